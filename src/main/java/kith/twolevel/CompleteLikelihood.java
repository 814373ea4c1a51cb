package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import kith.math.CholeskyFactor;
import kith.sem.discrepancy.NormalObservedWeight;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.Weight;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The likelihood of complete rows in clusters, at a cost that grows with the number of distinct cluster sizes and not
 * with rows:
 *
 * <p>2 N F = Σ_n J_n [log|V_n| + q log n + tr(V_n⁻¹ T_n)] + (N − J) log|Σ_W| + tr(Σ_W⁻¹ S_PW), with V_n = Σ_B + Σ_W ∕
 * n, T_n the mean over the J_n clusters of size n of (d − μ)(d − μ)′, d the means of a cluster (and its values of
 * variables that exist between clusters only), S_PW the pooled cross-products of deviations from the means, and q
 * variables that vary within clusters (McDonald &amp; Goldstein 1989, doi 10.1111/j.2044-8317.1989.tb00911.x; Muthén
 * 1994, doi 10.1177/0049124194022003006). Σ_B itself need not be positive definite. Not thread-safe.
 */
final class CompleteLikelihood implements TwoLevelLikelihood {

    private final ClusteredSample sample;
    private final LevelMatrices levels;
    private final int p;
    private final int q;
    private final double n;
    private final List<SizeClass> classes = new ArrayList<>();
    private final DMatrixRMaj pooled;
    private final double deviations;

    private final CholeskyFactor factored;
    private final CholeskyFactor factoredWithin;
    private final DMatrixRMaj variance;
    private final DMatrixRMaj inverse;
    private final DMatrixRMaj spread;
    private final DMatrixRMaj half;
    private final DMatrixRMaj image;
    private final DMatrixRMaj within;
    private final DMatrixRMaj withinInverse;
    private final DMatrixRMaj withinHalf;
    private final DMatrixRMaj withinImage;
    private final double[] difference;

    /** Means of the clusters of one size: their number, mean and covariances about it. */
    private record SizeClass(int size, int count, double[] mean, DMatrixRMaj covariance) {}

    CompleteLikelihood(ClusteredSample sample) {
        this.sample = sample;
        this.levels = new LevelMatrices(sample.levels());
        this.p = sample.width();
        this.q = levels.inside.length;
        this.n = sample.size();
        this.deviations = q == 0 ? 0 : n - sample.clusters().size();
        this.pooled = new DMatrixRMaj(q, q);
        this.factored = new CholeskyFactor(p);
        this.factoredWithin = new CholeskyFactor(q);
        this.variance = new DMatrixRMaj(p, p);
        this.inverse = new DMatrixRMaj(p, p);
        this.spread = new DMatrixRMaj(p, p);
        this.half = new DMatrixRMaj(p, p);
        this.image = new DMatrixRMaj(p, p);
        this.within = new DMatrixRMaj(q, q);
        this.withinInverse = new DMatrixRMaj(q, q);
        this.withinHalf = new DMatrixRMaj(q, q);
        this.withinImage = new DMatrixRMaj(q, q);
        this.difference = new double[p];
        gather();
    }

    private void gather() {
        Map<Integer, List<Cluster>> bySize = new TreeMap<>();
        DMatrixRMaj own = new DMatrixRMaj(q, q);
        for (Cluster cluster : sample.clusters()) {
            bySize.computeIfAbsent(cluster.size(), size -> new ArrayList<>()).add(cluster);
            deviationsOf(cluster, own);
            CommonOps_DDRM.addEquals(pooled, own);
        }
        bySize.forEach((size, clusters) -> classes.add(sizeClass(size, clusters)));
    }

    private SizeClass sizeClass(int size, List<Cluster> clusters) {
        double[] mean = new double[p];
        for (Cluster cluster : clusters) {
            double[] own = meansOf(cluster);
            for (int i = 0; i < p; i++) {
                mean[i] += own[i] / clusters.size();
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(p, p);
        for (Cluster cluster : clusters) {
            double[] own = meansOf(cluster);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    covariance.data[i * p + j] += (own[i] - mean[i]) * (own[j] - mean[j]) / clusters.size();
                }
            }
        }
        for (int i = 0; i < p; i++) {
            mean[i] += sample.centre()[i];
        }
        return new SizeClass(size, clusters.size(), mean, covariance);
    }

    /** Means of a cluster about the centre of the sample. */
    private double[] meansOf(Cluster cluster) {
        double[] means = cluster.between().clone();
        for (int i : levels.inside) {
            means[i] = cluster.sum(i) / cluster.size();
        }
        return means;
    }

    /** Cross-products of deviations from the means of a cluster. */
    private void deviationsOf(Cluster cluster, DMatrixRMaj into) {
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                int a = levels.inside[i];
                int b = levels.inside[j];
                into.data[i * q + j] =
                        cluster.crossProduct(a * p + b) - cluster.sum(a) * cluster.sum(b) / cluster.size();
            }
        }
    }

    @Override
    public ClusteredSample sample() {
        return sample;
    }

    @Override
    public double value(double[] moments) {
        levels.take(moments);
        return sum(false);
    }

    @Override
    public double valueAndDerivative(double[] moments, double[] derivative) {
        levels.take(moments);
        double value = sum(true);
        levels.give(0.5 / n, derivative);
        return value;
    }

    private double sum(boolean slopes) {
        double sum = 0;
        if (deviations > 0) {
            if (!takeWithin()) {
                return Double.POSITIVE_INFINITY;
            }
            sum += deviations * factoredWithin.logDeterminant() + dot(withinInverse, pooled);
            if (slopes) {
                addWithinSlope(deviations, pooled);
            }
        }
        for (SizeClass means : classes) {
            if (!takeMeans(means.size)) {
                return Double.POSITIVE_INFINITY;
            }
            spread.setTo(means.covariance);
            for (int i = 0; i < p; i++) {
                difference[i] = means.mean[i] - levels.mean[i];
            }
            sum += means.count * (meansValue() + q * Math.log(means.size));
            if (slopes) {
                addMeansSlope(means.count, means.size);
            }
        }
        return sum / (2 * n);
    }

    private boolean takeWithin() {
        levels.extractInside(levels.within, within);
        if (!factoredWithin.factor(within)) {
            return false;
        }
        factoredWithin.inverse(withinInverse);
        return true;
    }

    /** V of clusters of one size, and its inverse. */
    private boolean takeMeans(int size) {
        for (int k = 0; k < variance.data.length; k++) {
            variance.data[k] = levels.between.data[k] + levels.within.data[k] / size;
        }
        if (!factored.factor(variance)) {
            return false;
        }
        factored.inverse(inverse);
        return true;
    }

    /** log|V| + tr(V⁻¹ T); the spread becomes T. */
    private double meansValue() {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                spread.data[i * p + j] += difference[i] * difference[j];
            }
        }
        return factored.logDeterminant() + dot(inverse, spread);
    }

    private void addMeansSlope(double count, double size) {
        CommonOps_DDRM.mult(inverse, spread, half);
        CommonOps_DDRM.mult(half, inverse, image);
        for (int k = 0; k < image.data.length; k++) {
            double slope = count * (inverse.data[k] - image.data[k]);
            levels.slopeBetween.data[k] += slope;
            levels.slopeWithin.data[k] += slope / size;
        }
        for (int i = 0; i < p; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += inverse.data[i * p + j] * difference[j];
            }
            levels.slopeMean[i] -= 2 * count * sum;
        }
    }

    private void addWithinSlope(double count, DMatrixRMaj products) {
        CommonOps_DDRM.mult(withinInverse, products, withinHalf);
        CommonOps_DDRM.mult(withinHalf, withinInverse, withinImage);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                levels.slopeWithin.data[levels.inside[i] * p + levels.inside[j]] +=
                        count * withinInverse.data[i * q + j] - withinImage.data[i * q + j];
            }
        }
    }

    private static double dot(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int k = 0; k < a.data.length; k++) {
            sum += a.data[k] * b.data[k];
        }
        return sum;
    }

    @Override
    public void scores(double[] moments, Consumer<double[]> each) {
        levels.take(moments);
        boolean some = deviations > 0 && takeWithin();
        DMatrixRMaj own = new DMatrixRMaj(q, q);
        double[] score = new double[moments.length];
        int size = 0;
        for (Cluster cluster : sample.clusters()) {
            if (cluster.size() != size) {
                size = cluster.size();
                takeMeans(size);
            }
            levels.clear();
            if (some && size > 1) {
                deviationsOf(cluster, own);
                addWithinSlope(size - 1, own);
            }
            double[] means = meansOf(cluster);
            for (int i = 0; i < p; i++) {
                difference[i] = means[i] + sample.centre()[i] - levels.mean[i];
            }
            spread.zero();
            meansValue();
            addMeansSlope(1, size);
            levels.give(-0.5, score);
            each.accept(score);
        }
    }

    @Override
    public Weight curvature(double[] moments) {
        return weight(moments, false);
    }

    /** The second derivatives by the moments. */
    Weight observed(double[] moments) {
        return weight(moments, true);
    }

    private Weight weight(double[] moments, boolean observed) {
        levels.take(moments);
        ClusterWeight weight = new ClusterWeight(p, levels.inside);
        if (deviations > 0 && takeWithin()) {
            DMatrixRMaj mean = pooled.copy();
            CommonOps_DDRM.scale(1 / deviations, mean);
            weight.addDeviations(
                    deviations / n,
                    observed
                            ? new NormalObservedWeight(withinInverse, mean, new double[0])
                            : new NormalWeight(withinInverse, false));
        }
        for (SizeClass means : classes) {
            if (!takeMeans(means.size)) {
                throw new IllegalArgumentException("the implied covariances are not positive definite");
            }
            for (int i = 0; i < p; i++) {
                difference[i] = means.mean[i] - levels.mean[i];
            }
            weight.addMeans(
                    means.size,
                    means.count / n,
                    observed
                            ? new NormalObservedWeight(inverse, means.covariance, difference)
                            : new NormalWeight(inverse, true));
        }
        return weight;
    }
}
