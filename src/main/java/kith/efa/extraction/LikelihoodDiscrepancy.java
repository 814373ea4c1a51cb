package kith.efa.extraction;

import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The maximum-likelihood discrepancy as a function of x = log ψ alone, the loadings being the best for them:
 *
 * <pre>f(x) = Σ_{k>m} (θₖ − log θₖ − 1), θ the eigenvalues of Ψ^(−½) R Ψ^(−½)</pre>
 *
 * <p>Gradient Σ_{k>m} (1 − θₖ) ωᵢₖ². Hessian, from the derivatives of simple eigenvalues, with c = ¼(θₖ + θₗ + 2) for
 * k, l > m and ½(θₖ − 1)(θₖ + 3θₗ)/(θₖ − θₗ) for k > m ≥ l: Σ c ωᵢₖωᵢₗωⱼₖωⱼₗ + δᵢⱼ ½ Σ_{k>m}(θₖ − 1)ωᵢₖ². Jöreskog
 * 1967, doi 10.1007/BF02289658.
 */
final class LikelihoodDiscrepancy implements BoxNewton.Curved {

    private final DMatrixRMaj correlation;
    private final int factors;

    LikelihoodDiscrepancy(DMatrixRMaj correlation, int factors) {
        this.correlation = correlation;
        this.factors = factors;
    }

    @Override
    public double value(double[] logPsi) {
        return discrepancy(Spectrum.values(scaled(logPsi)));
    }

    @Override
    public double derivatives(double[] logPsi, double[] gradient, DMatrixRMaj hessian) {
        Spectrum spectrum = Spectrum.of(scaled(logPsi));
        int p = logPsi.length;
        double[] theta = spectrum.values();
        DMatrixRMaj omega = spectrum.vectors();
        DMatrixRMaj rest = Symmetric.columns(omega, factors, p - factors);
        DMatrixRMaj weighted = rest.copy();
        DMatrixRMaj mixed = new DMatrixRMaj(p, p);
        scaleColumns(weighted, k -> (theta[factors + k] + 1) / 2);
        CommonOps_DDRM.multTransB(weighted, rest, mixed);
        CommonOps_DDRM.multTransB(rest, rest, hessian);
        CommonOps_DDRM.elementMult(hessian, mixed);
        for (int l = 0; l < factors; l++) {
            double first = theta[l];
            weighted.setTo(rest);
            scaleColumns(weighted, k -> {
                double other = theta[factors + k];
                return (other - 1) * (other + 3 * first) / (2 * (other - first));
            });
            CommonOps_DDRM.multTransB(weighted, rest, mixed);
            MinresDiscrepancy.addScaledByPairs(hessian, mixed, omega, l);
        }
        for (int i = 0; i < p; i++) {
            gradient[i] = 0;
            for (int k = factors; k < p; k++) {
                gradient[i] += (1 - theta[k]) * omega.get(i, k) * omega.get(i, k);
            }
            hessian.add(i, i, -gradient[i] / 2);
        }
        return discrepancy(theta);
    }

    private static void scaleColumns(DMatrixRMaj matrix, java.util.function.IntToDoubleFunction factor) {
        for (int k = 0; k < matrix.numCols; k++) {
            double scale = factor.applyAsDouble(k);
            for (int i = 0; i < matrix.numRows; i++) {
                matrix.set(i, k, matrix.get(i, k) * scale);
            }
        }
    }

    private double discrepancy(double[] theta) {
        double sum = 0;
        for (int k = factors; k < theta.length; k++) {
            if (theta[k] <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum += theta[k] - Math.log(theta[k]) - 1;
        }
        return sum;
    }

    private DMatrixRMaj scaled(double[] logPsi) {
        int p = logPsi.length;
        DMatrixRMaj scaled = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                scaled.set(i, j, correlation.get(i, j) * Math.exp(-(logPsi[i] + logPsi[j]) / 2));
            }
        }
        return scaled;
    }

    /** The loadings that are best for these uniquenesses: Ψ^½ Ω (Θ − I)^½. */
    DMatrixRMaj loadings(double[] logPsi) {
        Spectrum spectrum = Spectrum.of(scaled(logPsi));
        DMatrixRMaj loadings = Symmetric.columns(spectrum.vectors(), 0, factors);
        for (int k = 0; k < factors; k++) {
            double length = Math.sqrt(Math.max(0, spectrum.values()[k] - 1));
            for (int i = 0; i < loadings.numRows; i++) {
                loadings.set(i, k, loadings.get(i, k) * length * Math.exp(logPsi[i] / 2));
            }
        }
        return loadings;
    }
}
