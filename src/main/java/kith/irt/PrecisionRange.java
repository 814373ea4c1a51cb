package kith.irt;

/**
 * Where on the trait a test measures reliably: I(θ) / (I(θ) + 1/σ²) of {@link #RELIABLE} or more, σ² the latent
 * variance. For σ = 1 that is a standard error of √(.3/.7) = .65 or less, 1/√I.
 *
 * @param lowest value of the trait within −4σ … 4σ around the latent mean, NaN where there is none
 * @param highest value of it
 * @param share of the latent distribution between the two that is measured so
 */
public record PrecisionRange(double lowest, double highest, double share) {

    /** Reliability that scores of individuals are compared with. */
    public static final double RELIABLE = 0.70;

    private static final int POINTS = 801;
    private static final double WIDTH = 4;

    /** Of the one factor of a group. */
    static PrecisionRange of(IrtFit fit, int group, TraitCurves curves) {
        double mean = fit.means(group)[0];
        double variance = fit.covariances(group)[0][0];
        double sd = Math.sqrt(variance);
        double[] theta = new double[POINTS];
        for (int q = 0; q < POINTS; q++) {
            theta[q] = mean + sd * WIDTH * (2.0 * q / (POINTS - 1) - 1);
        }
        double[] information = curves.testInformation(theta);
        double lowest = Double.NaN;
        double highest = Double.NaN;
        double total = 0;
        double reliable = 0;
        for (int q = 0; q < POINTS; q++) {
            double z = (theta[q] - mean) / sd;
            double density = Math.exp(-z * z / 2);
            total += density;
            if (information[q] / (information[q] + 1 / variance) >= RELIABLE) {
                reliable += density;
                lowest = Double.isNaN(lowest) ? theta[q] : lowest;
                highest = theta[q];
            }
        }
        return new PrecisionRange(lowest, highest, reliable / total);
    }
}
