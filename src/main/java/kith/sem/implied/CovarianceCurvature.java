package kith.sem.implied;

import org.ejml.data.DMatrixRMaj;

/**
 * Second derivatives of the moments of a {@link CovarianceStructure} by its parameters, weighted by derivatives of a
 * discrepancy by the moments, which the structure has taken.
 */
record CovarianceCurvature(CovarianceStructure of) {

    /** Adds {@code scale} times them to {@code hessian}. */
    void add(double scale, DMatrixRMaj hessian) {
        int q = of.parameterCount();
        for (int a = 0; a < of.parameter.length; a++) {
            for (int b = 0; b <= a; b++) {
                double second = of.slot[a] <= of.slot[b] ? second(a, b) : second(b, a);
                if (second != 0) {
                    int i = of.parameter[a];
                    int j = of.parameter[b];
                    hessian.data[i * q + j] += scale * second;
                    if (a != b) {
                        hessian.data[j * q + i] += scale * second;
                    }
                }
            }
        }
    }

    /** The second derivative by two free cells, the slot of the first not after that of the second. */
    private double second(int a, int b) {
        int first = of.slot[a];
        int other = of.slot[b];
        int i = of.row[a];
        int j = of.col[a];
        int k = of.row[b];
        int l = of.col[b];
        if (first == CovarianceStructure.LAMBDA) {
            if (other == CovarianceStructure.LAMBDA) {
                return 2 * of.derivative.data[i * of.p + k] * of.latentCovariance.data[j * of.m + l];
            }
            if (other == CovarianceStructure.PSI) {
                return k == l
                        ? 2 * of.derivativeLoadings.data[i * of.m + k] * of.paths.data[j * of.m + k]
                        : 2 * of.derivativeLoadings.data[i * of.m + k] * of.paths.data[j * of.m + l]
                                + 2 * of.derivativeLoadings.data[i * of.m + l] * of.paths.data[j * of.m + k];
            }
            if (other == CovarianceStructure.BETA) {
                return 2 * of.paths.data[j * of.m + k] * of.derivativeCross.data[i * of.m + l]
                        + 2 * of.latentCovariance.data[j * of.m + l] * of.derivativeLoadings.data[i * of.m + k]
                        + of.derivativeMean[i] * of.paths.data[j * of.m + k] * of.latentMean[l];
            }
            return other == CovarianceStructure.ALPHA ? of.derivativeMean[i] * of.paths.data[j * of.m + k] : 0;
        }
        if (first == CovarianceStructure.PSI && other == CovarianceStructure.BETA) {
            return i == j
                    ? 2 * of.inner.data[k * of.m + i] * of.paths.data[l * of.m + i]
                    : 2 * of.inner.data[k * of.m + i] * of.paths.data[l * of.m + j]
                            + 2 * of.inner.data[k * of.m + j] * of.paths.data[l * of.m + i];
        }
        if (first == CovarianceStructure.BETA && other == CovarianceStructure.BETA) {
            return 2 * of.paths.data[j * of.m + k] * of.innerCross.data[i * of.m + l]
                    + 2 * of.paths.data[l * of.m + i] * of.innerCross.data[k * of.m + j]
                    + 2 * of.latentCovariance.data[j * of.m + l] * of.inner.data[i * of.m + k]
                    + of.loadingMean[i] * of.paths.data[j * of.m + k] * of.latentMean[l]
                    + of.loadingMean[k] * of.paths.data[l * of.m + i] * of.latentMean[j];
        }
        return first == CovarianceStructure.BETA && other == CovarianceStructure.ALPHA
                ? of.loadingMean[i] * of.paths.data[j * of.m + k]
                : 0;
    }
}
