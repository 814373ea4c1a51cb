package kith.sem.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import kith.math.CholeskyFactor;
import kith.math.PlacedSquare;
import kith.sem.discrepancy.RowPattern;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The derivatives of each row's normal log-likelihood by the free parameters, which cost a row no more than p² + q:
 * with v = Σ⁻¹(y − μ), the score of parameter a is ½ v′(∂Σ∕∂a)v + v′(∂μ∕∂a) − ½ tr(Σ⁻¹ ∂Σ∕∂a). Where answers are
 * missing, Σ and μ are those of the variables observed.
 */
public final class CasewiseScores {

    private final CovarianceStructure structure;
    private final double[] mean;
    private final DMatrixRMaj sigma;
    private final int p;
    private final int q;
    /** The parameters of the group. */
    private final int[] places;

    private final double[] ownScore;

    /**
     * @param structure evaluated at the estimates; not evaluated elsewhere while this is used
     * @param mean what rows are centred at: the implied means, or the sample's for a model without means
     */
    public CasewiseScores(CovarianceStructure structure, double[] mean) {
        this.structure = structure;
        this.mean = mean.clone();
        this.sigma = structure.sigma().copy();
        this.p = mean.length;
        this.q = structure.parameterCount();
        this.places = structure.ownParameters();
        this.ownScore = new double[places.length];
    }

    /**
     * Calls {@code use} for each row with the number of its cluster (or −1) and its score times its weight, an array
     * used again.
     */
    public void forEach(List<RowPattern> patterns, BiConsumer<Integer, double[]> use) {
        double[] score = new double[q];
        double[] v = new double[p];
        double[] projected = new double[structure.model().latent().size()];
        double[] projectedCross = new double[projected.length];
        double[] observedV = new double[p];
        for (RowPattern pattern : patterns) {
            int[] observed = pattern.observed();
            DMatrixRMaj inverse = inverse(observed);
            double[] centre = centre(observed, inverse);
            CommonOps_DDRM.transpose(inverse);
            Arrays.fill(v, 0);
            for (int row = 0; row < pattern.rows().size(); row++) {
                double[] y = pattern.rows().get(row);
                weigh(y, observed, inverse, observedV);
                for (int i = 0; i < observed.length; i++) {
                    v[observed[i]] = observedV[i];
                }
                for (int a = 0; a < q; a++) {
                    score[a] = -centre[a];
                }
                structure.addCasewise(v, projected, projectedCross, score);
                if (pattern.isWeighted()) {
                    weigh(score, pattern.weight(row));
                }
                use.accept(pattern.clusters().length == 0 ? -1 : pattern.clusters()[row], score);
            }
        }
    }

    private static void weigh(double[] score, double weight) {
        for (int a = 0; a < score.length; a++) {
            score[a] *= weight;
        }
    }

    private static double size(List<RowPattern> patterns) {
        return patterns.stream().mapToDouble(RowPattern::size).sum();
    }

    /** Writes Σ⁻¹(y − μ) of the variables observed; the columns of Σ⁻¹ lie one after the other. */
    private void weigh(double[] y, int[] observed, DMatrixRMaj columns, double[] v) {
        int o = observed.length;
        Arrays.fill(v, 0, o, 0);
        for (int j = 0; j < o; j++) {
            double deviation = y[observed[j]] - mean[observed[j]];
            int offset = j * o;
            for (int i = 0; i < o; i++) {
                v[i] += columns.data[offset + i] * deviation;
            }
        }
    }

    private DMatrixRMaj inverse(int[] observed) {
        int o = observed.length;
        DMatrixRMaj part = new DMatrixRMaj(o, o);
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                part.data[i * o + j] = sigma.data[observed[i] * p + observed[j]];
            }
        }
        CholeskyFactor factored = new CholeskyFactor(o);
        if (!factored.factor(part)) {
            throw new IllegalArgumentException("the implied covariances are not positive definite");
        }
        factored.inverse(part);
        return part;
    }

    /** ½ tr(Σ⁻¹ ∂Σ∕∂a) for each parameter a. */
    private double[] centre(int[] observed, DMatrixRMaj inverse) {
        DMatrixRMaj embedded = new DMatrixRMaj(p, p);
        int o = observed.length;
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                embedded.data[observed[i] * p + observed[j]] = 0.5 * inverse.data[i * o + j];
            }
        }
        double[] derivative = new double[structure.momentCount()];
        HalfVector.packDerivative(embedded, derivative, structure.momentCount() - HalfVector.length(p));
        double[] centre = new double[q];
        structure.addGradient(derivative, 1, centre);
        return centre;
    }

    /**
     * The mean over rows of score × score′, scores times weights where rows are weighted, divided by the sum of the
     * weights. Where rows belong to clusters, the scores of a cluster are added up first, and the sum over G clusters,
     * times G ∕ (G − 1), is divided by the number of rows.
     */
    public PlacedSquare meanSquare(List<RowPattern> patterns) {
        if (patterns.stream().anyMatch(pattern -> pattern.clusters().length > 0)) {
            return meanSquareOfClusters(patterns);
        }
        OuterProducts sum = new OuterProducts(places.length);
        forEach(patterns, (cluster, score) -> sum.add(own(score)));
        return finish(sum.lower(), size(patterns));
    }

    /** The scores of the parameters of this group, an array used again; those of others are 0. */
    private double[] own(double[] score) {
        for (int i = 0; i < places.length; i++) {
            ownScore[i] = score[places[i]];
        }
        return ownScore;
    }

    private PlacedSquare meanSquareOfClusters(List<RowPattern> patterns) {
        Map<Integer, double[]> sums = new LinkedHashMap<>();
        forEach(patterns, (cluster, score) -> {
            double[] sum = sums.computeIfAbsent(cluster, key -> new double[places.length]);
            for (int i = 0; i < places.length; i++) {
                sum[i] += score[places[i]];
            }
        });
        OuterProducts square = new OuterProducts(places.length);
        sums.values().forEach(square::add);
        double clusters = sums.size();
        return finish(square.lower(), size(patterns) * (clusters - 1) / clusters);
    }

    /** Covariance of the scores over rows that all count once, divided by their number. */
    public PlacedSquare covariance(List<RowPattern> patterns) {
        double[] total = new double[places.length];
        double n = size(patterns);
        forEach(patterns, (cluster, score) -> {
            for (int i = 0; i < places.length; i++) {
                total[i] += score[places[i]];
            }
        });
        PlacedSquare covariance = meanSquare(patterns);
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                covariance.block().data[i * places.length + j] -= total[i] / n * (total[j] / n);
            }
        }
        return covariance;
    }

    private PlacedSquare finish(DMatrixRMaj sum, double n) {
        int size = places.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = sum.data[i * size + j] / n;
                sum.data[i * size + j] = value;
                sum.data[j * size + i] = value;
            }
        }
        return new PlacedSquare(q, places, sum);
    }
}
