package kith.change;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import kith.finding.Finding;

/**
 * What is known about change in one score.
 *
 * @param score its name
 * @param from the earlier wave
 * @param to the later wave
 * @param question as it was asked
 * @param waves how the scores lie, by wave and arm
 * @param retest reliability and measurement error, where there is a retest
 * @param reliability that reliable change rests on
 * @param cutoffs of clinical significance
 * @param groups change in all respondents first, then in each arm
 * @param minimal the minimal important change, where there is an anchor
 * @param distribution of change by arm
 * @param imputed standardised change from imputed scores; empty where that was not asked for or not possible
 */
public record ChangeAnswer(
        String score,
        String from,
        String to,
        ChangeQuestion question,
        List<WaveScores> waves,
        Optional<Retest> retest,
        OptionalDouble reliability,
        ClinicalCutoffs cutoffs,
        List<GroupChange> groups,
        Optional<MinimalImportantChange> minimal,
        ChangeDistribution distribution,
        Optional<ImputedChange> imputed,
        List<Finding> findings) {

    public ChangeAnswer {
        waves = List.copyOf(waves);
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
    }

    /** Whether reliable change rests on ICC(2,1) of the retest, not on a reliability that was stated. */
    public boolean restsOnRetest() {
        return retest.isPresent()
                && reliability.isPresent()
                && question.reliability().isEmpty();
    }

    /** The same with other names of waves and arms, for readers; an empty arm, which is all, keeps its name. */
    public ChangeAnswer renamed(UnaryOperator<String> names) {
        UnaryOperator<String> arms = arm -> arm.isEmpty() ? arm : names.apply(arm);
        return new ChangeAnswer(
                score,
                names.apply(from),
                names.apply(to),
                question.renamed(names),
                waves.stream()
                        .map(wave -> new WaveScores(
                                names.apply(wave.wave()), arms.apply(wave.arm()), wave.scores(), wave.retained()))
                        .toList(),
                retest,
                reliability,
                cutoffs,
                groups.stream()
                        .map(group -> new GroupChange(
                                arms.apply(group.arm()),
                                group.scores(),
                                group.reliable(),
                                group.responsiveness(),
                                group.clinical()))
                        .toList(),
                minimal,
                distribution.renamed(arms),
                imputed.map(scores -> scores.renamed(arms)),
                findings);
    }
}
