package kith.scoring;

/**
 * Scores as per cent of the maximum possible (POMP): 100 (x − lowest)/(highest − lowest), 0 for the lowest and 100 for
 * the highest score that there can be (Cohen et al. 1999, doi 10.1207/S15327906MBR3403_2).
 */
public final class PercentOfMaximum {

    private PercentOfMaximum() {}

    /** NaN for a score that is missing. */
    public static double of(double score, double lowest, double highest) {
        return 100 * (score - lowest) / (highest - lowest);
    }
}
