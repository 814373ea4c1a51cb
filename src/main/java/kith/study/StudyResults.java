package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.finding.Finding;
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

    /** The analyses that could not be done. */
    public List<Outcome.Failed<?>> failures() {
        List<Outcome.Failed<?>> failures = new ArrayList<>();
        for (Outcome<?> outcome : List.of(scores, items, cfa, invariance)) {
            if (outcome instanceof Outcome.Failed<?> failed) {
                failures.add(failed);
            }
        }
        return failures;
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
