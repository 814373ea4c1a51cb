package kith.reliability.coefficient;

import kith.math.SmallMatrices;

/**
 * One common factor fitted to the covariances of items by maximum likelihood, and the reliabilities that follow.
 *
 * <p>C = λλᵀ + diag ψ. The EM algorithm of Rubin and Thayer (1982, doi 10.1007/BF02293851) on the correlations,
 * hastened by squared extrapolation (Varadhan and Roland 2008, doi 10.1111/j.1467-9469.2007.00585.x, scheme S3); a step
 * that does not raise the likelihood is replaced by the plain one. A unique variance is kept at no less than
 * {@value #LEAST_UNIQUENESS} of its item's variance, as R's {@code factanal} does; lavaan lets it become negative.
 *
 * @param loadings λ in the units of the items, with a positive sum
 * @param uniqueness ψ in the units of the items
 * @param standardized λ in units of the items' standard deviations
 * @param converged whether the iterations converged
 * @param iterations how many pairs of steps were made
 */
public record OneFactor(
        double[] loadings, double[] uniqueness, double[] standardized, boolean converged, int iterations) {

    /** The least share of an item's variance that is unique. */
    public static final double LEAST_UNIQUENESS = 0.005;

    private static final int LIMIT = 5_000;

    public OneFactor {
        loadings = loadings.clone();
        uniqueness = uniqueness.clone();
        standardized = standardized.clone();
    }

    @Override
    public double[] loadings() {
        return loadings.clone();
    }

    @Override
    public double[] uniqueness() {
        return uniqueness.clone();
    }

    @Override
    public double[] standardized() {
        return standardized.clone();
    }

    /** @param c covariances of at least three items, none without variance */
    public static OneFactor fit(double[][] c) {
        return fit(c, centroid(SmallMatrices.correlations(c)), 1e-12);
    }

    /**
     * @param start standardised loadings to begin with
     * @param tolerance largest change of a standardised parameter at rest
     */
    public static OneFactor fit(double[][] c, double[] start, double tolerance) {
        return new OneFactorFit(SmallMatrices.correlations(c), start)
                .run(tolerance, LIMIT)
                .inUnitsOf(c);
    }

    /** The first centroid: sums of the rows over the root of the whole sum. */
    static double[] centroid(double[][] r) {
        double root = Math.sqrt(Math.abs(SmallMatrices.sum(r)));
        double[] loadings = new double[r.length];
        for (int i = 0; i < r.length; i++) {
            double sum = 0;
            for (double value : r[i]) {
                sum += value;
            }
            double loading = root > 0 ? sum / root : 0.5;
            loadings[i] = Math.max(-0.95, Math.min(0.95, loading));
        }
        return loadings;
    }

    private OneFactor inUnitsOf(double[][] c) {
        double[] raw = new double[standardized.length];
        double[] unique = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = standardized[i] * Math.sqrt(c[i][i]);
            unique[i] = uniqueness[i] * c[i][i];
        }
        return new OneFactor(raw, unique, standardized, converged, iterations);
    }

    /**
     * McDonald's omega: (Σλ)² / ((Σλ)² + Σψ), the share of the model's variance of the sum that the factor explains
     * (McDonald 1999, equation 6.20a).
     */
    public double omega() {
        double common = commonVariance();
        return common / (common + uniqueVariance());
    }

    /** The same with the observed variance of the sum, 1ᵀC1, below the line (semTools' {@code compRelSEM}). */
    public double omegaOfObserved(double[][] c) {
        return commonVariance() / SmallMatrices.sum(c);
    }

    /** 1 − Σψ/1ᵀC1: all that is not unique, over the observed variance of the sum. */
    public double omegaOfUnique(double[][] c) {
        return 1 - uniqueVariance() / SmallMatrices.sum(c);
    }

    /**
     * Coefficient H: reliability of the optimally weighted sum, 1 / (1 + 1/Σ(l²/(1 − l²))) with standardised loadings l
     * (Hancock and Mueller 2001).
     */
    public double coefficientH() {
        double information = 0;
        for (double loading : standardized) {
            information += loading * loading / (1 - loading * loading);
        }
        return 1 / (1 + 1 / information);
    }

    /** Whether a unique variance is at its bound (a Heywood case). */
    public boolean atBound() {
        for (int i = 0; i < loadings.length; i++) {
            double variance = loadings[i] * loadings[i] + uniqueness[i];
            if (uniqueness[i] <= LEAST_UNIQUENESS * variance * 1.01) {
                return true;
            }
        }
        return false;
    }

    private double uniqueVariance() {
        double unique = 0;
        for (double value : uniqueness) {
            unique += value;
        }
        return unique;
    }

    private double commonVariance() {
        double sum = 0;
        for (double loading : loadings) {
            sum += loading;
        }
        return sum * sum;
    }
}
