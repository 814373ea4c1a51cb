package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.LadderStep;
import kith.scoring.Scores;
import kith.sem.SemFit;

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
        return all;
    }

    /** What of one analysis could not be done. */
    public List<NotDone> notDone(Analysis analysis) {
        return notDone().stream().filter(one -> one.analysis() == analysis).toList();
    }

    /** Whether every model converged with an admissible solution, and no finding forbids relying on an answer. */
    public boolean isSound() {
        Stream<SemFit> models = Stream.concat(
                cfa.found().stream().flatMap(answer -> answer.models().stream()).map(StructureAnswer.Candidate::fit),
                invariance.found().stream()
                        .flatMap(answer -> answer.ladder().steps().stream())
                        .map(LadderStep::fit));
        return count(Severity.ERROR) == 0 && models.allMatch(fit -> fit.converged() && fit.admissible());
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
