package kith.efa.extraction;

import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Unweighted least squares as a function of the uniquenesses ψ alone, the loadings being the best for them:
 *
 * <pre>f(ψ) = ½ Σ_{k>m} θₖ², θ the eigenvalues of R − Ψ</pre>
 *
 * <p>Gradient −Σ_{k>m} θₖ ωᵢₖ². Hessian (Σ_{k>m} ωᵢₖωⱼₖ)² + 2 Σ_{k>m} Σ_{l≤m} θₖ/(θₖ − θₗ) ωᵢₖωᵢₗωⱼₖωⱼₗ, from the
 * derivatives of simple eigenvalues. Jöreskog 1977, Factor analysis by least-squares and maximum-likelihood methods,
 * equations 24–29.
 */
public final class MinresDiscrepancy implements BoxNewton.Curved {

    private final DMatrixRMaj correlation;
    private final int factors;

    MinresDiscrepancy(DMatrixRMaj correlation, int factors) {
        this.correlation = correlation;
        this.factors = factors;
    }

    @Override
    public double value(double[] psi) {
        return discrepancy(Spectrum.values(reduced(psi)));
    }

    @Override
    public double derivatives(double[] psi, double[] gradient, DMatrixRMaj hessian) {
        Spectrum spectrum = Spectrum.of(reduced(psi));
        int p = psi.length;
        double[] theta = spectrum.values();
        DMatrixRMaj omega = spectrum.vectors();
        DMatrixRMaj rest = Symmetric.columns(omega, factors, p - factors);
        CommonOps_DDRM.multTransB(rest, rest, hessian);
        CommonOps_DDRM.elementMult(hessian, hessian.copy());
        DMatrixRMaj weighted = new DMatrixRMaj(p, p - factors);
        DMatrixRMaj mixed = new DMatrixRMaj(p, p);
        for (int l = 0; l < factors; l++) {
            for (int k = factors; k < p; k++) {
                double weight = 2 * theta[k] / (theta[k] - theta[l]);
                for (int i = 0; i < p; i++) {
                    weighted.set(i, k - factors, weight * omega.get(i, k));
                }
            }
            CommonOps_DDRM.multTransB(weighted, rest, mixed);
            addScaledByPairs(hessian, mixed, omega, l);
        }
        for (int i = 0; i < p; i++) {
            gradient[i] = 0;
            for (int k = factors; k < p; k++) {
                gradient[i] -= theta[k] * omega.get(i, k) * omega.get(i, k);
            }
        }
        return discrepancy(theta);
    }

    /** Adds mixed ∘ ωₗωₗᵀ. */
    static void addScaledByPairs(DMatrixRMaj hessian, DMatrixRMaj mixed, DMatrixRMaj omega, int l) {
        int p = hessian.numRows;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                hessian.add(i, j, mixed.get(i, j) * omega.get(i, l) * omega.get(j, l));
            }
        }
    }

    private double discrepancy(double[] theta) {
        double sum = 0;
        for (int k = factors; k < theta.length; k++) {
            sum += theta[k] * theta[k];
        }
        return sum / 2;
    }

    private DMatrixRMaj reduced(double[] psi) {
        DMatrixRMaj reduced = correlation.copy();
        for (int i = 0; i < psi.length; i++) {
            reduced.add(i, i, -psi[i]);
        }
        return reduced;
    }

    /** The loadings that are best for these uniquenesses. */
    DMatrixRMaj loadings(double[] psi) {
        return principal(Spectrum.of(reduced(psi)), factors);
    }

    /** The first eigenvectors, each as long as the root of its eigenvalue; a negative eigenvalue counts as 0. */
    static DMatrixRMaj principal(Spectrum spectrum, int factors) {
        DMatrixRMaj loadings = Symmetric.columns(spectrum.vectors(), 0, factors);
        for (int k = 0; k < factors; k++) {
            double length = Math.sqrt(Math.max(0, spectrum.values()[k]));
            for (int i = 0; i < loadings.numRows; i++) {
                loadings.set(i, k, loadings.get(i, k) * length);
            }
        }
        return loadings;
    }
}
