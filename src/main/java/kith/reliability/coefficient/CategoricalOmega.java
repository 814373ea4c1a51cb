package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.efa.extraction.ExtractedFactors;
import kith.efa.extraction.Extraction;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.PairIndex;
import kith.math.Parallel;
import kith.math.SmallMatrices;
import kith.moments.ordered.AsymptoticCovariance.Direction;
import kith.moments.ordered.OrdinalMoments;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Categorical omega with the observed variance of the sum and with that of the model, and how both move with the
 * statistics.
 *
 * <p>With thresholds τ, standardised loadings λ, polychoric correlations ρ and c(ρ) the covariance of two answers whose
 * variables correlate ρ (see {@link AnswerSteps}), ω = Σᵢⱼ c(λᵢλⱼ)/Σᵢⱼ c(ρᵢⱼ) and, with the variance of the model, Σᵢⱼ
 * c(λᵢλⱼ)/(Σᵢ var(i) + Σᵢ≠ⱼ c(λᵢλⱼ)) (Green and Yang 2009, doi 10.1007/s11336-008-9099-3, equation 21).
 *
 * <p>The loadings minimise Σ wᵢⱼ(ρᵢⱼ − λᵢλⱼ)². Where they do, gᵢ = Σⱼ wᵢⱼ(ρᵢⱼ − λᵢλⱼ)λⱼ = 0, so that by the implicit
 * function theorem dλ = −H⁻¹ dg with Hᵢᵢ = −Σⱼ wᵢⱼλⱼ², Hᵢⱼ = wᵢⱼ(ρᵢⱼ − 2λᵢλⱼ) and dgᵢ = Σⱼ (wᵢⱼ dρᵢⱼ + (ρᵢⱼ − λᵢλⱼ)
 * dwᵢⱼ)λⱼ. The weights are wᵢⱼ = 1/vᵢⱼ, v the asymptotic variances of the correlations, and move with the sample as
 * well, dwᵢⱼ = −wᵢⱼ² dvᵢⱼ, which matters where residuals are not 0.
 *
 * @param observed omega with the observed correlations below the line, semTools' {@code compRelSEM(obs.var = TRUE)}
 * @param model omega with those of the model below the line, {@code compRelSEM(obs.var = FALSE)}
 * @param gradients of both, in this order, by the statistics of the moments and the variances of the correlations;
 *     empty where the loadings are at no minimum, or not asked for
 * @param findings of the factor
 */
record CategoricalOmega(double observed, double model, Optional<List<Direction>> gradients, List<Finding> findings) {

    /**
     * @param moments of three items or more, all ordered, every correlation estimated
     * @return empty where a correlation has no finite weight
     */
    static Optional<CategoricalOmega> of(OrdinalMoments moments, Parallel parallel) {
        return computed(moments, true, parallel);
    }

    /** The same without gradients, which are half the work. */
    static Optional<CategoricalOmega> valuesOf(OrdinalMoments moments) {
        return computed(moments, false, new Parallel(1));
    }

    private static Optional<CategoricalOmega> computed(OrdinalMoments moments, boolean slopes, Parallel parallel) {
        double[][] weights = weights(moments);
        return Double.isFinite(SmallMatrices.sum(weights))
                ? Optional.of(new Computation(moments, weights, slopes).omega(parallel))
                : Optional.empty();
    }

    /** The reciprocals of the asymptotic variances of the correlations. */
    private static double[][] weights(OrdinalMoments moments) {
        int k = moments.names().size();
        double[] variances = moments.asymptotic().diagonal();
        int at = variances.length - k * (k - 1) / 2;
        double[][] weights = new double[k][k];
        for (int j = 0; j < k; j++) {
            for (int i = j + 1; i < k; i++) {
                weights[i][j] = 1 / variances[at++];
                weights[j][i] = weights[i][j];
            }
        }
        return weights;
    }

    /** A sum of covariances of answers and its derivatives. */
    private static final class Sum {
        private double value;
        /** By thresholds, and behind them by correlations. */
        private final double[] byStatistics;

        private final double[] byLoadings;

        Sum(int statistics, int items) {
            byStatistics = new double[statistics];
            byLoadings = new double[items];
        }

        void add(Sum other) {
            value += other.value;
            for (int s = 0; s < byStatistics.length; s++) {
                byStatistics[s] += other.byStatistics[s];
            }
            for (int i = 0; i < byLoadings.length; i++) {
                byLoadings[i] += other.byLoadings[i];
            }
        }
    }

    private static final class Computation {
        private final double[][] rho;
        private final double[][] weights;
        private final boolean slopes;
        private final AnswerSteps[] items;
        private final int[] at;
        private final int statistics;
        private final int thresholds;
        private final ExtractedFactors factor;
        private final double[] loadings;

        Computation(OrdinalMoments moments, double[][] weights, boolean slopes) {
            int k = weights.length;
            this.rho = moments.correlation().toArray();
            this.weights = weights;
            this.slopes = slopes;
            this.items = IntStream.range(0, k)
                    .mapToObj(i -> AnswerSteps.of(moments, i))
                    .toArray(AnswerSteps[]::new);
            this.at = new int[k];
            int from = 0;
            for (int i = 0; i < k; i++) {
                at[i] = from;
                from += items[i].thresholds().length;
            }
            this.thresholds = from;
            this.statistics = from + k * (k - 1) / 2;
            this.factor = Extraction.weighted(1, Matrix.square(moments.names(), weights))
                    .fit(moments.correlation());
            this.loadings = factor.loadings().column(0);
        }

        CategoricalOmega omega(Parallel parallel) {
            int k = items.length;
            // Of the factor between items, of the factor within them, and of what is observed between them.
            List<Sum[]> parts = parallel.map(k, this::covariances);
            Sum between = new Sum(statistics, k);
            Sum within = new Sum(statistics, k);
            Sum observed = new Sum(statistics, k);
            for (Sum[] part : parts) {
                between.add(part[0]);
                within.add(part[1]);
                observed.add(part[2]);
            }
            Sum variances = new Sum(statistics, k);
            for (int i = 0; i < k; i++) {
                variances.value += items[i].variance();
                items[i].addVarianceSlopes(1, variances.byStatistics, at[i]);
            }
            Sum common = new Sum(statistics, k);
            common.add(between);
            common.add(within);
            observed.add(variances);
            between.add(variances);
            return new CategoricalOmega(
                    common.value / observed.value,
                    common.value / between.value,
                    slopes ? gradients(ratio(common, observed), ratio(common, between)) : Optional.empty(),
                    factor.findings());
        }

        private Sum[] covariances(int i) {
            int k = items.length;
            Sum between = new Sum(statistics, k);
            Sum within = new Sum(statistics, k);
            Sum observed = new Sum(statistics, k);
            AnswerSteps.Pair self = new AnswerSteps.Pair(items[i], items[i]);
            add(self, i, i, 1, loadings[i] * loadings[i], within);
            within.byLoadings[i] += 2 * loadings[i] * slope(self);
            for (int j = i + 1; j < k; j++) {
                AnswerSteps.Pair pair = new AnswerSteps.Pair(items[i], items[j]);
                add(pair, i, j, 2, loadings[i] * loadings[j], between);
                double slope = 2 * slope(pair);
                between.byLoadings[i] += slope * loadings[j];
                between.byLoadings[j] += slope * loadings[i];
                add(pair, i, j, 2, rho[i][j], observed);
                observed.byStatistics[correlation(i, j)] += 2 * slope(pair);
            }
            return new Sum[] {between, within, observed};
        }

        private void add(AnswerSteps.Pair pair, int i, int j, double times, double correlation, Sum sum) {
            sum.value += times * pair.covariance(correlation);
            if (slopes) {
                pair.addSlopesByFirst(times, sum.byStatistics, at[i]);
                pair.addSlopesBySecond(times, sum.byStatistics, at[j]);
            }
        }

        private double slope(AnswerSteps.Pair pair) {
            return slopes ? pair.slope() : 0;
        }

        /** Where the correlation of i &lt; j stands. */
        private int correlation(int i, int j) {
            return thresholds + PairIndex.of(i, j, items.length);
        }

        private static Sum ratio(Sum above, Sum below) {
            Sum ratio = new Sum(above.byStatistics.length, above.byLoadings.length);
            ratio.value = above.value / below.value;
            Arrays.setAll(
                    ratio.byStatistics,
                    s -> (above.byStatistics[s] - ratio.value * below.byStatistics[s]) / below.value);
            Arrays.setAll(
                    ratio.byLoadings, i -> (above.byLoadings[i] - ratio.value * below.byLoadings[i]) / below.value);
            return ratio;
        }

        /** With what the loadings have of correlations and weights added. */
        private Optional<List<Direction>> gradients(Sum... ratios) {
            int k = items.length;
            DMatrixRMaj hessian = new DMatrixRMaj(k, k);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    if (i != j) {
                        hessian.set(i, j, weights[i][j] * (2 * loadings[i] * loadings[j] - rho[i][j]));
                        hessian.add(i, i, weights[i][j] * loadings[j] * loadings[j]);
                    }
                }
            }
            DMatrixRMaj right = new DMatrixRMaj(k, ratios.length);
            for (int r = 0; r < ratios.length; r++) {
                for (int i = 0; i < k; i++) {
                    right.set(i, r, ratios[r].byLoadings[i]);
                }
            }
            DMatrixRMaj adjoint = new DMatrixRMaj(k, ratios.length);
            if (!factor.converged() || !CommonOps_DDRM.solve(hessian, right, adjoint)) {
                return Optional.empty();
            }
            List<Direction> gradients = new ArrayList<>();
            for (int r = 0; r < ratios.length; r++) {
                double[] byStatistics = ratios[r].byStatistics;
                double[] byVariances = new double[k * (k - 1) / 2];
                for (int i = 0; i < k; i++) {
                    for (int j = i + 1; j < k; j++) {
                        double w = weights[i][j];
                        double moved = w * (loadings[j] * adjoint.get(i, r) + loadings[i] * adjoint.get(j, r));
                        int at = correlation(i, j);
                        byStatistics[at] += moved;
                        byVariances[at - thresholds] = -w * moved * (rho[i][j] - loadings[i] * loadings[j]);
                    }
                }
                gradients.add(new Direction(byStatistics, Optional.of(byVariances)));
            }
            return Optional.of(gradients);
        }
    }
}
