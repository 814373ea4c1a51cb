package kith.reliability.coefficient;

/** The Spearman–Brown formula: what lengthening a scale with items like its own does to its reliability. */
public final class SpearmanBrown {

    private SpearmanBrown() {}

    /**
     * The reliability of a scale made {@code factor} times as long: fρ / (1 + (f − 1)ρ).
     *
     * @param factor may be below 1, for a shorter scale
     */
    public static double lengthened(double reliability, double factor) {
        return factor * reliability / (1 + (factor - 1) * reliability);
    }
}
