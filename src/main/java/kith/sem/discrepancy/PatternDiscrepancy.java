package kith.sem.discrepancy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import kith.math.CholeskyFactor;
import kith.moments.MissingPattern;
import kith.moments.MissingPatterns;
import kith.moments.SampleMoments;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The likelihood of the normal distribution where answers are missing at random: every row contributes through the variables
 * observed in it (full information; Arbuckle 1996; Enders & Bandalos 2001, doi 10.1207/S15328007SEM0803_5, equation 4). Rows
 * with the same variables observed are taken together, so that the cost grows with their patterns. Less the same for the
 * unrestricted model, so that the value is 0 for a perfect fit.
 */
public final class PatternDiscrepancy implements Discrepancy {

    private static final double WORTH_A_THREAD = 3e5;

    private final int p;
    private final List<Pattern> patterns;
    private final DMatrixRMaj saturatedCovariance;
    private final double saturatedValue;
    private final DMatrixRMaj sigma;
    private final List<Half> halves;

    /** Sufficient statistics of a pattern, and memory to work in. */
    private static final class Pattern {
        private final int[] observed;
        private final double share;
        private final double[] mean;
        private final DMatrixRMaj covariance;
        private final CholeskyFactor factored;
        private final DMatrixRMaj part;
        private final DMatrixRMaj inverse;
        private final DMatrixRMaj deviation;
        private final DMatrixRMaj product;
        private final double[] difference;

        Pattern(MissingPattern pattern, double total) {
            observed = pattern.observed();
            int o = observed.length;
            share = pattern.n() / total;
            mean = pattern.moments().mean();
            covariance = new DMatrixRMaj(pattern.moments().covariance().toArray());
            factored = new CholeskyFactor(o);
            part = new DMatrixRMaj(o, o);
            inverse = new DMatrixRMaj(o, o);
            deviation = new DMatrixRMaj(o, o);
            product = new DMatrixRMaj(o, o);
            difference = new double[o];
        }

        double work() {
            return Math.pow(observed.length, 3);
        }

        /** Takes Σ and μ; gives log|Σ| + tr(S̃ Σ⁻¹), NaN where Σ is not positive definite. */
        double take(DMatrixRMaj sigma, double[] mu) {
            int o = observed.length;
            int p = sigma.numCols;
            for (int i = 0; i < o; i++) {
                for (int j = 0; j < o; j++) {
                    part.data[i * o + j] = sigma.data[observed[i] * p + observed[j]];
                }
                difference[i] = mean[i] - mu[observed[i]];
            }
            if (!factored.factor(part)) {
                return Double.NaN;
            }
            factored.inverse(inverse);
            double trace = 0;
            for (int i = 0; i < o; i++) {
                for (int j = 0; j < o; j++) {
                    double value = covariance.data[i * o + j] + difference[i] * difference[j];
                    deviation.data[i * o + j] = value;
                    trace += value * inverse.data[i * o + j];
                }
            }
            return factored.logDeterminant() + trace;
        }
    }

    private PatternDiscrepancy(List<Pattern> patterns, double[] mean, DMatrixRMaj covariance) {
        this.p = mean.length;
        this.patterns = patterns;
        this.saturatedCovariance = covariance.copy();
        this.sigma = new DMatrixRMaj(p, p);
        this.halves = halves(patterns);
        double sum = 0;
        for (Pattern pattern : patterns) {
            sum += pattern.share * pattern.take(covariance, mean);
        }
        this.saturatedValue = sum;
    }

    /** Two halves of about the same work, or one where there is little. */
    private List<Half> halves(List<Pattern> all) {
        double work = all.stream().mapToDouble(Pattern::work).sum();
        if (work < WORTH_A_THREAD) {
            return List.of(new Half(all));
        }
        List<Pattern> first = new ArrayList<>();
        List<Pattern> second = new ArrayList<>();
        double done = 0;
        for (Pattern pattern : all) {
            (done < work / 2 ? first : second).add(pattern);
            done += pattern.work();
        }
        return List.of(new Half(first), new Half(second));
    }

    /**
     * @param sample rows by what is observed in them
     * @param saturated maximum-likelihood estimates of the unrestricted model
     */
    public static PatternDiscrepancy of(MissingPatterns sample, SampleMoments saturated) {
        List<Pattern> patterns = new ArrayList<>();
        sample.patterns().forEach(pattern -> patterns.add(new Pattern(pattern, sample.n())));
        return new PatternDiscrepancy(
                patterns,
                saturated.mean(),
                new DMatrixRMaj(saturated.covariance().toArray()));
    }

    @Override
    public double value(double[] moments) {
        HalfVector.unpack(moments, p, sigma);
        double sum = 0;
        for (Pattern pattern : patterns) {
            sum += pattern.share * pattern.take(sigma, moments);
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : 0.5 * (sum - saturatedValue);
    }

    @Override
    public double valueAndDerivative(double[] moments, double[] derivative) {
        HalfVector.unpack(moments, p, sigma);
        double sum;
        if (halves.size() == 1) {
            sum = halves.get(0).run(moments);
        } else {
            ForkJoinTask<Double> other =
                    ForkJoinPool.commonPool().submit(() -> halves.get(1).run(moments));
            sum = halves.get(0).run(moments);
            sum += other.join();
        }
        if (Double.isNaN(sum)) {
            return Double.POSITIVE_INFINITY;
        }
        Half first = halves.get(0);
        for (int h = 1; h < halves.size(); h++) {
            CommonOps_DDRM.addEquals(first.total, halves.get(h).total);
            for (int i = 0; i < p; i++) {
                first.totalMean[i] += halves.get(h).totalMean[i];
            }
        }
        System.arraycopy(first.totalMean, 0, derivative, 0, p);
        HalfVector.packDerivative(first.total, derivative, p);
        return 0.5 * (sum - saturatedValue);
    }

    /** Patterns that one thread evaluates, with their sums; always the same patterns, whatever the number of threads. */
    private final class Half {
        private final List<Pattern> own;
        private final DMatrixRMaj total = new DMatrixRMaj(p, p);
        private final double[] totalMean = new double[p];

        Half(List<Pattern> own) {
            this.own = own;
        }

        double run(double[] moments) {
            CommonOps_DDRM.fill(total, 0);
            java.util.Arrays.fill(totalMean, 0);
            double sum = 0;
            for (Pattern pattern : own) {
                sum += pattern.share * pattern.take(sigma, moments);
                if (Double.isNaN(sum)) {
                    return Double.NaN;
                }
                add(pattern);
            }
            return sum;
        }

        private void add(Pattern pattern) {
            int o = pattern.observed.length;
            double[] w = pattern.inverse.data;
            CommonOps_DDRM.mult(pattern.inverse, pattern.deviation, pattern.product);
            CommonOps_DDRM.mult(pattern.product, pattern.inverse, pattern.part);
            for (int i = 0; i < o; i++) {
                int at = pattern.observed[i] * p;
                double slope = 0;
                for (int j = 0; j < o; j++) {
                    int k = i * o + j;
                    total.data[at + pattern.observed[j]] += pattern.share * 0.5 * (w[k] - pattern.part.data[k]);
                    slope += w[k] * pattern.difference[j];
                }
                totalMean[pattern.observed[i]] -= pattern.share * slope;
            }
        }
    }

    /** The information of complete rows at the unrestricted estimates. */
    @Override
    public Weight curvature(double[] moments) {
        CholeskyFactor factored = new CholeskyFactor(p);
        if (!factored.factor(saturatedCovariance)) {
            throw new IllegalArgumentException("the unrestricted covariances are not positive definite");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(p, p);
        factored.inverse(inverse);
        return new NormalWeight(inverse, true);
    }

    /** The expected information of the rows with what is observed in them. */
    public Weight expectedInformation(double[] moments) {
        HalfVector.unpack(moments, p, sigma);
        List<NormalWeight> weights = new ArrayList<>();
        double[] shares = new double[patterns.size()];
        DMatrixRMaj w = new DMatrixRMaj(p, p);
        DMatrixRMaj v = new DMatrixRMaj(p, p);
        double[] weighted = new double[p];
        for (int k = 0; k < shares.length; k++) {
            Pattern pattern = patterns.get(k);
            pattern.take(sigma, moments);
            embed(pattern, w, v, weighted);
            weights.add(new NormalWeight(w, true));
            shares[k] = pattern.share;
        }
        return new WeightedSum(weights, shares);
    }

    /** The second derivatives by the moments: the observed information, a full matrix. */
    public Weight observedInformation(double[] moments) {
        HalfVector.unpack(moments, p, sigma);
        int size = p + HalfVector.length(p);
        DMatrixRMaj information = new DMatrixRMaj(size, size);
        DMatrixRMaj w = new DMatrixRMaj(p, p);
        DMatrixRMaj v = new DMatrixRMaj(p, p);
        double[] weighted = new double[p];
        for (Pattern pattern : patterns) {
            pattern.take(sigma, moments);
            CommonOps_DDRM.mult(pattern.inverse, pattern.deviation, pattern.product);
            CommonOps_DDRM.mult(pattern.product, pattern.inverse, pattern.part);
            embed(pattern, w, v, weighted);
            NormalInformation.addCovarianceBlock(w, v, pattern.share, p, information);
            addMeans(pattern.share, w, weighted, information);
        }
        return new FullWeight(information);
    }

    /** W, 2 W S̃ W − W and W d among all p variables, 0 where nothing is observed. */
    private void embed(Pattern pattern, DMatrixRMaj w, DMatrixRMaj v, double[] weighted) {
        CommonOps_DDRM.fill(w, 0);
        CommonOps_DDRM.fill(v, 0);
        java.util.Arrays.fill(weighted, 0);
        int o = pattern.observed.length;
        for (int i = 0; i < o; i++) {
            int at = pattern.observed[i] * p;
            for (int j = 0; j < o; j++) {
                double inverse = pattern.inverse.data[i * o + j];
                w.data[at + pattern.observed[j]] = inverse;
                v.data[at + pattern.observed[j]] = 2 * pattern.part.data[i * o + j] - inverse;
                weighted[pattern.observed[i]] += inverse * pattern.difference[j];
            }
        }
    }

    private void addMeans(double share, DMatrixRMaj w, double[] weighted, DMatrixRMaj information) {
        int size = information.numCols;
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                information.data[a * size + b] += share * w.data[a * p + b];
            }
            int col = p;
            for (int l = 0; l < p; l++) {
                for (int k = l; k < p; k++, col++) {
                    double value = k == l
                            ? w.data[a * p + k] * weighted[k]
                            : w.data[a * p + k] * weighted[l] + w.data[a * p + l] * weighted[k];
                    information.data[a * size + col] += share * value;
                    information.data[col * size + a] += share * value;
                }
            }
        }
    }
}
