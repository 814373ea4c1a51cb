package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kith.math.CholeskyFactor;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.Weight;
import org.ejml.data.DMatrixRMaj;

/**
 * The likelihood of incomplete rows in clusters (responses missing at random), at a cost that grows with clusters and
 * patterns and not with rows. For a cluster with n_k rows of pattern k, W_k = Σ_W,k⁻¹ filled up with zeros, A = Σ n_k
 * W_k, b = Σ_k W_k Σ_i (y_i − c) and c the means given the cluster's variables that exist between clusters only:
 *
 * <p>−2 log L = Σ n_k log|Σ_W,k| + log|I + Σ_B A| + Σ_i (y_i − c)′ W (y_i − c) − b′ M b, with M = Σ_B (I + A Σ_B)⁻¹,
 * the covariance of the cluster's component given its rows (Longford 1987, doi 10.1093/biomet/74.4.817). Σ_B itself
 * need not be positive definite. Clusters of the same composition share A and M. Not thread-safe.
 */
final class IncompleteLikelihood implements TwoLevelLikelihood {

    private final ClusteredSample sample;
    private final LevelMatrices levels;
    private final int p;
    private final double n;
    private final List<PatternInverse> patterns;
    private final List<BetweenGiven> betweens;
    private final List<List<Cluster>> compositions;
    /** Cross-products of all rows of a pattern. */
    private final List<double[]> totals = new ArrayList<>();

    private final double[] mean;
    private final double[] centre;
    private final double[] weighted;
    private final double[] deviation;
    private final double[] component;
    private final double[] slope;
    private final double[] work;
    private final ClusterComposition shared;

    IncompleteLikelihood(ClusteredSample sample) {
        this.sample = sample;
        this.levels = new LevelMatrices(sample.levels());
        this.p = sample.width();
        this.n = sample.size();
        this.patterns = sample.patterns().stream().map(PatternInverse::new).toList();
        this.betweens = sample.betweenPatterns().stream()
                .map(pattern -> new BetweenGiven(pattern, levels.inside))
                .toList();
        this.mean = new double[p];
        this.centre = new double[p];
        this.weighted = new double[p];
        this.deviation = new double[p];
        this.component = new double[p];
        this.slope = new double[p];
        this.work = new double[p * p];
        this.shared = new ClusterComposition(p);
        Map<List<Integer>, List<Cluster>> same = new LinkedHashMap<>();
        patterns.forEach(pattern -> totals.add(new double[p * p]));
        for (Cluster cluster : sample.clusters()) {
            List<Integer> key = new ArrayList<>();
            key.add(cluster.betweenPattern());
            for (int k = 0; k < cluster.patterns().length; k++) {
                key.add(cluster.patterns()[k]);
                key.add(cluster.counts()[k]);
                double[] total = totals.get(cluster.patterns()[k]);
                for (int i = 0; i < p * p; i++) {
                    total[i] += cluster.crossProducts()[k][i];
                }
            }
            same.computeIfAbsent(key, unused -> new ArrayList<>()).add(cluster);
        }
        this.compositions = List.copyOf(same.values());
    }

    @Override
    public ClusteredSample sample() {
        return sample;
    }

    @Override
    public double value(double[] moments) {
        return take(moments) ? sum() / (2 * n) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double valueAndDerivative(double[] moments, double[] derivative) {
        if (!take(moments)) {
            return Double.POSITIVE_INFINITY;
        }
        double value = sum();
        if (!Double.isFinite(value)) {
            return Double.POSITIVE_INFINITY;
        }
        for (PatternInverse pattern : patterns) {
            pattern.addSlope(levels.slopeWithin.data);
        }
        for (BetweenGiven between : betweens) {
            between.finish(levels);
        }
        levels.give(0.5 / n, derivative);
        return value / (2 * n);
    }

    private boolean take(double[] moments) {
        levels.take(moments);
        for (int i = 0; i < p; i++) {
            mean[i] = levels.mean[i] - sample.centre()[i];
        }
        for (PatternInverse pattern : patterns) {
            if (!pattern.take(levels.within)) {
                return false;
            }
        }
        for (BetweenGiven between : betweens) {
            if (!between.take(levels.between)) {
                return false;
            }
        }
        return true;
    }

    /** −2 log L up to a constant; patterns and given parts are left with what derivatives are made of. */
    private double sum() {
        for (int k = 0; k < patterns.size(); k++) {
            patterns.get(k).clear();
            System.arraycopy(totals.get(k), 0, patterns.get(k).products, 0, p * p);
        }
        double sum = 0;
        for (List<Cluster> composition : compositions) {
            double determinant = compose(composition.get(0));
            if (!Double.isFinite(determinant)) {
                return Double.POSITIVE_INFINITY;
            }
            for (Cluster cluster : composition) {
                sum += determinant + add(cluster);
            }
        }
        for (PatternInverse pattern : patterns) {
            sum += pattern.count * pattern.logDeterminant() + pattern.trace();
        }
        return sum;
    }

    private double compose(Cluster cluster) {
        return shared.take(cluster, patterns, betweens.get(cluster.betweenPattern()).conditional);
    }

    /**
     * What a cluster adds beside determinants and the traces of its patterns; its derivatives go to patterns and given
     * part.
     */
    private double add(Cluster cluster) {
        BetweenGiven between = betweens.get(cluster.betweenPattern());
        double value = between.centre(cluster.between(), mean, centre);
        weigh(cluster);
        double moved = 0;
        for (int i = 0; i < p; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += shared.posterior[i * p + j] * weighted[j];
            }
            component[i] = sum;
        }
        for (int i = 0; i < p; i++) {
            double sum = weighted[i];
            for (int j = 0; j < p; j++) {
                sum -= shared.information[i * p + j] * component[j];
            }
            slope[i] = sum;
            moved += component[i] * sum;
        }
        for (int i = 0; i < p; i++) {
            centre[i] += component[i];
            for (int j = 0; j < p; j++) {
                between.slopeConditional[i * p + j] += shared.precision[i * p + j] - slope[i] * slope[j];
            }
        }
        addProducts(cluster);
        for (int i = 0; i < p; i++) {
            slope[i] *= -2;
        }
        between.addCluster(cluster.between(), mean, slope);
        return value + moved;
    }

    /** b; inverses have zeros where nothing is observed. */
    private void weigh(Cluster cluster) {
        Arrays.fill(weighted, 0);
        for (int k = 0; k < cluster.patterns().length; k++) {
            double[] inverse = patterns.get(cluster.patterns()[k]).inverse;
            double[] sums = cluster.sums()[k];
            double count = cluster.counts()[k];
            for (int j = 0; j < p; j++) {
                deviation[j] = sums[j] - count * centre[j];
            }
            for (int i = 0, at = 0; i < p; i++) {
                double sum = 0;
                for (int j = 0; j < p; j++) {
                    sum += inverse[at++] * deviation[j];
                }
                weighted[i] += sum;
            }
        }
    }

    /**
     * Cross-products about the centre, which now has the cluster's component, and n M: the lower triangle, with values
     * of no meaning where nothing is observed.
     */
    private void addProducts(Cluster cluster) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                work[i * p + j] = centre[i] * centre[j] + shared.posterior[i * p + j];
            }
        }
        for (int k = 0; k < cluster.patterns().length; k++) {
            PatternInverse pattern = patterns.get(cluster.patterns()[k]);
            double[] products = pattern.products;
            double[] sums = cluster.sums()[k];
            double count = cluster.counts()[k];
            pattern.count += count;
            for (int i = 0; i < p; i++) {
                double own = centre[i];
                double ownSum = sums[i];
                for (int j = 0, at = i * p; j <= i; j++, at++) {
                    products[at] += count * work[at] - ownSum * centre[j] - own * sums[j];
                }
            }
        }
    }

    @Override
    public void scores(double[] moments, Consumer<double[]> each) {
        take(moments);
        double[] score = new double[moments.length];
        for (Cluster cluster : sample.clusters()) {
            levels.clear();
            BetweenGiven between = betweens.get(cluster.betweenPattern());
            between.clear();
            for (int k = 0; k < cluster.patterns().length; k++) {
                PatternInverse pattern = patterns.get(cluster.patterns()[k]);
                pattern.clear();
                System.arraycopy(cluster.crossProducts()[k], 0, pattern.products, 0, p * p);
            }
            compose(cluster);
            add(cluster);
            for (int k : cluster.patterns()) {
                patterns.get(k).addSlope(levels.slopeWithin.data);
            }
            between.finish(levels);
            levels.give(-0.5, score);
            each.accept(score);
        }
    }

    /** That of complete rows in clusters of the same sizes. */
    @Override
    public Weight curvature(double[] moments) {
        levels.take(moments);
        int q = levels.inside.length;
        ClusterWeight weight = new ClusterWeight(p, levels.inside);
        double deviations = n - sample.clusters().size();
        if (deviations > 0) {
            DMatrixRMaj within = new DMatrixRMaj(q, q);
            levels.extractInside(levels.within, within);
            weight.addDeviations(deviations / n, new NormalWeight(inverse(within), false));
        }
        sample.sizes()
                .forEach((size, count) -> weight.addMeans(size, count / n, new NormalWeight(ofMeans(size), true)));
        return weight;
    }

    /**
     * The inverse covariances of means of clusters of a size; without covariances where incomplete rows let Σ_B be
     * indefinite.
     */
    private DMatrixRMaj ofMeans(int size) {
        DMatrixRMaj variance = levels.between.copy();
        for (int k = 0; k < variance.data.length; k++) {
            variance.data[k] += levels.within.data[k] / size;
        }
        if (!new CholeskyFactor(p).factor(variance)) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    variance.data[i * p + j] = i == j ? Math.abs(variance.data[i * p + j]) : 0;
                }
            }
        }
        return inverse(variance);
    }

    private static DMatrixRMaj inverse(DMatrixRMaj matrix) {
        CholeskyFactor factor = new CholeskyFactor(matrix.numRows);
        if (!factor.factor(matrix)) {
            throw new IllegalArgumentException("the implied covariances are not positive definite");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        factor.inverse(inverse);
        return inverse;
    }
}
