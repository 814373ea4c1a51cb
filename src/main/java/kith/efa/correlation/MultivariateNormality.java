package kith.efa.correlation;

import java.util.List;
import kith.finding.Finding;
import kith.math.ChiSquare;
import kith.math.Spectrum;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Tests of multivariate normality from complete rows. With Dᵢⱼ = (xᵢ − x̄)ᵀ S⁻¹ (xⱼ − x̄):
 *
 * <ul>
 *   <li>Mardia (1970, doi 10.1093/biomet/57.3.519): skewness b₁ = Σᵢⱼ Dᵢⱼ³/n², tested by n b₁/6 ~ χ² with p(p + 1)(p +
 *       2)/6 degrees of freedom, and with the small-sample factor of Mardia (1974); kurtosis b₂ = Σᵢ Dᵢᵢ²/n, tested by
 *       (b₂ − p(p + 2)) √(n/(8p(p + 2))) ~ N(0, 1). S divides by n − 1, as psych's {@code mardia} does (Mardia, and the
 *       MVN package, divide by n).
 *   <li>Henze and Zirkler (1990, doi 10.1080/03610929008830400), with S divided by n and their bandwidth β = 2^(−½)
 *       ((2p + 1) n/4)^(1/(p + 4)); the p-value from the lognormal distribution with the statistic's mean and variance.
 *       It is consistent against every alternative.
 * </ul>
 *
 * @param n complete rows
 * @param variables p
 * @param skewness Mardia's b₁
 * @param kurtosis Mardia's b₂
 * @param skewTest χ² of the skewness
 * @param smallSampleSkewTest χ² of the skewness with the small-sample factor
 * @param kurtosisTest z of the kurtosis (two-sided)
 * @param henzeZirkler their statistic
 * @param findings why there is no test, when there is none
 */
public record MultivariateNormality(
        int n,
        int variables,
        double skewness,
        double kurtosis,
        Test skewTest,
        Test smallSampleSkewTest,
        Test kurtosisTest,
        Test henzeZirkler,
        List<Finding> findings) {

    /** A statistic and its p-value. */
    public record Test(double statistic, double pValue) {
        private static final Test NONE = new Test(Double.NaN, Double.NaN);
    }

    public MultivariateNormality {
        findings = List.copyOf(findings);
    }

    /** @param rows n × p, complete */
    public static MultivariateNormality of(double[][] rows) {
        int n = rows.length;
        int p = n == 0 ? 0 : rows[0].length;
        DMatrixRMaj centred = centred(rows, p);
        DMatrixRMaj covariance = new DMatrixRMaj(p, p);
        CommonOps_DDRM.multTransA(1.0 / Math.max(1, n - 1), centred, centred, covariance);
        if (n <= p || Spectrum.of(covariance).smallest() < 1e-12 * CommonOps_DDRM.trace(covariance)) {
            return none(n, p);
        }
        // With the Cholesky factor of S⁻¹ the products Dᵢⱼ are plain inner products.
        DMatrixRMaj root = Spectrum.of(covariance).apply(value -> 1 / Math.sqrt(value));
        DMatrixRMaj scaled = new DMatrixRMaj(n, p);
        CommonOps_DDRM.mult(centred, root, scaled);
        double cubes = 0;
        double squares = 0;
        double hzPairs = 0;
        double hzSingles = 0;
        double beta = Math.pow((2 * p + 1) * n / 4.0, 1.0 / (p + 4)) / Math.sqrt(2);
        double toN = n / (n - 1.0);
        double[] own = new double[n];
        for (int i = 0; i < n; i++) {
            own[i] = inner(scaled, i, i);
            squares += own[i] * own[i];
            cubes += own[i] * own[i] * own[i];
            hzPairs += 1;
            hzSingles += Math.exp(-beta * beta * own[i] * toN / (2 * (1 + beta * beta)));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double product = inner(scaled, i, j);
                cubes += 2 * product * product * product;
                hzPairs += 2 * Math.exp(-beta * beta / 2 * (own[i] + own[j] - 2 * product) * toN);
            }
        }
        double henzeZirkler = hzPairs / n
                - 2 * Math.pow(1 + beta * beta, -p / 2.0) * hzSingles
                + n * Math.pow(1 + 2 * beta * beta, -p / 2.0);
        return answer(
                n,
                p,
                cubes / ((double) n * n),
                squares / n,
                new Test(henzeZirkler, henzeZirklerTail(henzeZirkler, p, beta)));
    }

    private static MultivariateNormality answer(int n, int p, double b1, double b2, Test henzeZirkler) {
        double df = p * (p + 1.0) * (p + 2.0) / 6;
        double small = (p + 1.0) * (n + 1.0) * (n + 3.0) / (n * ((n + 1.0) * (p + 1.0) - 6));
        double skew = n * b1 / 6;
        double z = (b2 - p * (p + 2.0)) * Math.sqrt(n / (8 * p * (p + 2.0)));
        return new MultivariateNormality(
                n,
                p,
                b1,
                b2,
                new Test(skew, ChiSquare.upperTail(skew, df)),
                new Test(skew * small, ChiSquare.upperTail(skew * small, df)),
                new Test(z, 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z))),
                henzeZirkler,
                List.of());
    }

    private static double henzeZirklerTail(double statistic, int p, double beta) {
        double b2 = beta * beta;
        double b4 = b2 * b2;
        double b8 = b4 * b4;
        double a = 1 + 2 * b2;
        double w = (1 + b2) * (1 + 3 * b2);
        double mean = 1 - Math.pow(a, -p / 2.0) * (1 + p * b2 / a + p * (p + 2) * b4 / (2 * a * a));
        double variance = 2 * Math.pow(1 + 4 * b2, -p / 2.0)
                + 2 * Math.pow(a, -p) * (1 + 2 * p * b4 / (a * a) + 3 * p * (p + 2) * b8 / (4 * Math.pow(a, 4)))
                - 4 * Math.pow(w, -p / 2.0) * (1 + 3 * p * b4 / (2 * w) + p * (p + 2) * b8 / (2 * w * w));
        double logMean = Math.log(Math.sqrt(Math.pow(mean, 4) / (variance + mean * mean)));
        double logSd = Math.sqrt(Math.log((variance + mean * mean) / (mean * mean)));
        return 1 - new LogNormalDistribution(logMean, logSd).cumulativeProbability(statistic);
    }

    private static MultivariateNormality none(int n, int p) {
        return new MultivariateNormality(
                n,
                p,
                Double.NaN,
                Double.NaN,
                Test.NONE,
                Test.NONE,
                Test.NONE,
                Test.NONE,
                List.of(Finding.of("normality_undefined").at("multivariate normality")));
    }

    private static double inner(DMatrixRMaj rows, int i, int j) {
        double sum = 0;
        for (int k = 0; k < rows.numCols; k++) {
            sum += rows.data[i * rows.numCols + k] * rows.data[j * rows.numCols + k];
        }
        return sum;
    }

    private static DMatrixRMaj centred(double[][] rows, int p) {
        DMatrixRMaj centred = new DMatrixRMaj(rows.length, p);
        for (int k = 0; k < p; k++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[k] / rows.length;
            }
            for (int i = 0; i < rows.length; i++) {
                centred.set(i, k, rows[i][k] - mean);
            }
        }
        return centred;
    }
}
