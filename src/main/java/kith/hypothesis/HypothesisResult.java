package kith.hypothesis;

import kith.resampling.Interval;

/**
 * What the responses say of a hypothesis.
 *
 * @param group of the compared column; empty where nothing is compared
 * @param n respondents with all values that it needs
 * @param estimate r or d; NaN where it could not be computed
 * @param interval confidence interval of the estimate
 */
public record HypothesisResult(
        Hypothesis hypothesis, String group, int n, double estimate, Interval interval, HypothesisVerdict verdict) {

    static HypothesisResult of(Hypothesis hypothesis, String group, int n, double estimate, Interval interval) {
        return new HypothesisResult(
                hypothesis,
                group,
                n,
                estimate,
                interval,
                HypothesisVerdict.of(estimate, interval, hypothesis.expected()));
    }
}
