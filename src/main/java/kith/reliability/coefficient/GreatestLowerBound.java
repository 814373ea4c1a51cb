package kith.reliability.coefficient;

import java.util.Arrays;
import java.util.Optional;
import kith.math.SmallMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The greatest lower bound to reliability: the smallest reliability of the sum of the items that their covariances C
 * allow.
 *
 * <p>glb = 1 − max Σθ / 1ᵀC1 over error variances θ ≥ 0 with C − diag θ positive semidefinite (Jackson and Agunwamba
 * 1977, doi 10.1007/BF02295979; Woodhouse and Jackson 1977; ten Berge and Sočan 2004, doi 10.1007/BF02289858). The
 * semidefinite program is solved by following the central path of log det(C − diag θ) + Σ log θ with Newton steps until
 * what could still be gained is below {@value #GAP} of the trace. Equals psych's {@code glb.algebraic}, which calls
 * CSDP; psych's {@code glb.fa} is something else, a bound by the communalities of a factor analysis.
 *
 * <p>In samples below about 1,000 respondents the bound is too high, the more so the more items there are.
 *
 * @param value NaN where C is not positive definite
 * @param errorVariances θ, in the order of the items
 */
public record GreatestLowerBound(double value, double[] errorVariances) {

    private static final double GAP = 1e-11;
    private static final double ROUGH_GAP = 1e-6;
    private static final double GROWTH = 20;
    private static final int NEWTON_LIMIT = 60;

    public GreatestLowerBound {
        errorVariances = errorVariances.clone();
    }

    @Override
    public double[] errorVariances() {
        return errorVariances.clone();
    }

    /** @param c covariances or correlations of the items */
    public static GreatestLowerBound of(double[][] c) {
        Path path = new Path(c, 1.0 / SmallMatrices.trace(c) * c.length);
        double[] variances = new double[c.length];
        if (Double.isNaN(path.follow(GAP))) {
            Arrays.fill(variances, Double.NaN);
            return new GreatestLowerBound(Double.NaN, variances);
        }
        Arrays.setAll(variances, i -> path.unscaled(path.theta[i]));
        return new GreatestLowerBound(1 - Arrays.stream(variances).sum() / SmallMatrices.sum(c), variances);
    }

    /**
     * The weights X, positive semidefinite with no diagonal element below 1, for which tr(XC) is as small as it can be,
     * about {@value #ROUGH_GAP} of the trace. By duality 1 − tr(XC)/1ᵀC1 is the greatest lower bound, and with any
     * other covariances it is still a lower bound to the reliability: for θ ≥ 0 with C − diag θ positive semidefinite,
     * tr(XC) ≥ Σ Xᵢᵢθᵢ ≥ Σθ. The gradient of max Σθ by C is X where that is unique (Shapiro 1982, doi
     * 10.1007/BF02296274).
     *
     * @return k × k; empty where C is not positive definite
     */
    static Optional<double[][]> weights(double[][] c) {
        Path path = new Path(c, 1.0 / SmallMatrices.trace(c) * c.length);
        double weight = path.follow(ROUGH_GAP);
        return Double.isNaN(weight) || !path.invert() ? Optional.empty() : Optional.of(path.dual(weight));
    }

    /** The central path of C scaled to a mean variance of 1. */
    private static final class Path {
        private final int k;
        private final double scale;
        private final DMatrixRMaj scaled;
        private final DMatrixRMaj inverse;
        private final DMatrixRMaj work;
        private final LinearSolverDense<DMatrixRMaj> solver;
        private final double[] theta;

        Path(double[][] c, double scale) {
            this.k = c.length;
            this.theta = new double[k];
            this.scale = scale;
            this.scaled = new DMatrixRMaj(c);
            CommonOps_DDRM.scale(scale, scaled);
            this.inverse = new DMatrixRMaj(k, k);
            this.work = new DMatrixRMaj(k, k);
            this.solver = LinearSolverFactory_DDRM.symmPosDef(k);
        }

        /**
         * Moves to where at most {@code gap} of the trace could still be gained; gives the weight there, NaN when there
         * is no start.
         */
        double follow(double gap) {
            if (!start()) {
                return Double.NaN;
            }
            double weight = 1;
            center(weight);
            while (2 / weight >= gap) {
                weight *= GROWTH;
                center(weight);
            }
            return weight;
        }

        /** (C − diag θ)⁻¹ over the weight, after {@link #invert}: at a centre its diagonal is 1 + 1/(weight θ). */
        double[][] dual(double weight) {
            double[][] weights = new double[k][k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    weights[i][j] = inverse.get(i, j) / weight;
                }
            }
            return weights;
        }

        double unscaled(double theta) {
            return theta / scale;
        }

        /** Equal error variances small enough; none when C is not positive definite. */
        private boolean start() {
            for (double size = 0.5; size > 1e-9; size /= 2) {
                Arrays.fill(theta, size);
                if (invert()) {
                    return true;
                }
            }
            return false;
        }

        /** Whether C − diag θ is positive definite; its inverse is then in {@link #inverse}. */
        boolean invert() {
            work.setTo(scaled);
            for (int i = 0; i < k; i++) {
                if (theta[i] <= 0) {
                    return false;
                }
                work.add(i, i, -theta[i]);
            }
            if (!solver.setA(work)) {
                return false;
            }
            solver.invert(inverse);
            return true;
        }

        /** Newton's method for the largest weight·Σθ + log det(C − diag θ) + Σ log θ; moves there. */
        private void center(double weight) {
            DMatrixRMaj hessian = new DMatrixRMaj(k, k);
            DMatrixRMaj gradient = new DMatrixRMaj(k, 1);
            DMatrixRMaj direction = new DMatrixRMaj(k, 1);
            LinearSolverDense<DMatrixRMaj> newton = LinearSolverFactory_DDRM.symmPosDef(k);
            for (int iteration = 0; iteration < NEWTON_LIMIT && invert(); iteration++) {
                for (int i = 0; i < k; i++) {
                    gradient.set(i, 0, weight - inverse.get(i, i) + 1 / theta[i]);
                    for (int j = 0; j < k; j++) {
                        double w = inverse.get(i, j);
                        hessian.set(i, j, w * w);
                    }
                    hessian.add(i, i, 1 / (theta[i] * theta[i]));
                }
                if (!newton.setA(hessian)) {
                    return;
                }
                newton.solve(gradient, direction);
                double decrement = 0;
                for (int i = 0; i < k; i++) {
                    decrement += gradient.get(i, 0) * direction.get(i, 0);
                }
                // Within the unit ball of the local norm a step of 1/(1 + norm) always stays inside (self-concordance).
                double norm = Math.sqrt(Math.max(0, decrement));
                double length = norm < 0.25 ? 1 : 1 / (1 + norm);
                for (int i = 0; i < k; i++) {
                    theta[i] += length * direction.get(i, 0);
                }
                if (norm < 1e-5) {
                    return;
                }
            }
        }
    }
}
