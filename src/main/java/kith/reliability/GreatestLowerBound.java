package kith.reliability;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The greatest lower bound to reliability: the smallest reliability of the sum of the items that their covariances C allow.
 *
 * <p>glb = 1 − max Σθ / 1ᵀC1 over error variances θ ≥ 0 with C − diag θ positive semidefinite (Jackson & Agunwamba 1977,
 * doi 10.1007/BF02295979; Woodhouse & Jackson 1977; ten Berge & Sočan 2004, doi 10.1007/BF02289858). The semidefinite program
 * is solved by following the central path of log det(C − diag θ) + Σ log θ with Newton steps until what could still be gained
 * is below {@value #GAP} of the trace. Equals psych's {@code glb.algebraic}, which calls CSDP; psych's {@code glb.fa} is
 * something else, a bound by the communalities of a factor analysis.
 *
 * <p>In samples below about 1,000 people the bound is too high, the more so the more items there are.
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
        return of(c, GAP);
    }

    /** Only the value, to about six digits. */
    static double roughly(double[][] c) {
        return of(c, ROUGH_GAP).value();
    }

    private static GreatestLowerBound of(double[][] c, double gap) {
        int k = c.length;
        double[] sd = new double[k];
        Arrays.setAll(sd, i -> Math.sqrt(c[i][i]));
        Path path = new Path(c, 1.0 / Alpha.trace(c) * k);
        double[] theta = path.start();
        if (theta.length == 0) {
            double[] none = new double[k];
            Arrays.fill(none, Double.NaN);
            return new GreatestLowerBound(Double.NaN, none);
        }
        for (double weight = 1; ; weight *= GROWTH) {
            path.center(theta, weight);
            if (2.0 * k / weight < gap * k) {
                break;
            }
        }
        double[] variances = Arrays.stream(theta).map(path::unscaled).toArray();
        return new GreatestLowerBound(1 - Arrays.stream(variances).sum() / Alpha.sum(c), variances);
    }

    /** The central path of C scaled to a mean variance of 1. */
    private static final class Path {
        private final int k;
        private final double scale;
        private final DMatrixRMaj scaled;
        private final DMatrixRMaj inverse;
        private final DMatrixRMaj work;
        private final LinearSolverDense<DMatrixRMaj> solver;

        Path(double[][] c, double scale) {
            this.k = c.length;
            this.scale = scale;
            this.scaled = new DMatrixRMaj(c);
            CommonOps_DDRM.scale(scale, scaled);
            this.inverse = new DMatrixRMaj(k, k);
            this.work = new DMatrixRMaj(k, k);
            this.solver = LinearSolverFactory_DDRM.symmPosDef(k);
        }

        double unscaled(double theta) {
            return theta / scale;
        }

        /** Equal error variances small enough; empty when C is not positive definite. */
        double[] start() {
            double[] theta = new double[k];
            for (double size = 0.5; size > 1e-9; size /= 2) {
                Arrays.fill(theta, size);
                if (invert(theta)) {
                    return theta;
                }
            }
            return new double[0];
        }

        /** Whether C − diag θ is positive definite; its inverse is then in {@link #inverse}. */
        private boolean invert(double[] theta) {
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

        /** Newton's method for the largest weight·Σθ + log det(C − diag θ) + Σ log θ; moves {@code theta} there. */
        void center(double[] theta, double weight) {
            DMatrixRMaj hessian = new DMatrixRMaj(k, k);
            DMatrixRMaj gradient = new DMatrixRMaj(k, 1);
            DMatrixRMaj direction = new DMatrixRMaj(k, 1);
            LinearSolverDense<DMatrixRMaj> newton = LinearSolverFactory_DDRM.symmPosDef(k);
            for (int iteration = 0; iteration < NEWTON_LIMIT && invert(theta); iteration++) {
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
