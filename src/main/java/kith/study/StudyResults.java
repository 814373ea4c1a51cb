package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.finding.Severity;

/**
 * The results of a study.
 *
 * @param manifest how it came to be
 * @param input the data file
 * @param reading what is worth knowing about the reading of the responses and the design of the study
 * @param groups the groups that were compared
 * @param flow who was excluded; empty where the study excludes for no reason
 * @param outcomes one an analysis that the study asked for, in the order of {@link Analyses}
 */
public record StudyResults(
        Study study,
        RunManifest manifest,
        InputFile input,
        List<Finding> reading,
        Optional<Grouping> groups,
        SampleDescription sample,
        Optional<ParticipantFlow> flow,
        List<AnalysisOutcome> outcomes) {

    public StudyResults {
        reading = List.copyOf(reading);
        outcomes = List.copyOf(outcomes);
    }

    /** The answer of a type; empty where the study did not ask for it, or it could not be done. */
    public <A extends AnalysisAnswer> Optional<A> answer(Class<A> type) {
        return answers().filter(type::isInstance).map(type::cast).findFirst();
    }

    private Stream<AnalysisAnswer> answers() {
        return outcomes.stream().flatMap(outcome -> outcome.answer().stream());
    }

    /** Everything that the study asked for and that could not be done. */
    public List<NotDone> notDone() {
        return outcomes.stream().flatMap(outcome -> outcome.notDone().stream()).toList();
    }

    /**
     * Whether every model converged with an admissible solution, invariance has a conclusion, and no finding forbids
     * relying on an answer.
     */
    public boolean isSound() {
        return answers().allMatch(AnalysisAnswer::isSound) && count(Severity.ERROR) == 0;
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
        answers().forEach(answer -> findings.addAll(answer.findings()));
        return findings.stream().distinct().toList();
    }
}
