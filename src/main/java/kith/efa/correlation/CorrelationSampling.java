package kith.efa.correlation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.math.PearsonCorrelation;
import kith.moments.ordered.AsymptoticCovariance;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How the correlations of a sample vary from sample to sample. Each says what covariance linear functions Σ_{i&lt;j}
 * bᵢⱼ rᵢⱼ of them have; the covariance of all correlations, with (p(p − 1)/2)² cells, is not formed for it. A Pearson
 * correlation moves with the covariances as drᵢⱼ = dsᵢⱼ − ½ rᵢⱼ (dsᵢᵢ + dsⱼⱼ) for standardised items, so that a
 * function of the correlations is tr(G dS) with gᵢⱼ = bᵢⱼ/2 and gᵢᵢ = −½ Σⱼ bᵢⱼ rᵢⱼ.
 */
public sealed interface CorrelationSampling {

    /**
     * Answers are normal: covariances are 2 tr(G R G* R)/n.
     *
     * @param n how many respondents
     */
    record Normal(double n) implements CorrelationSampling {

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            int p = correlation.numRows;
            DMatrixRMaj flat = new DMatrixRMaj(functions.size(), p * p);
            DMatrixRMaj turned = new DMatrixRMaj(functions.size(), p * p);
            DMatrixRMaj product = new DMatrixRMaj(p, p);
            for (int a = 0; a < functions.size(); a++) {
                CommonOps_DDRM.mult(ofCovariances(functions.get(a), correlation), correlation, product);
                System.arraycopy(product.data, 0, flat.data, a * p * p, p * p);
                CommonOps_DDRM.transpose(product);
                System.arraycopy(product.data, 0, turned.data, a * p * p, p * p);
            }
            DMatrixRMaj covariance = new DMatrixRMaj(functions.size(), functions.size());
            CommonOps_DDRM.multTransB(2 / n, flat, turned, covariance);
            return covariance;
        }
    }

    /**
     * Answers are what they are: the covariance, over respondents, of zᵀGz with z a person's standardised answers
     * (Steiger and Hakstian 1982, doi 10.1111/j.2044-8317.1982.tb00653.x).
     *
     * <p>With sampling weights w that sum to n a person moves the covariances by w(zzᵀ − R), where z is standardised by
     * weighted moments: linearisation, as for any pseudo-maximum-likelihood estimate.
     *
     * @param rows complete answers, one column per item, in the order of the items
     * @param weights of the rows, which sum to their number; empty where each counts once
     */
    record Rows(double[][] rows, double[] weights) implements CorrelationSampling {

        public Rows {
            rows = rows.clone();
            weights = weights.clone();
        }

        @Override
        public double[] weights() {
            return weights.clone();
        }

        @Override
        public double[][] rows() {
            return rows.clone();
        }

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            double[][] columns = Arrays.stream(NullCorrelations.columns(rows))
                    .map(column -> NullCorrelations.standardized(column, weights))
                    .toArray(double[][]::new);
            int n = rows.length;
            return fromInfluence(functions, correlation, n, (i, j) -> {
                double[] products = new double[n];
                Arrays.setAll(products, person -> n * columns[i][person] * columns[j][person]);
                for (int person = 0; person < weights.length; person++) {
                    products[person] = weights[person] * (products[person] - correlation.get(i, j));
                }
                return products;
            });
        }
    }

    /**
     * Answers are what they are, and the correlations are Spearman's. A rank changes with whoever else is there, so
     * that a person moves the covariance of two items' ranks u, v by more than their own product uv: by uv + a + b less
     * its mean, with a the mean, over all respondents, of v where the first answer is above this person's (half where
     * level with it), and b the same the other way round. This is the first term of the expansion of a rank statistic
     * (von Mises 1947; Borkowf 2002, doi 10.1016/S0167-9473(01)00081-0, for Spearman's); ties are taken into account.
     *
     * @param rows complete answers or their ranks, one column per item, in the order of the items
     */
    record Ranks(double[][] rows) implements CorrelationSampling {

        public Ranks {
            rows = rows.clone();
        }

        @Override
        public double[][] rows() {
            return rows.clone();
        }

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            double[][] columns = NullCorrelations.columns(rows);
            for (int j = 0; j < columns.length; j++) {
                columns[j] = PearsonCorrelation.ranks(columns[j]);
            }
            int n = rows.length;
            int[][] orders = Arrays.stream(columns).map(Ranks::order).toArray(int[][]::new);
            double[][] ranks = columns;
            double[][] standard =
                    Arrays.stream(columns).map(NullCorrelations::standardized).toArray(double[][]::new);
            double[] perRank = new double[columns.length];
            Arrays.setAll(perRank, j -> 1 / deviation(columns[j]));
            return fromInfluence(functions, correlation, n, (i, j) -> {
                double[] influence = new double[n];
                double[] first = above(orders[i], ranks[i], standard[j]);
                double[] second = above(orders[j], ranks[j], standard[i]);
                for (int person = 0; person < n; person++) {
                    influence[person] = n * standard[i][person] * standard[j][person]
                            + n * (perRank[i] * first[person] + perRank[j] * second[person]);
                }
                return influence;
            });
        }

        /** The root of the sum of squared deviations. */
        private static double deviation(double[] column) {
            double mean = Arrays.stream(column).average().orElse(0);
            return Math.sqrt(Arrays.stream(column)
                    .map(value -> (value - mean) * (value - mean))
                    .sum());
        }

        private static int[] order(double[] ranks) {
            return IntStream.range(0, ranks.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(person -> ranks[person]))
                    .mapToInt(person -> person)
                    .toArray();
        }

        /** For each person the sum of {@code values} of those ranked above, and half of those level with them. */
        private static double[] above(int[] order, double[] ranks, double[] values) {
            int n = order.length;
            double[] above = new double[n];
            double sum = 0;
            for (int end = n; end > 0; ) {
                int first = end;
                double level = 0;
                while (first > 0 && ranks[order[first - 1]] == ranks[order[end - 1]]) {
                    level += values[order[--first]];
                }
                for (int at = first; at < end; at++) {
                    above[order[at]] = sum + level / 2;
                }
                sum += level;
                end = first;
            }
            return above;
        }
    }

    /**
     * The sampling covariance is known, as for polychoric correlations.
     *
     * @param covariance of √n times the correlations, among other statistics; named {@code a~~b}
     * @param n how many respondents; lavaan takes one less
     */
    record Known(AsymptoticCovariance covariance, double n) implements CorrelationSampling {

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            Map<String, Integer> places = new HashMap<>();
            for (int s = 0; s < covariance.size(); s++) {
                places.put(covariance.names().get(s), s);
            }
            DMatrixRMaj weights = new DMatrixRMaj(covariance.size(), functions.size());
            for (int i = 1; i < items.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Integer one = places.get(items.get(i) + "~~" + items.get(j));
                    int place = one == null ? places.get(items.get(j) + "~~" + items.get(i)) : one;
                    for (int a = 0; a < functions.size(); a++) {
                        weights.set(place, a, functions.get(a).get(i, j));
                    }
                }
            }
            DMatrixRMaj result = new DMatrixRMaj(functions.size(), functions.size());
            covariance.forEachBlock(rows -> {
                DMatrixRMaj influence = new DMatrixRMaj(rows.numRows, functions.size());
                CommonOps_DDRM.mult(rows, weights, influence);
                CommonOps_DDRM.multAddTransA(1 / n, influence, influence, result);
            });
            return result;
        }
    }

    /**
     * Covariance of linear functions of the correlations.
     *
     * @param items names of the items
     * @param functions their weights bᵢⱼ, symmetric p × p; the diagonal does not count
     * @param correlation R, in the order of the items
     */
    DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation);

    /**
     * What a person adds to the covariance of two standardised items, one value a person; any constant may be added.
     */
    @FunctionalInterface
    interface Influence {
        double[] on(int i, int j);
    }

    /** The covariance of the influences of respondents on the functions. */
    private static DMatrixRMaj fromInfluence(
            List<DMatrixRMaj> functions, DMatrixRMaj correlation, int n, Influence influence) {
        int p = correlation.numRows;
        DMatrixRMaj ofPairs = new DMatrixRMaj(p * (p + 1) / 2, n);
        DMatrixRMaj folded = new DMatrixRMaj(functions.size(), p * (p + 1) / 2);
        List<DMatrixRMaj> weights =
                functions.stream().map(f -> ofCovariances(f, correlation)).toList();
        int row = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double[] values = influence.on(i, j);
                double mean = Arrays.stream(values).sum() / n;
                for (int person = 0; person < n; person++) {
                    ofPairs.set(row, person, values[person] - mean);
                }
                for (int a = 0; a < functions.size(); a++) {
                    DMatrixRMaj g = weights.get(a);
                    folded.set(a, row, i == j ? g.get(i, i) : 2 * g.get(i, j));
                }
                row++;
            }
        }
        DMatrixRMaj ofFunctions = new DMatrixRMaj(functions.size(), n);
        CommonOps_DDRM.mult(folded, ofPairs, ofFunctions);
        DMatrixRMaj covariance = new DMatrixRMaj(functions.size(), functions.size());
        CommonOps_DDRM.multTransB(1.0 / n / n, ofFunctions, ofFunctions, covariance);
        return covariance;
    }

    /** G of the description above. */
    private static DMatrixRMaj ofCovariances(DMatrixRMaj function, DMatrixRMaj correlation) {
        int p = correlation.numRows;
        DMatrixRMaj g = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            double own = 0;
            for (int j = 0; j < p; j++) {
                if (i != j) {
                    g.set(i, j, function.get(i, j) / 2);
                    own += function.get(i, j) * correlation.get(i, j);
                }
            }
            g.set(i, i, -own / 2);
        }
        return g;
    }
}
