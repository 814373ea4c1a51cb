package kith.efa.retention;

import java.util.Arrays;
import java.util.List;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.NullCorrelations;
import kith.efa.correlation.NullData;
import kith.efa.extraction.Extraction;
import kith.math.Descriptives;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.Spectrum;
import kith.math.Symmetric;
import kith.resampling.Replicates;
import kith.resampling.Replication;
import org.ejml.data.DMatrixRMaj;

/**
 * Which eigenvalues are larger than those of data without any common factor (Horn 1965, doi 10.1007/BF02289447).
 *
 * <p>Components are the eigenvalues of the correlations. Factors are, as in psych's {@code fa.parallel}, the
 * eigenvalues of the correlations with the communalities of one minres factor on the diagonal, in the data as in each
 * draw. Eigenvalues are counted from the first as long as they are larger than the mean of the draws, or than their
 * 95th percentile (quantile of type 7, R's); psych reports the latter count.
 *
 * @param data what the draws are
 * @param kind of correlations
 * @param replications how many draws
 * @param components eigenvalues of the correlations, against those of the draws
 * @param factors eigenvalues with one factor's communalities on the diagonal, against those of the draws
 */
public record ParallelAnalysis(
        NullData data, CorrelationKind kind, int replications, Comparison components, Comparison factors) {

    private static final double PERCENTILE = 0.95;

    /**
     * Eigenvalues of the data beside those of the draws, by their order.
     *
     * @param observed of the data
     * @param mean of the draws
     * @param percentile the 95th of the draws
     * @param aboveMean how many of the first observed are above the mean
     * @param abovePercentile how many of the first observed are above the percentile
     */
    public record Comparison(
            double[] observed, double[] mean, double[] percentile, int aboveMean, int abovePercentile) {

        public Comparison {
            observed = observed.clone();
            mean = mean.clone();
            percentile = percentile.clone();
        }

        @Override
        public double[] observed() {
            return observed.clone();
        }

        @Override
        public double[] mean() {
            return mean.clone();
        }

        @Override
        public double[] percentile() {
            return percentile.clone();
        }
    }

    /**
     * Against normal data.
     *
     * @param correlation p × p
     * @param n how many respondents
     * @param replications how many draws
     */
    public static ParallelAnalysis normal(Matrix correlation, int n, int replications, long seed, Parallel parallel) {
        DMatrixRMaj r = Symmetric.of(correlation);
        return run(
                NullData.NORMAL,
                CorrelationKind.PEARSON,
                r,
                NullCorrelations.normal(r.numRows, n),
                new Draws(replications, seed, parallel));
    }

    /**
     * Against the answers shuffled or drawn anew.
     *
     * @param correlation the observed correlations, of the kind named
     * @param rows n × p answers, complete; for polychoric correlations the numbers of the categories, for Spearman's
     *     the ranks
     * @param data {@link NullData#PERMUTED} or {@link NullData#REDRAWN}
     */
    public static ParallelAnalysis ofRows(
            Matrix correlation, double[][] rows, NullData data, CorrelationKind kind, Draws draws) {
        if (data == NullData.NORMAL) {
            throw new IllegalArgumentException("normal data are drawn without rows");
        }
        NullCorrelations source = kind == CorrelationKind.POLYCHORIC
                ? NullCorrelations.polychoric(correlation.rows(), rows, data)
                : NullCorrelations.ofRows(rows, data);
        return run(data, kind, Symmetric.of(correlation), source, draws);
    }

    /**
     * How often to draw, from which seed, on how many threads.
     *
     * @param replications how many draws
     * @param seed of the draws; each has its own stream
     * @param parallel threads
     */
    public record Draws(int replications, long seed, Parallel parallel) {
        public Draws {
            if (replications < 1) {
                throw new IllegalArgumentException("at least one draw, not " + replications);
            }
        }
    }

    private static ParallelAnalysis run(
            NullData data, CorrelationKind kind, DMatrixRMaj correlation, NullCorrelations source, Draws draws) {
        int p = correlation.numRows;
        double[] observed = eigenvalues(correlation);
        List<Replicates> drawn = Replication.seeded(
                draws.replications(),
                2 * p,
                draws.seed(),
                draws.parallel(),
                random -> eigenvalues(source.draw(random)));
        return new ParallelAnalysis(
                data,
                kind,
                draws.replications(),
                compare(Arrays.copyOf(observed, p), drawn.subList(0, p)),
                compare(Arrays.copyOfRange(observed, p, 2 * p), drawn.subList(p, 2 * p)));
    }

    /** Those of the correlations, then those of the factors; NaN where a correlation does not exist. */
    private static double[] eigenvalues(DMatrixRMaj correlation) {
        int p = correlation.numRows;
        double[] both = new double[2 * p];
        if (!Symmetric.isFinite(correlation)) {
            Arrays.fill(both, Double.NaN);
            return both;
        }
        System.arraycopy(Spectrum.values(correlation), 0, both, 0, p);
        System.arraycopy(factorEigenvalues(correlation), 0, both, p, p);
        return both;
    }

    /** Eigenvalues of the correlations with the communalities of one minres factor on the diagonal. */
    static double[] factorEigenvalues(DMatrixRMaj correlation) {
        DMatrixRMaj loadings = Extraction.leastSquares(correlation, 1).loadings();
        DMatrixRMaj reduced = correlation.copy();
        for (int i = 0; i < reduced.numRows; i++) {
            reduced.set(i, i, loadings.get(i, 0) * loadings.get(i, 0));
        }
        return Spectrum.values(reduced);
    }

    private static Comparison compare(double[] observed, List<Replicates> drawn) {
        double[] mean = drawn.stream().mapToDouble(Replicates::mean).toArray();
        double[] percentile = drawn.stream()
                .mapToDouble(values -> Descriptives.quantile(values.values(), PERCENTILE))
                .toArray();
        return new Comparison(observed, mean, percentile, leading(observed, mean), leading(observed, percentile));
    }

    private static int leading(double[] observed, double[] reference) {
        int count = 0;
        while (count < observed.length && observed[count] > reference[count]) {
            count++;
        }
        return count;
    }
}
