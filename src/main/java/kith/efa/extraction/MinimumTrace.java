package kith.efa.extraction;

import java.util.Arrays;
import kith.math.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The largest unique variances that can be taken from the diagonal of a covariance matrix without a negative
 * eigenvalue:
 *
 * <pre>maximise Σ wᵢ ψᵢ subject to S − Ψ having no negative eigenvalue, 0 ≤ ψᵢ ≤ sᵢᵢ</pre>
 *
 * <p>With weights of 1 this is minimum trace factor analysis (Bentler 1972; ten Berge, Snijders and Zegers 1981, doi
 * 10.1007/BF02293900), and (1ᵀS1 − Σψᵢ)/1ᵀS1 is the greatest lower bound to reliability; psych's {@code glb.algebraic}
 * solves the same problem by semidefinite programming. Solved here by Newton steps on a logarithmic barrier that is let
 * down to 1e-11.
 *
 * @param uniqueness ψ, one an item
 * @param objective Σ wᵢ ψᵢ
 * @param iterations Newton steps
 * @param converged whether the last barrier was followed to its end
 */
public record MinimumTrace(double[] uniqueness, double objective, int iterations, boolean converged) {

    private static final double LAST_BARRIER = 1e-11;
    private static final int STEPS_PER_BARRIER = 60;

    public MinimumTrace {
        uniqueness = uniqueness.clone();
    }

    @Override
    public double[] uniqueness() {
        return uniqueness.clone();
    }

    static MinimumTrace solve(DMatrixRMaj covariance, double[] weights) {
        int p = weights.length;
        Barrier barrier = new Barrier(covariance, weights);
        double smallest = Math.max(Spectrum.of(covariance).smallest(), 0);
        double[] psi = new double[p];
        Arrays.fill(psi, smallest / 2);
        if (smallest <= 0) {
            return new MinimumTrace(psi, 0, 0, true);
        }
        int steps = 0;
        boolean converged = true;
        for (double mu = 1; mu > LAST_BARRIER; mu *= 0.2) {
            boolean done = false;
            for (int step = 0; step < STEPS_PER_BARRIER && !done; step++) {
                steps++;
                done = barrier.step(psi, mu);
            }
            converged = done;
        }
        double objective = 0;
        for (int i = 0; i < p; i++) {
            objective += weights[i] * psi[i];
        }
        return new MinimumTrace(psi, objective, steps, converged);
    }

    /** Σ wψ + μ log |S − Ψ| + μ Σ log ψ, to be made large. */
    private record Barrier(DMatrixRMaj covariance, double[] weights) {

        /** Moves {@code psi} by a Newton step; true when it had arrived. */
        boolean step(double[] psi, double mu) {
            int p = psi.length;
            DMatrixRMaj inverse = new DMatrixRMaj(p, p);
            if (!CommonOps_DDRM.invert(reduced(psi), inverse)) {
                return true;
            }
            DMatrixRMaj hessian = new DMatrixRMaj(p, p);
            DMatrixRMaj gradient = new DMatrixRMaj(p, 1);
            for (int i = 0; i < p; i++) {
                gradient.set(i, 0, weights[i] / mu - inverse.get(i, i) + 1 / psi[i]);
                for (int j = 0; j < p; j++) {
                    hessian.set(i, j, inverse.get(i, j) * inverse.get(i, j) + (i == j ? 1 / (psi[i] * psi[i]) : 0));
                }
            }
            DMatrixRMaj direction = new DMatrixRMaj(p, 1);
            if (!CommonOps_DDRM.solve(hessian, gradient, direction)) {
                return true;
            }
            double rise = CommonOps_DDRM.dot(gradient, direction);
            if (!(rise > 1e-9)) {
                return true;
            }
            double before = value(psi, mu);
            for (double length = 1; length > 1e-10; length /= 2) {
                double[] next = psi.clone();
                for (int i = 0; i < p; i++) {
                    next[i] += length * direction.get(i, 0);
                }
                double there = value(next, mu);
                if (there >= before + 0.1 * length * rise) {
                    System.arraycopy(next, 0, psi, 0, p);
                    return false;
                }
            }
            return true;
        }

        private double value(double[] psi, double mu) {
            double value = 0;
            for (int i = 0; i < psi.length; i++) {
                if (psi[i] <= 0) {
                    return Double.NEGATIVE_INFINITY;
                }
                value += weights[i] * psi[i] / mu + Math.log(psi[i]);
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(psi.length, true);
            if (!cholesky.decompose(reduced(psi))) {
                return Double.NEGATIVE_INFINITY;
            }
            DMatrixRMaj triangle = cholesky.getT(null);
            for (int i = 0; i < psi.length; i++) {
                value += 2 * Math.log(triangle.get(i, i));
            }
            return value;
        }

        private DMatrixRMaj reduced(double[] psi) {
            DMatrixRMaj reduced = covariance.copy();
            for (int i = 0; i < psi.length; i++) {
                reduced.add(i, i, -psi[i]);
            }
            return reduced;
        }
    }
}
