package kith.hypothesis;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;

/**
 * A multitrait-multimethod table.
 *
 * @param traits in the order of the study
 * @param methods such as contexts, in the order of the study
 * @param correlations of every two scores, those of the first method first
 * @param level of the intervals
 * @param resamples drawn for each interval; 0 where intervals are by formula
 */
public record MultitraitAnswer(
        List<String> traits,
        List<String> methods,
        List<ScoreCorrelation> correlations,
        double level,
        int resamples,
        List<Finding> findings)
        implements AnalysisAnswer {

    public MultitraitAnswer {
        traits = List.copyOf(traits);
        methods = List.copyOf(methods);
        correlations = List.copyOf(correlations);
        findings = List.copyOf(findings);
    }

    /** Every trait by every two methods. */
    public List<Convergence> convergences() {
        return correlations.stream()
                .filter(one -> one.kind() == ScoreCorrelation.Kind.CONVERGENT)
                .map(one -> Convergence.of(one, correlations))
                .toList();
    }

    @Override
    public boolean isSound() {
        return convergences().stream().allMatch(one -> one.verdict() != Convergence.Verdict.NOT_TESTED);
    }
}
