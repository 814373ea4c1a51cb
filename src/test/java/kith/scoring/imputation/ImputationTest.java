package kith.scoring.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every number of imputation_two_way and mi_rubin; identities and recovery of chained equations. */
class ImputationTest {

    private static void check(String what, double found, JsonNode wanted) {
        Tolerance.CLOSED_FORM.check(what, found, Reference.number(wanted));
    }

    @Test
    void twoWay() {
        JsonNode wanted = Reference.json("imputation_two_way");
        Responses contexts = Reference.data("ce_contexts.csv");
        List<String> items = List.of("ci1", "ci2", "ci3", "ci4");
        double[][] x = new double[200][4];
        for (int j = 0; j < 4; j++) {
            double[] column = contexts.column(items.get(j));
            for (int i = 0; i < 200; i++) {
                x[i][j] = column[i];
            }
        }
        TwoWayImputation exact = TwoWayImputation.of(x, 1, 5, TwoWayImputation.Form.EXACT, 1);
        TwoWayImputation rounded = TwoWayImputation.of(x, 1, 5, TwoWayImputation.Form.ROUNDED, 1);
        check("mean", exact.overallMean(), wanted.get("overall_mean"));
        for (int j = 0; j < 4; j++) {
            check("item", exact.itemMeans()[j], wanted.get("item_means").get(items.get(j)));
        }
        assertThat(exact.imputed()).isEqualTo(wanted.get("item").size());
        for (int k = 0; k < exact.imputed(); k++) {
            int row = wanted.get("person_row").get(k).asInt() - 1;
            int item = items.indexOf(wanted.get("item").get(k).asText());
            check("two way", exact.values()[row][item], wanted.get("two_way").get(k));
            check(
                    "rounded",
                    rounded.values()[row][item],
                    wanted.get("two_way_rounded").get(k));
            check("person", exact.personMeans()[row], wanted.get("person_mean").get(k));
        }
        check("sd", exact.residualSd(), wanted.get("residual_sd"));
        check("mse", exact.residualMean(), wanted.get("residual_mse"));
        check(
                "sd n - 1",
                Math.sqrt(exact.residualMean() * (800 - 31) / (800 - 32)),
                wanted.get("residual_sd_n_minus_1"));
        TwoWayImputation noisy = TwoWayImputation.of(x, 1, 5, TwoWayImputation.Form.WITH_ERROR, 1);
        assertThat(Arrays.deepEquals(
                        noisy.values(),
                        TwoWayImputation.of(x, 1, 5, TwoWayImputation.Form.WITH_ERROR, 1)
                                .values()))
                .isTrue();
        assertThat(Arrays.deepEquals(
                        noisy.values(),
                        TwoWayImputation.of(x, 1, 5, TwoWayImputation.Form.WITH_ERROR, 2)
                                .values()))
                .isFalse();
    }

    @Test
    void respondentsWithoutAnyResponseStayMissing() {
        double[][] x = {{1, 2}, {Double.NaN, Double.NaN}, {3, Double.NaN}};
        TwoWayImputation found = TwoWayImputation.of(x, 1, 5, TwoWayImputation.Form.ROUNDED, 1);
        assertThat(found.empty()).isEqualTo(1);
        assertThat(found.imputed()).isEqualTo(1);
        assertThat(found.values()[1]).containsExactly(Double.NaN, Double.NaN);
    }

    /** The imputed data sets of the reference. */
    private static double[][][] sets(String... columns) {
        Responses all = Reference.data("mi_hs_imputed20.csv");
        double[] set = all.column(".imp");
        double[][] values = Arrays.stream(columns).map(all::column).toArray(double[][]::new);
        double[][][] sets = new double[20][][];
        for (int m = 0; m < 20; m++) {
            int number = m + 1;
            int[] rows =
                    IntStream.range(0, set.length).filter(i -> set[i] == number).toArray();
            sets[m] = Arrays.stream(rows)
                    .mapToObj(row -> Arrays.stream(values)
                            .mapToDouble(column -> column[row])
                            .toArray())
                    .toArray(double[][]::new);
        }
        return sets;
    }

    @Test
    void rubinsRules() {
        JsonNode wanted = Reference.json("mi_rubin");
        double[][] estimates = new double[4][20];
        double[][] variances = new double[4][20];
        double[][] pair = new double[20][2];
        double[][][] covariances = new double[20][2][2];
        double[][][] sets = sets("x1", "x4", "x7", "ageyr");
        for (int m = 0; m < 20; m++) {
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.newSampleData(
                    Arrays.stream(sets[m]).mapToDouble(row -> row[0]).toArray(),
                    Arrays.stream(sets[m])
                            .map(row -> Arrays.copyOfRange(row, 1, 4))
                            .toArray(double[][]::new));
            double[] beta = regression.estimateRegressionParameters();
            double sigma = regression.estimateErrorVariance();
            double[][] unscaled = regression.estimateRegressionParametersVariance();
            for (int j = 0; j < 4; j++) {
                estimates[j][m] = beta[j];
                variances[j][m] = sigma * unscaled[j][j];
                check("est", beta[j], wanted.get("est_by_imputation").get(j).get(m));
                check(
                        "var",
                        variances[j][m],
                        wanted.get("var_by_imputation").get(j).get(m));
            }
            for (int a = 0; a < 2; a++) {
                pair[m][a] = beta[1 + a];
                for (int b = 0; b < 2; b++) {
                    covariances[m][a][b] = sigma * unscaled[1 + a][1 + b];
                }
            }
        }
        JsonNode pooled = wanted.get("pooled");
        for (int j = 0; j < 4; j++) {
            PooledEstimate found = PooledEstimate.of(estimates[j], variances[j], 297);
            check("est", found.estimate(), pooled.get("est").get(j));
            check("ubar", found.within(), pooled.get("ubar").get(j));
            check("b", found.between(), pooled.get("b").get(j));
            check("t", found.total(), pooled.get("t").get(j));
            check("se", found.standardError(), pooled.get("se").get(j));
            check("df 1987", found.rubinDf(), pooled.get("df_rubin1987").get(j));
            check("df", found.df(), pooled.get("df_barnard_rubin").get(j));
            check("riv", found.increase(), pooled.get("riv").get(j));
            check("lambda", found.lambda(), pooled.get("lambda").get(j));
            check(
                    "fmi",
                    found.missingInformation(),
                    pooled.get("fmi_barnard_rubin").get(j));
            JsonNode summary = wanted.get("mice_pool_summary").get(j);
            check("estimate", found.estimate(), summary.get("estimate"));
            check("std.error", found.standardError(), summary.get("std.error"));
            check("statistic", found.statistic(), summary.get("statistic"));
            check("df", found.df(), summary.get("df"));
            Tolerance.CLOSED_FORM.checkScaled(
                    "p", found.pvalue(), summary.get("p.value").asDouble());
            check("lower", found.estimate() - found.margin(0.95), summary.get("2.5 %"));
            check("upper", found.estimate() + found.margin(0.95), summary.get("97.5 %"));
            JsonNode mice = wanted.get("mice_pool").get(j);
            check("estimate", found.estimate(), mice.get("estimate"));
            check("ubar", found.within(), mice.get("ubar"));
            check("b", found.between(), mice.get("b"));
            check("t", found.total(), mice.get("t"));
            check("df", found.df(), mice.get("df"));
            check("riv", found.increase(), mice.get("riv"));
            check("lambda", found.lambda(), mice.get("lambda"));
            check("fmi", found.missingInformation(), mice.get("fmi"));
            assertThat(found.m()).isEqualTo(mice.get("m").asInt());
        }
        PooledWald wald = PooledWald.of(pair, covariances);
        JsonNode d1 = wanted.get("D1_x4_x7");
        check("F", wald.f(), d1.get("F"));
        check("df1", wald.df1(), d1.get("df1"));
        check("df2", wald.df2(), d1.get("df2_li"));
        Tolerance.CLOSED_FORM.checkScaled("p", wald.pvalue(), d1.get("p").asDouble());
        check("riv", wald.increase(), d1.get("riv"));
    }

    @Test
    void correlationsByFisher() {
        JsonNode wanted = Reference.json("mi_rubin").get("correlation_x1_x4_fisher");
        double[][][] sets = sets("x1", "x4");
        double[] correlations = new double[20];
        for (int m = 0; m < 20; m++) {
            correlations[m] = new org.apache.commons.math3.stat.correlation.PearsonsCorrelation()
                    .correlation(
                            Arrays.stream(sets[m]).mapToDouble(row -> row[0]).toArray(),
                            Arrays.stream(sets[m]).mapToDouble(row -> row[1]).toArray());
            check("r", correlations[m], wanted.get("by_imputation").get(m));
        }
        double[] found = PooledEstimate.correlation(correlations, 301, 0.95);
        check("lower", found[0], wanted.at("/ci/0"));
        check("r", found[1], wanted.get("pooled_r"));
        check("upper", found[2], wanted.at("/ci/1"));
        double[] z = Arrays.stream(correlations)
                .map(r -> 0.5 * Math.log((1 + r) / (1 - r)))
                .toArray();
        double[] variances = new double[20];
        Arrays.fill(variances, 1.0 / 298);
        check("total", PooledEstimate.of(z, variances, Double.POSITIVE_INFINITY).total(), wanted.get("total_var_z"));
    }

    /**
     * The mean of estimates is their pooled value, also of one whose variance is not known; 1 − exp of the mean
     * logarithm beside it.
     */
    @Test
    void reliabilitiesByTheirMean() {
        JsonNode wanted = Reference.json("mi_rubin").get("alpha_x1_x2_x3");
        double[] alphas = new double[20];
        double[][][] sets = sets("x1", "x2", "x3");
        for (int m = 0; m < 20; m++) {
            double total = 0;
            double own = 0;
            double[][] set = sets[m];
            double[] sums = Arrays.stream(set)
                    .mapToDouble(row -> row[0] + row[1] + row[2])
                    .toArray();
            total = Math.pow(kith.math.Descriptives.of(sums).sd(), 2);
            for (int j = 0; j < 3; j++) {
                int column = j;
                own += Math.pow(
                        kith.math.Descriptives.of(Arrays.stream(set)
                                        .mapToDouble(row -> row[column])
                                        .toArray())
                                .sd(),
                        2);
            }
            alphas[m] = 1.5 * (1 - own / total);
            check("alpha", alphas[m], wanted.get("by_imputation").get(m));
        }
        check("mean", PooledEstimate.of(alphas, new double[20], 297).estimate(), wanted.get("mean"));
        double log = Arrays.stream(alphas)
                .map(alpha -> Math.log(1 - alpha))
                .average()
                .orElseThrow();
        check("log", 1 - Math.exp(log), wanted.get("log_pooled"));
    }

    @Test
    void withoutVariationBetweenSetsTheDegreesOfFreedomAreThoseOfTheCompleteData() {
        PooledEstimate found = PooledEstimate.of(new double[] {1, 1, 1}, new double[] {4, 4, 4}, 20);
        assertThat(found.total()).isEqualTo(4);
        assertThat(found.df()).isCloseTo(21.0 / 23 * 20, Offset.offset(1e-12));
    }

    /**
     * y = x + error; y is missing where x is large: its mean among the observed is too low, and that of the imputed
     * sets is not.
     */
    @Test
    void chainedEquationsRecoverAMeanThatIsMissingAtRandom() {
        RandomGenerator random = Seeds.stream(7, 0);
        int n = 800;
        double[][] data = new double[n][2];
        double full = 0;
        double observed = 0;
        int seen = 0;
        for (int i = 0; i < n; i++) {
            data[i][0] = random.nextGaussian();
            data[i][1] = data[i][0] + 0.6 * random.nextGaussian();
            full += data[i][1] / n;
            if (data[i][0] > 0.3 && random.nextDouble() < 0.7) {
                data[i][1] = Double.NaN;
            } else {
                observed += data[i][1];
                seen++;
            }
        }
        ChainedEquations found =
                ChainedEquations.of(data, new ChainedEquations.Plan(10, 5, ImputationMethod.MATCHING, 3));
        double[] means = found.sets().stream()
                .mapToDouble(set ->
                        Arrays.stream(set).mapToDouble(row -> row[1]).average().orElseThrow())
                .toArray();
        double pooled = Arrays.stream(means).average().orElseThrow();
        assertThat(observed / seen).isLessThan(full - 0.15);
        assertThat(pooled).isCloseTo(full, Offset.offset(0.08));
        assertThat(found.imputed()).isEqualTo(n - seen);
        ChainedEquations again =
                ChainedEquations.of(data, new ChainedEquations.Plan(10, 5, ImputationMethod.MATCHING, 3));
        assertThat(Arrays.deepEquals(found.sets().get(4), again.sets().get(4))).isTrue();
        assertThat(Arrays.deepEquals(found.sets().get(4), found.sets().get(5))).isFalse();
    }

    /** y = x² + error: it has no linear relation to x. */
    @Test
    void forestsFollowACurve() {
        RandomGenerator random = Seeds.stream(8, 0);
        int n = 400;
        double[][] data = new double[n][2];
        double[] full = new double[n];
        for (int i = 0; i < n; i++) {
            data[i][0] = random.nextGaussian();
            full[i] = data[i][0] * data[i][0] + 0.3 * random.nextGaussian();
            data[i][1] = random.nextDouble() < 0.3 ? Double.NaN : full[i];
        }
        ChainedEquations.Plan forest = new ChainedEquations.Plan(3, ImputationMethod.FOREST, 3);
        ChainedEquations found = ChainedEquations.of(data, forest);
        assertThat(correlation(data, full, found)).isGreaterThan(0.7);
        assertThat(found.sets()).allSatisfy(set -> {
            for (int i = 0; i < n; i++) {
                if (!Double.isNaN(data[i][1])) {
                    assertThat(set[i]).containsExactly(data[i]);
                }
            }
        });
    }

    /** Of imputed with true values. */
    private static double correlation(double[][] data, double[] full, ChainedEquations found) {
        int[] missing = IntStream.range(0, full.length)
                .filter(i -> Double.isNaN(data[i][1]))
                .toArray();
        double[] imputed = found.sets().stream()
                .flatMapToDouble(set -> IntStream.of(missing).mapToDouble(i -> set[i][1]))
                .toArray();
        double[] known = found.sets().stream()
                .flatMapToDouble(set -> IntStream.of(missing).mapToDouble(i -> full[i]))
                .toArray();
        return kith.math.PearsonCorrelation.of(imputed, known).r();
    }

    @Test
    void forestsGiveTheSameOnAnyNumberOfThreads() throws Exception {
        double[][] data = new double[60][4];
        RandomGenerator random = Seeds.stream(9, 0);
        for (double[] row : data) {
            for (int j = 0; j < 4; j++) {
                row[j] = random.nextDouble() < 0.2 ? Double.NaN : random.nextInt(5);
            }
        }
        ChainedEquations.Plan plan = new ChainedEquations.Plan(4, ImputationMethod.FOREST, 5);
        ChainedEquations first = ChainedEquations.of(data, plan);
        java.util.concurrent.ForkJoinPool one = new java.util.concurrent.ForkJoinPool(1);
        ChainedEquations again =
                one.submit(() -> ChainedEquations.of(data, plan)).get();
        one.shutdown();
        for (int m = 0; m < 4; m++) {
            assertThat(Arrays.deepEquals(first.sets().get(m), again.sets().get(m)))
                    .isTrue();
        }
        assertThat(Arrays.deepEquals(first.sets().get(0), first.sets().get(1))).isFalse();
    }

    @Test
    void forestsWithoutPredictorsDrawObservedValues() {
        double[][] data = {{1, 2}, {1, Double.NaN}, {1, 3}};
        ChainedEquations found = ChainedEquations.of(data, new ChainedEquations.Plan(5, ImputationMethod.FOREST, 1));
        assertThat(found.sets()).allSatisfy(set -> assertThat(set[1][1]).isIn(2.0, 3.0));
    }

    @Test
    void onlyValuesThatOccurAreImputedAndOthersStay() {
        double[][] data = {{1, 2, 5}, {2, Double.NaN, 5}, {3, 4, Double.NaN}, {4, 4, 5}, {Double.NaN, 1, 5}, {2, 2, 5}};
        ChainedEquations found =
                ChainedEquations.of(data, new ChainedEquations.Plan(4, 3, ImputationMethod.MATCHING, 1));
        assertThat(found.constant()).containsExactly(2);
        for (double[][] set : found.sets()) {
            assertThat(set[2][2]).isEqualTo(5);
            assertThat(set[1][1]).isIn(1.0, 2.0, 4.0);
            assertThat(set[4][0]).isIn(1.0, 2.0, 3.0, 4.0);
            assertThat(set[0]).containsExactly(1, 2, 5);
        }
    }
}
