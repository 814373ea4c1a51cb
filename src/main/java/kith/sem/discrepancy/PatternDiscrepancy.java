package kith.sem.discrepancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import kith.math.CholeskyFactor;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPatterns;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The likelihood of the normal distribution where responses are missing at random: every row contributes through the
 * variables observed in it (full information; Arbuckle 1996; Enders and Bandalos 2001, doi 10.1207/S15328007SEM0803_5,
 * equation 4). Rows with the same variables observed are taken together, so that the cost grows with their patterns.
 * Less the same for the unrestricted model, so that the value is 0 for a perfect fit.
 */
public final class PatternDiscrepancy implements Discrepancy {

    private static final double WORTH_A_THREAD = 3e5;

    private final int p;
    private final List<PatternTerm> patterns;
    private final DMatrixRMaj saturatedCovariance;
    private final double saturatedValue;
    private final DMatrixRMaj sigma;
    private final CholeskyFactor factored;
    private final DMatrixRMaj inverse;
    private final List<Half> halves;

    private PatternDiscrepancy(
            List<PatternTerm> patterns, double[] mean, DMatrixRMaj covariance, CholeskyFactor factored) {
        this.p = mean.length;
        this.patterns = patterns;
        this.saturatedCovariance = covariance.copy();
        this.sigma = new DMatrixRMaj(p, p);
        this.factored = factored;
        this.inverse = new DMatrixRMaj(p, p);
        this.halves = halves(patterns);
        factored.inverse(inverse);
        double sum = 0;
        for (PatternTerm pattern : patterns) {
            sum += pattern.share() * pattern.take(covariance, inverse, factored.logDeterminant(), mean);
        }
        this.saturatedValue = sum;
    }

    private boolean invert(DMatrixRMaj matrix) {
        if (!factored.factor(matrix)) {
            return false;
        }
        factored.inverse(inverse);
        return true;
    }

    /** Two halves of about the same work, or one where there is little. */
    private List<Half> halves(List<PatternTerm> all) {
        double work = all.stream().mapToDouble(PatternTerm::work).sum();
        if (work < WORTH_A_THREAD) {
            return List.of(new Half(all));
        }
        List<PatternTerm> first = new ArrayList<>();
        List<PatternTerm> second = new ArrayList<>();
        double done = 0;
        for (PatternTerm pattern : all) {
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
        return ifDefinite(sample, saturated)
                .orElseThrow(
                        () -> new IllegalArgumentException("the unrestricted covariances are not positive definite"));
    }

    /** The same; empty when the unrestricted covariances are not positive definite. */
    public static Optional<PatternDiscrepancy> ifDefinite(MissingPatterns sample, SampleMoments saturated) {
        DMatrixRMaj covariance = new DMatrixRMaj(saturated.covariance().toArray());
        CholeskyFactor factored = new CholeskyFactor(covariance.numRows);
        if (!factored.factor(covariance)) {
            return Optional.empty();
        }
        List<PatternTerm> patterns = new ArrayList<>();
        sample.patterns()
                .forEach(pattern -> patterns.add(
                        new PatternTerm(pattern, sample.n(), saturated.names().size())));
        return Optional.of(new PatternDiscrepancy(patterns, saturated.mean(), covariance, factored));
    }

    @Override
    public double value(double[] moments) {
        HalfVector.unpack(moments, p, sigma);
        if (!invert(sigma)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (PatternTerm pattern : patterns) {
            sum += pattern.share() * pattern.take(sigma, inverse, factored.logDeterminant(), moments);
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : 0.5 * (sum - saturatedValue);
    }

    @Override
    public double valueAndDerivative(double[] moments, double[] derivative) {
        HalfVector.unpack(moments, p, sigma);
        if (!invert(sigma)) {
            return Double.POSITIVE_INFINITY;
        }
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

    /**
     * Patterns that one thread evaluates, with their sums; always the same patterns, whatever the number of threads.
     */
    private final class Half {
        private final List<PatternTerm> own;
        private final DMatrixRMaj total = new DMatrixRMaj(p, p);
        private final double[] totalMean = new double[p];

        Half(List<PatternTerm> own) {
            this.own = own;
        }

        double run(double[] moments) {
            CommonOps_DDRM.fill(total, 0);
            java.util.Arrays.fill(totalMean, 0);
            double sum = 0;
            for (PatternTerm pattern : own) {
                sum += pattern.share() * pattern.take(sigma, inverse, factored.logDeterminant(), moments);
                if (Double.isNaN(sum)) {
                    return Double.NaN;
                }
                pattern.addDerivatives(total, totalMean);
            }
            return sum;
        }
    }

    /**
     * The information of complete rows at the unrestricted estimates: enough to guide a search, too much for any test.
     */
    @Override
    public Weight curvature(double[] moments) {
        if (!invert(saturatedCovariance)) {
            throw new IllegalArgumentException("the unrestricted covariances are not positive definite");
        }
        return new NormalWeight(inverse, true);
    }

    /** The expected information of the rows with what is observed in them. */
    @Override
    public Weight expectedInformation(double[] moments) {
        HalfVector.unpack(moments, p, sigma);
        if (!invert(sigma)) {
            throw new IllegalArgumentException("the implied covariances are not positive definite");
        }
        List<NormalWeight> weights = new ArrayList<>();
        double[] shares = new double[patterns.size()];
        DMatrixRMaj w = new DMatrixRMaj(p, p);
        DMatrixRMaj v = new DMatrixRMaj(p, p);
        double[] weighted = new double[p];
        for (int k = 0; k < shares.length; k++) {
            PatternTerm pattern = patterns.get(k);
            pattern.take(sigma, inverse, factored.logDeterminant(), moments);
            pattern.embed(w, v, weighted);
            weights.add(new NormalWeight(w, true));
            shares[k] = pattern.share();
        }
        return new WeightedSum(weights, shares);
    }

    /** The second derivatives by the moments: the observed information, a full matrix. */
    public Weight observedInformation(double[] moments) {
        HalfVector.unpack(moments, p, sigma);
        if (!invert(sigma)) {
            throw new IllegalArgumentException("the implied covariances are not positive definite");
        }
        int size = p + HalfVector.length(p);
        DMatrixRMaj information = new DMatrixRMaj(size, size);
        DMatrixRMaj w = new DMatrixRMaj(p, p);
        DMatrixRMaj v = new DMatrixRMaj(p, p);
        double[] weighted = new double[p];
        for (PatternTerm pattern : patterns) {
            pattern.take(sigma, inverse, factored.logDeterminant(), moments);
            pattern.embed(w, v, weighted);
            NormalInformation.addCovarianceBlock(w, v, pattern.share(), p, information);
            addMeans(pattern.share(), w, weighted, information);
        }
        NormalInformation.mirror(information);
        return new FullWeight(information);
    }

    /** On and below the diagonal. */
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
                    information.data[col * size + a] += share * value;
                }
            }
        }
    }
}
