package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.invariance.ComparabilityAnswer;
import kith.scoring.Scores;

/**
 * What a study found out.
 *
 * @param manifest how it came to be
 * @param input the file of answers
 * @param reading what is worth knowing about the reading of the answers
 * @param groups the groups that were compared
 */
public record StudyResults(
        Study study,
        RunManifest manifest,
        InputFile input,
        List<Finding> reading,
        Optional<Grouping> groups,
        SampleDescription sample,
        Outcome<Scores> scores,
        Outcome<ItemsAnswer> items,
        Outcome<StructureAnswer> cfa,
        Outcome<ComparabilityAnswer> invariance) {

    public StudyResults {
        reading = List.copyOf(reading);
    }

    /** Everything that the study asked for and that could not be done, in the order of the report. */
    public List<NotDone> notDone() {
        List<NotDone> all = new ArrayList<>();
        scores.notDone().ifPresent(all::add);
        items.notDone().ifPresent(all::add);
        items.found().ifPresent(answer -> all.addAll(answer.notDone()));
        cfa.notDone().ifPresent(all::add);
        cfa.found().ifPresent(answer -> all.addAll(answer.notDone()));
        invariance.notDone().ifPresent(all::add);
        invariance
                .found()
                .map(answer -> answer.ladder().steps().get(0))
                .filter(first -> !first.fit().converged())
                .ifPresent(first -> all.add(NotDone.all(
                        Analysis.INVARIANCE,
                        "The model of the first level, " + first.level().id()
                                + ", did not converge, so the levels have no result.",
                        "Check the model and the data in each group; try a simpler model or larger groups.")));
        return all;
    }

    /** What of one analysis could not be done. */
    public List<NotDone> notDone(Analysis analysis) {
        return notDone().stream().filter(one -> one.analysis() == analysis).toList();
    }

    /**
     * Whether every model converged with an admissible solution, invariance has a conclusion, and no finding forbids relying on an
     * answer.
     */
    public boolean isSound() {
        boolean models = cfa.found().stream()
                .flatMap(answer -> answer.models().stream())
                .map(StructureAnswer.Candidate::fit)
                .allMatch(fit -> fit.converged() && fit.admissible());
        return models
                && invariance.found().stream().allMatch(ComparabilityAnswer::isSound)
                && count(Severity.ERROR) == 0;
    }

    /** How many findings are of a severity. */
    public int count(Severity severity) {
        return (int) findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Everything worth knowing, of the reading and of every analysis. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(reading);
        scores.found().ifPresent(answer -> findings.addAll(answer.findings()));
        items.found().ifPresent(answer -> findings.addAll(answer.findings()));
        cfa.found().ifPresent(answer -> findings.addAll(answer.findings()));
        invariance.found().ifPresent(answer -> findings.addAll(answer.findings()));
        return findings.stream().distinct().toList();
    }
}
