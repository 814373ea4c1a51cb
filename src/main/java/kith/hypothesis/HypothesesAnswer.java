package kith.hypothesis;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;

/**
 * The hypotheses of a study with what the responses say of them.
 *
 * @param results in the order of the study, group by group
 * @param level of the intervals
 * @param resamples drawn for each interval; 0 where intervals are by formula
 */
public record HypothesesAnswer(List<HypothesisResult> results, double level, int resamples, List<Finding> findings)
        implements AnalysisAnswer {

    public HypothesesAnswer {
        results = List.copyOf(results);
        findings = List.copyOf(findings);
    }

    /** How many results there are an estimate for. */
    public int tested() {
        return (int)
                results.stream().filter(result -> result.verdict().isTested()).count();
    }

    /** How many estimates are in the expected range. */
    public int agreeing() {
        return (int)
                results.stream().filter(result -> result.verdict().agrees()).count();
    }

    /** Share of the tested that agree; NaN where none was tested. */
    public double share() {
        return tested() == 0 ? Double.NaN : (double) agreeing() / tested();
    }

    /** Everything that was stated was tested. */
    @Override
    public boolean isSound() {
        return tested() == results.size();
    }
}
