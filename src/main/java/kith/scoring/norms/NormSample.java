package kith.scoring.norms;

import java.util.Arrays;

/**
 * The sample of continuous norms.
 *
 * @param n respondents with a score and a covariate
 * @param from smallest value of the covariate
 * @param to largest value of the covariate
 * @param lowest raw score
 * @param highest raw score
 */
public record NormSample(int n, double from, double to, double lowest, double highest) {

    static NormSample of(double[] scores, double[] values) {
        return new NormSample(
                scores.length,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                Arrays.stream(scores).min().orElseThrow(),
                Arrays.stream(scores).max().orElseThrow());
    }
}
