package kith.invariance;

/** Whose standard deviation of an item's answers (divided by n − 1) is the unit of dMACS. */
public enum EffectDivisor {
    /** The two contexts' standard deviations, weighted by n − 1 (Nye &amp; Drasgow 2011, equation 3). */
    POOLED("pooled standard deviation"),
    REFERENCE("standard deviation in the reference context"),
    FOCAL("standard deviation in the context compared");

    private final String says;

    EffectDivisor(String says) {
        this.says = says;
    }

    /** To be printed beside every value. */
    public String says() {
        return says;
    }

    double of(double[] reference, double[] focal) {
        double inReference = deviation(reference);
        double inFocal = deviation(focal);
        return switch (this) {
            case REFERENCE -> inReference;
            case FOCAL -> inFocal;
            case POOLED ->
                ((reference.length - 1) * inReference + (focal.length - 1) * inFocal)
                        / (reference.length + focal.length - 2);
        };
    }

    private static double deviation(double[] answers) {
        double mean = java.util.Arrays.stream(answers).average().orElse(Double.NaN);
        double sum = java.util.Arrays.stream(answers)
                .map(answer -> (answer - mean) * (answer - mean))
                .sum();
        return Math.sqrt(sum / (answers.length - 1));
    }
}
