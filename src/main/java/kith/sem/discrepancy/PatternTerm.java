package kith.sem.discrepancy;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.CholeskyFactor;
import kith.moments.missing.MissingPattern;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What the rows with one pattern of answers add to the likelihood, at a cost that grows with what is missing and with
 * how many they are rather than with the cube of the number of variables.
 *
 * <p>With W the inverse of all covariances, o what is observed and m what is missing, Σ_oo⁻¹ = W_oo − W_om W_mm⁻¹ W_mo
 * and log|Σ_oo| = log|Σ| + log|W_mm|. The covariance of few rows is a sum of few squares f f′, so that W S̃ W is a sum
 * of few squares (W f)(W f)′.
 */
final class PatternTerm {

    private final int p;
    private final int[] observed;
    private final int[] missing;
    private final double share;
    private final double[] mean;
    /** The covariances where rows are many; empty where they are few. */
    private final DMatrixRMaj covariance;
    /** What the covariances are the sum of squares of, where rows are few; the last is m − μ. */
    private final double[][] factors;

    private final double[][] weighted;
    private final boolean few;
    private final CholeskyFactor ofMissing;
    private final CholeskyFactor ofObserved;
    private final DMatrixRMaj between;
    private final DMatrixRMaj missingPart;
    private final DMatrixRMaj solved;
    private final DMatrixRMaj inverse;
    private final DMatrixRMaj deviation;
    private final DMatrixRMaj spread;
    private final DMatrixRMaj product;

    PatternTerm(MissingPattern pattern, double total, int p) {
        this.p = p;
        this.observed = pattern.observed();
        boolean[] seen = new boolean[p];
        for (int i : observed) {
            seen[i] = true;
        }
        this.missing = IntStream.range(0, p).filter(i -> !seen[i]).toArray();
        this.share = pattern.n() / total;
        this.mean = pattern.moments().mean();
        int o = observed.length;
        int m = missing.length;
        DMatrixRMaj all = new DMatrixRMaj(pattern.moments().covariance().toArray());
        this.few = pattern.n() <= o / 2.0;
        this.factors = few ? squares(all, (int) Math.ceil(pattern.n())) : new double[1][o];
        this.covariance = few ? new DMatrixRMaj(0, 0) : all;
        this.weighted = new double[factors.length][o];
        this.ofMissing = new CholeskyFactor(m);
        this.ofObserved = new CholeskyFactor(o);
        this.between = new DMatrixRMaj(m, o);
        this.missingPart = new DMatrixRMaj(m, m);
        this.solved = new DMatrixRMaj(m, o);
        this.inverse = new DMatrixRMaj(o, o);
        this.deviation = new DMatrixRMaj(o, o);
        this.spread = new DMatrixRMaj(o, o);
        this.product = new DMatrixRMaj(o, o);
    }

    /** Vectors whose squares add up to a matrix of low rank (Cholesky with pivots), and a place for one more. */
    private static double[][] squares(DMatrixRMaj matrix, int most) {
        int o = matrix.numRows;
        DMatrixRMaj left = matrix.copy();
        double[][] squares = new double[most + 1][];
        int count = 0;
        double scale = 0;
        for (int i = 0; i < o; i++) {
            scale = Math.max(scale, left.get(i, i));
        }
        while (count < most) {
            int pivot = 0;
            for (int i = 1; i < o; i++) {
                pivot = left.get(i, i) > left.get(pivot, pivot) ? i : pivot;
            }
            double largest = left.get(pivot, pivot);
            if (!(largest > 1e-14 * scale)) {
                break;
            }
            double[] column = new double[o];
            for (int i = 0; i < o; i++) {
                column[i] = left.get(i, pivot) / Math.sqrt(largest);
            }
            for (int i = 0; i < o; i++) {
                for (int j = 0; j < o; j++) {
                    left.add(i, j, -column[i] * column[j]);
                }
            }
            squares[count++] = column;
        }
        squares[count] = new double[o];
        return Arrays.copyOf(squares, count + 1);
    }

    double share() {
        return share;
    }

    /** About how much there is to do. */
    double work() {
        double o = observed.length;
        return o * o * (2 + missing.length + (few ? 2 * factors.length : 2 * o));
    }

    /**
     * Takes the moments; gives log|Σ| + tr(S̃ Σ⁻¹) of what is observed, NaN where Σ is not positive definite.
     *
     * @param sigma all covariances
     * @param full their inverse
     * @param logDeterminant of all covariances
     */
    double take(DMatrixRMaj sigma, DMatrixRMaj full, double logDeterminant, double[] mu) {
        double[] difference = factors[factors.length - 1];
        for (int i = 0; i < observed.length; i++) {
            difference[i] = mean[i] - mu[observed[i]];
        }
        double own = missing.length <= observed.length ? fromAll(full, logDeterminant) : direct(sigma);
        return own + (few ? traceOfFew() : traceOfMany(difference));
    }

    private double fromAll(DMatrixRMaj full, double logDeterminant) {
        int o = observed.length;
        int m = missing.length;
        pick(full, observed, observed, inverse);
        if (m == 0) {
            return logDeterminant;
        }
        pick(full, missing, observed, between);
        pick(full, missing, missing, missingPart);
        if (!ofMissing.factor(missingPart)) {
            return Double.NaN;
        }
        ofMissing.solve(between, solved);
        for (int i = 0; i < o; i++) {
            for (int k = 0; k < m; k++) {
                double value = between.data[k * o + i];
                for (int j = 0; j < o; j++) {
                    inverse.data[i * o + j] -= value * solved.data[k * o + j];
                }
            }
        }
        return logDeterminant + ofMissing.logDeterminant();
    }

    private double direct(DMatrixRMaj sigma) {
        pick(sigma, observed, observed, deviation);
        if (!ofObserved.factor(deviation)) {
            return Double.NaN;
        }
        ofObserved.inverse(inverse);
        return ofObserved.logDeterminant();
    }

    private void pick(DMatrixRMaj from, int[] rows, int[] cols, DMatrixRMaj to) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < cols.length; j++) {
                to.data[i * cols.length + j] = from.data[rows[i] * p + cols[j]];
            }
        }
    }

    private double traceOfFew() {
        int o = observed.length;
        double trace = 0;
        for (int k = 0; k < factors.length; k++) {
            for (int i = 0; i < o; i++) {
                double sum = 0;
                for (int j = 0; j < o; j++) {
                    sum += inverse.data[i * o + j] * factors[k][j];
                }
                weighted[k][i] = sum;
                trace += sum * factors[k][i];
            }
        }
        return trace;
    }

    private double traceOfMany(double[] difference) {
        int o = observed.length;
        double trace = 0;
        for (int i = 0; i < o; i++) {
            double sum = 0;
            for (int j = 0; j < o; j++) {
                double value = covariance.data[i * o + j] + difference[i] * difference[j];
                deviation.data[i * o + j] = value;
                trace += value * inverse.data[i * o + j];
                sum += inverse.data[i * o + j] * difference[j];
            }
            weighted[0][i] = sum;
        }
        return trace;
    }

    /** W S̃ W of what is observed, at the moments taken last. */
    private void spread() {
        int o = observed.length;
        if (!few) {
            CommonOps_DDRM.mult(inverse, deviation, product);
            CommonOps_DDRM.mult(product, inverse, spread);
            return;
        }
        Arrays.fill(spread.data, 0);
        for (double[] vector : weighted) {
            for (int i = 0; i < o; i++) {
                double value = vector[i];
                for (int j = 0; j < o; j++) {
                    spread.data[i * o + j] += value * vector[j];
                }
            }
        }
    }

    /** Adds the derivatives by Σ (symmetric, p × p) and μ at the moments taken last. */
    void addDerivatives(DMatrixRMaj bySigma, double[] byMu) {
        spread();
        int o = observed.length;
        double[] weightedDifference = weighted[weighted.length - 1];
        for (int i = 0; i < o; i++) {
            int at = observed[i] * p;
            for (int j = 0; j < o; j++) {
                int k = i * o + j;
                bySigma.data[at + observed[j]] += share * 0.5 * (inverse.data[k] - spread.data[k]);
            }
            byMu[observed[i]] -= share * weightedDifference[i];
        }
    }

    /**
     * Writes W, 2 W S̃ W − W and W (m − μ) at the moments taken last among all variables, 0 where nothing is observed.
     */
    void embed(DMatrixRMaj w, DMatrixRMaj v, double[] weightedDifferences) {
        spread();
        CommonOps_DDRM.fill(w, 0);
        CommonOps_DDRM.fill(v, 0);
        Arrays.fill(weightedDifferences, 0);
        int o = observed.length;
        for (int i = 0; i < o; i++) {
            int at = observed[i] * p;
            for (int j = 0; j < o; j++) {
                int k = i * o + j;
                w.data[at + observed[j]] = inverse.data[k];
                v.data[at + observed[j]] = 2 * spread.data[k] - inverse.data[k];
            }
            weightedDifferences[observed[i]] = weighted[weighted.length - 1][i];
        }
    }
}
