package kith.moments.missing;

import kith.math.PositiveDefinite;

/**
 * The expectation step for normal data with missing responses, pattern by pattern, with the log-likelihood as a
 * by-product.
 *
 * <p>For a pattern that misses m of p variables the regression of the missing on the answered ones is B = −P_mm⁻¹ P_mo
 * with residual covariance P_mm⁻¹, P being Σ⁻¹; and Σ_oo⁻¹ = P_oo − P_om P_mm⁻¹ P_mo, |Σ_oo| = |Σ| |P_mm|. So the cost
 * of a pattern grows with what it misses; where that is more than half, Σ_oo is inverted instead. Nothing is allocated
 * after construction. Not thread-safe.
 */
final class ExpectationStep {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final int p;
    private final int[][] observed;
    private final int[][] missing;
    private final double[][] means;
    private final double[][] covariances;
    private final double[] counts;
    private final double total;

    private final double[] precision;
    private final double[] block;
    private final double[] regression;
    private final double[] residual;
    private final double[] second;
    private final double[] carried;
    private final double[] deviation;
    private final double[] first;
    private final double[] products;
    private double logDeterminant;
    private double logLikelihood;

    ExpectationStep(MissingPatterns patterns) {
        p = patterns.names().size();
        int count = patterns.patterns().size();
        observed = new int[count][];
        missing = new int[count][];
        means = new double[count][];
        covariances = new double[count][];
        counts = new double[count];
        for (int g = 0; g < count; g++) {
            MissingPattern pattern = patterns.patterns().get(g);
            int[] answered = pattern.observed();
            observed[g] = answered;
            missing[g] = java.util.stream.IntStream.range(0, p)
                    .filter(i -> java.util.Arrays.binarySearch(answered, i) < 0)
                    .toArray();
            means[g] = pattern.moments().mean();
            covariances[g] = pattern.moments().covariance().toRowMajor();
            counts[g] = pattern.n();
        }
        total = patterns.n();
        precision = new double[p * p];
        block = new double[p * p];
        regression = new double[p * p];
        residual = new double[p * p];
        second = new double[p * p];
        carried = new double[p * p];
        deviation = new double[p];
        first = new double[p];
        products = new double[p * p];
    }

    /**
     * Takes the step at some means and covariances.
     *
     * @return whether the covariances are positive definite; if not nothing else of this object means anything
     */
    boolean take(double[] mean, double[] covariance) {
        System.arraycopy(covariance, 0, precision, 0, p * p);
        logDeterminant = PositiveDefinite.invert(precision, p);
        if (Double.isNaN(logDeterminant)) {
            return false;
        }
        java.util.Arrays.fill(first, 0);
        java.util.Arrays.fill(products, 0);
        logLikelihood = 0;
        for (int g = 0; g < counts.length; g++) {
            secondMoments(g, mean);
            boolean regular = missing[g].length > observed[g].length ? byCovariance(g, covariance) : byPrecision(g);
            if (!regular) {
                return false;
            }
            complete(g);
        }
        return true;
    }

    /** The log-likelihood at the means and covariances of the last step. */
    double logLikelihood() {
        return logLikelihood;
    }

    /** The maximisation that follows: writes the next means and covariances. */
    void maximise(double[] mean, double[] nextMean, double[] nextCovariance) {
        for (int i = 0; i < p; i++) {
            nextMean[i] = mean[i] + first[i] / total;
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double value = products[i * p + j] / total - first[i] / total * (first[j] / total);
                nextCovariance[i * p + j] = value;
                nextCovariance[j * p + i] = value;
            }
        }
    }

    /** Second moments of a pattern about the current means. */
    private void secondMoments(int g, double[] mean) {
        int k = observed[g].length;
        for (int a = 0; a < k; a++) {
            deviation[a] = means[g][a] - mean[observed[g][a]];
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                second[a * k + b] = covariances[g][a * k + b] + deviation[a] * deviation[b];
            }
        }
    }

    private boolean byPrecision(int g) {
        int[] o = observed[g];
        int[] u = missing[g];
        int k = o.length;
        int m = u.length;
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                residual[a * m + b] = precision[u[a] * p + u[b]];
            }
        }
        double logDeterminantOfBlock = m == 0 ? 0 : PositiveDefinite.invert(residual, m);
        if (Double.isNaN(logDeterminantOfBlock)) {
            return false;
        }
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < k; b++) {
                double sum = 0;
                for (int c = 0; c < m; c++) {
                    sum -= residual[a * m + c] * precision[u[c] * p + o[b]];
                }
                regression[a * k + b] = sum;
            }
        }
        carry(m, k);
        double quadratic = 0;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                quadratic += precision[o[a] * p + o[b]] * second[a * k + b];
            }
        }
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < k; b++) {
                quadratic += precision[u[a] * p + o[b]] * carried[a * k + b];
            }
        }
        addLogLikelihood(g, logDeterminant + logDeterminantOfBlock, quadratic);
        return true;
    }

    private boolean byCovariance(int g, double[] covariance) {
        int[] o = observed[g];
        int[] u = missing[g];
        int k = o.length;
        int m = u.length;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                block[a * k + b] = covariance[o[a] * p + o[b]];
            }
        }
        double logDeterminantOfBlock = PositiveDefinite.invert(block, k);
        if (Double.isNaN(logDeterminantOfBlock)) {
            return false;
        }
        double quadratic = 0;
        for (int a = 0; a < k * k; a++) {
            quadratic += block[a] * second[a];
        }
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < k; b++) {
                double sum = 0;
                for (int c = 0; c < k; c++) {
                    sum += covariance[u[a] * p + o[c]] * block[c * k + b];
                }
                regression[a * k + b] = sum;
            }
        }
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                double sum = covariance[u[a] * p + u[b]];
                for (int c = 0; c < k; c++) {
                    sum -= regression[a * k + c] * covariance[o[c] * p + u[b]];
                }
                residual[a * m + b] = sum;
            }
        }
        carry(m, k);
        addLogLikelihood(g, logDeterminantOfBlock, quadratic);
        return true;
    }

    /** B times the second moments of the answered variables. */
    private void carry(int m, int k) {
        for (int a = 0; a < m; a++) {
            java.util.Arrays.fill(carried, a * k, (a + 1) * k, 0);
            for (int c = 0; c < k; c++) {
                double slope = regression[a * k + c];
                for (int b = 0; b < k; b++) {
                    carried[a * k + b] += slope * second[c * k + b];
                }
            }
        }
    }

    private void addLogLikelihood(int g, double logDeterminantOfBlock, double quadratic) {
        logLikelihood -= 0.5 * counts[g] * (observed[g].length * LOG_TWO_PI + logDeterminantOfBlock + quadratic);
    }

    /** Adds the expected first and second moments of the complete rows of a pattern. */
    private void complete(int g) {
        int[] o = observed[g];
        int[] u = missing[g];
        int k = o.length;
        int m = u.length;
        double n = counts[g];
        for (int a = 0; a < k; a++) {
            first[o[a]] += n * deviation[a];
            for (int b = 0; b <= a; b++) {
                products[o[a] * p + o[b]] += n * second[a * k + b];
            }
        }
        for (int a = 0; a < m; a++) {
            double shift = 0;
            for (int b = 0; b < k; b++) {
                shift += regression[a * k + b] * deviation[b];
                int low = Math.max(u[a], o[b]);
                int high = Math.min(u[a], o[b]);
                products[low * p + high] += n * carried[a * k + b];
            }
            first[u[a]] += n * shift;
            for (int b = 0; b <= a; b++) {
                double sum = residual[a * m + b];
                for (int c = 0; c < k; c++) {
                    sum += carried[a * k + c] * regression[b * k + c];
                }
                products[u[a] * p + u[b]] += n * sum;
            }
        }
    }
}
