package kith.efa.extraction;

import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Diagonally weighted least squares of the correlations below the diagonal:
 *
 * <pre>f(Λ) = Σ_{i&lt;j} wᵢⱼ (rᵢⱼ − λᵢᵀλⱼ)²</pre>
 *
 * <p>minimised over the loadings by the Levenberg–Marquardt method from the minres solution, then turned to principal
 * axes. With equal weights this is minres.
 */
final class WeightedResiduals {

    private static final int ITERATIONS = 500;

    private WeightedResiduals() {}

    static Extraction.Raw extract(DMatrixRMaj correlation, DMatrixRMaj weights, int factors) {
        DMatrixRMaj loadings = Extraction.leastSquares(correlation, factors).loadings();
        int size = loadings.getNumElements();
        double value = value(correlation, weights, loadings);
        double damping = 1e-3;
        boolean converged = false;
        int iteration = 0;
        while (!converged && iteration < ITERATIONS) {
            iteration++;
            DMatrixRMaj gradient = new DMatrixRMaj(size, 1);
            DMatrixRMaj curvature = curvature(correlation, weights, loadings, gradient);
            if (NormOps_DDRM.elementP(gradient, 2) < 1e-9 * Math.max(1, CommonOps_DDRM.elementMax(weights))) {
                converged = true;
                break;
            }
            boolean fell = false;
            for (; damping < 1e12 && !fell; damping *= 4) {
                DMatrixRMaj next = step(loadings, curvature, gradient, damping);
                double there = value(correlation, weights, next);
                if (there < value) {
                    converged = value - there < 1e-14 * value;
                    loadings = next;
                    value = there;
                    damping = Math.max(1e-12, damping / 40);
                    fell = true;
                }
            }
            if (!fell) {
                converged = true;
            }
        }
        loadings = MinresDiscrepancy.principal(Spectrum.of(Symmetric.product(loadings)), factors);
        double[] uniqueness = new double[loadings.numRows];
        for (int i = 0; i < uniqueness.length; i++) {
            uniqueness[i] = 1;
            for (int k = 0; k < factors; k++) {
                uniqueness[i] -= loadings.get(i, k) * loadings.get(i, k);
            }
        }
        return new Extraction.Raw(loadings, uniqueness, value, iteration, converged);
    }

    static double value(DMatrixRMaj correlation, DMatrixRMaj weights, DMatrixRMaj loadings) {
        DMatrixRMaj model = Symmetric.product(loadings);
        double value = 0;
        for (int i = 0; i < model.numRows; i++) {
            for (int j = 0; j < i; j++) {
                double residual = correlation.get(i, j) - model.get(i, j);
                value += weights.get(i, j) * residual * residual;
            }
        }
        return value;
    }

    /** Gauss–Newton curvature JᵀWJ; writes the gradient JᵀWe (of half the function, downhill). */
    static DMatrixRMaj curvature(
            DMatrixRMaj correlation, DMatrixRMaj weights, DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int p = loadings.numRows;
        int m = loadings.numCols;
        DMatrixRMaj model = Symmetric.product(loadings);
        DMatrixRMaj curvature = new DMatrixRMaj(p * m, p * m);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                if (i == j) {
                    continue;
                }
                double weight = weights.get(i, j);
                double residual = correlation.get(i, j) - model.get(i, j);
                for (int k = 0; k < m; k++) {
                    gradient.add(i * m + k, 0, weight * residual * loadings.get(j, k));
                    for (int l = 0; l < m; l++) {
                        curvature.add(i * m + k, i * m + l, weight * loadings.get(j, k) * loadings.get(j, l));
                        curvature.add(i * m + k, j * m + l, weight * loadings.get(j, k) * loadings.get(i, l));
                    }
                }
            }
        }
        return curvature;
    }

    private static DMatrixRMaj step(DMatrixRMaj loadings, DMatrixRMaj curvature, DMatrixRMaj gradient, double damping) {
        DMatrixRMaj shifted = curvature.copy();
        for (int e = 0; e < shifted.numRows; e++) {
            shifted.add(e, e, damping * (curvature.get(e, e) + 1e-8));
        }
        DMatrixRMaj direction = new DMatrixRMaj(shifted.numRows, 1);
        CommonOps_DDRM.solve(shifted, gradient, direction);
        DMatrixRMaj next = loadings.copy();
        for (int e = 0; e < next.getNumElements(); e++) {
            next.data[e] += direction.data[e];
        }
        return next;
    }
}
