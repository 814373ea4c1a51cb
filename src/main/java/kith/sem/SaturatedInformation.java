package kith.sem;

import java.util.Arrays;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.RowPattern;
import kith.sem.implied.HalfVector;
import kith.sem.inference.NormalTraces;
import org.ejml.data.DMatrixRMaj;

/**
 * What an incomplete sample says about means and covariances when nothing restricts them, at their maximum-likelihood estimates.
 *
 * @param observed A: second derivatives, moments × moments
 * @param inverse A⁻¹
 * @param meat B: mean square of the rows' scores
 */
record SaturatedInformation(DMatrixRMaj observed, DMatrixRMaj inverse, DMatrixRMaj meat) {

    static SaturatedInformation of(GroupSample sample) {
        DMatrixRMaj covariance = new DMatrixRMaj(sample.moments().covariance().toArray());
        double[] mean = sample.moments().mean();
        double[] moments = GroupTerm.moments(covariance, mean, true);
        if (!sample.isIncomplete()) {
            DMatrixRMaj complete = new NormalWeight(Terms.inverse(covariance), true).toMatrix();
            return new SaturatedInformation(complete, Terms.inverse(complete), meat(sample, covariance, mean));
        }
        DMatrixRMaj observed = PatternDiscrepancy.of(sample.missingPatterns(), sample.moments())
                .observedInformation(moments)
                .toMatrix();
        return new SaturatedInformation(observed, Terms.inverse(observed), meat(sample, covariance, mean));
    }

    private static DMatrixRMaj meat(GroupSample sample, DMatrixRMaj covariance, double[] mean) {
        int p = mean.length;
        int size = p + HalfVector.length(p);
        DMatrixRMaj meat = new DMatrixRMaj(size, size);
        double[] score = new double[size];
        int n = 0;
        for (RowPattern pattern : sample.patterns()) {
            int[] observed = pattern.observed();
            int o = observed.length;
            DMatrixRMaj part = new DMatrixRMaj(o, o);
            for (int i = 0; i < o; i++) {
                for (int j = 0; j < o; j++) {
                    part.data[i * o + j] = covariance.data[observed[i] * p + observed[j]];
                }
            }
            DMatrixRMaj inverse = Terms.inverse(part);
            double[] v = new double[o];
            Arrays.fill(score, 0);
            for (double[] row : pattern.rows()) {
                score(row, mean, observed, inverse, v, score);
                addOuter(score, meat);
                n++;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double value = meat.data[k * size + l] / n;
                meat.data[k * size + l] = value;
                meat.data[l * size + k] = value;
            }
        }
        return meat;
    }

    private static void score(
            double[] row, double[] mean, int[] observed, DMatrixRMaj inverse, double[] v, double[] score) {
        int p = mean.length;
        int o = observed.length;
        for (int i = 0; i < o; i++) {
            double sum = 0;
            for (int j = 0; j < o; j++) {
                sum += inverse.data[i * o + j] * (row[observed[j]] - mean[observed[j]]);
            }
            v[i] = sum;
            score[observed[i]] = sum;
        }
        for (int j = 0; j < o; j++) {
            for (int i = j; i < o; i++) {
                double value = v[i] * v[j] - inverse.data[i * o + j];
                score[p + HalfVector.index(observed[i], observed[j], p)] = i == j ? 0.5 * value : value;
            }
        }
    }

    private static void addOuter(double[] score, DMatrixRMaj sum) {
        int size = score.length;
        for (int k = 0; k < size; k++) {
            double value = score[k];
            if (value == 0) {
                continue;
            }
            int at = k * size;
            for (int l = 0; l <= k; l++) {
                sum.data[at + l] += value * score[l];
            }
        }
    }

    /** tr(B A⁻¹). */
    double traceOfMeatByInverse() {
        return NormalTraces.traceOfProduct(meat, inverse);
    }
}
