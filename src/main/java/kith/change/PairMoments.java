package kith.change;

/**
 * Means, standard deviations (n − 1) and the correlation of two scores of the same respondents. What does not exist is
 * NaN.
 *
 * @param n respondents with both scores
 * @param incomplete respondents with one of the scores missing
 * @param r Pearson correlation of the two scores
 * @param meanChange second less first
 */
public record PairMoments(
        int n,
        int incomplete,
        double meanFirst,
        double meanSecond,
        double sdFirst,
        double sdSecond,
        double r,
        double meanChange,
        double sdChange) {}
