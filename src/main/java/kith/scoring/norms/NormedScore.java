package kith.scoring.norms;

/**
 * What a score means in a reference sample.
 *
 * @param raw the score
 * @param frequency how many of the sample have it
 * @param percentBelow per cent of the sample below
 * @param percentAtOrBelow per cent of the sample at or below
 * @param percentile per cent below, half of those with the same score counted as below
 * @param percentileError binomial standard error of the percentile
 * @param lower end of the interval of the percentile
 * @param upper end of the interval of the percentile
 * @param z (raw − M)/SD of the sample
 * @param stanine of the normalised score, 1 to 9; 0 where it does not exist
 */
public record NormedScore(
        double raw,
        int frequency,
        double percentBelow,
        double percentAtOrBelow,
        double percentile,
        double percentileError,
        double lower,
        double upper,
        double z,
        int stanine) {}
