package kith.change.trial;

import org.ejml.data.DMatrixRMaj;

/**
 * σ² ρ^d with θ₁ = ln σ, θ₂ = atanh ρ and d the distance of the visits (first-order autoregression) or 1 (compound
 * symmetry).
 */
record PowerCovariance(int visits, boolean byDistance) implements VisitCovariance {

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public double[] start(double[] sd) {
        double squares = 0;
        for (double value : sd) {
            squares += value * value / sd.length;
        }
        return new double[] {0.5 * Math.log(squares), 0.25};
    }

    @Override
    public DMatrixRMaj at(double[] theta) {
        return matrix(theta, 1, 0);
    }

    @Override
    public DMatrixRMaj first(double[] theta, int k) {
        return k == 0 ? matrix(theta, 2, 0) : matrix(theta, 1, 1);
    }

    @Override
    public DMatrixRMaj second(double[] theta, int k, int l) {
        return k + l == 0 ? matrix(theta, 4, 0) : k + l == 1 ? matrix(theta, 2, 1) : matrix(theta, 1, 2);
    }

    private DMatrixRMaj matrix(double[] theta, double times, int order) {
        double variance = times * Math.exp(2 * theta[0]);
        double rho = Math.tanh(theta[1]);
        double slope = 1 - rho * rho;
        DMatrixRMaj matrix = new DMatrixRMaj(visits, visits);
        for (int i = 0; i < visits; i++) {
            for (int j = 0; j < visits; j++) {
                int d = i == j ? 0 : byDistance ? Math.abs(i - j) : 1;
                matrix.set(i, j, variance * power(rho, slope, d, order));
            }
        }
        return matrix;
    }

    /** Derivatives of ρ^d by atanh ρ. */
    private static double power(double rho, double slope, int d, int order) {
        if (order == 0) {
            return d == 0 ? 1 : Math.pow(rho, d);
        }
        if (d == 0) {
            return 0;
        }
        double first = d * (d == 1 ? 1 : Math.pow(rho, d - 1.0));
        if (order == 1) {
            return first * slope;
        }
        double second = d == 1 ? 0 : d * (d - 1.0) * (d == 2 ? 1 : Math.pow(rho, d - 2.0));
        return second * slope * slope + first * -2 * rho * slope;
    }
}
