package kith.sem.discrepancy;

/**
 * Weighted least squares: F = ½ c (s − σ)′ W (s − σ) (Browne 1984, doi 10.1111/j.2044-8317.1984.tb00789.x, equation
 * 2.6).
 *
 * <p>With W the inverse of the asymptotic covariance of s this is WLS (ADF), with its diagonal DWLS, with the
 * normal-theory information at the sample GLS, with the identity ULS. lavaan multiplies by c = (N − 1) ∕ N, and so does
 * Kith.
 */
public final class LeastSquaresDiscrepancy implements Discrepancy {

    private final double[] sample;
    private final Weight weight;
    private final double factor;
    private final double[] difference;
    private final double[] weighted;

    /**
     * @param sample the moments of the sample, in the order of the implied ones
     * @param factor c
     */
    public LeastSquaresDiscrepancy(double[] sample, Weight weight, double factor) {
        this.sample = sample.clone();
        this.weight = weight;
        this.factor = factor;
        this.difference = new double[sample.length];
        this.weighted = new double[sample.length];
    }

    /** c */
    public double factor() {
        return factor;
    }

    @Override
    public double value(double[] moments) {
        for (int k = 0; k < sample.length; k++) {
            difference[k] = sample[k] - moments[k];
        }
        weight.multiply(difference, weighted);
        double sum = 0;
        for (int k = 0; k < sample.length; k++) {
            sum += difference[k] * weighted[k];
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : 0.5 * factor * sum;
    }

    /** The value where all moments are 0, divided by their number. */
    @Override
    public double magnitude() {
        double value = value(new double[sample.length]);
        return value > 0 && Double.isFinite(value) ? value / sample.length : 1;
    }

    @Override
    public double valueAndDerivative(double[] moments, double[] derivative) {
        double value = value(moments);
        for (int k = 0; k < sample.length; k++) {
            derivative[k] = -factor * weighted[k];
        }
        return value;
    }

    @Override
    public Weight curvature(double[] moments) {
        return weight;
    }
}
