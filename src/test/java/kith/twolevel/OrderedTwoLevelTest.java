package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.CumulativeLink;
import kith.math.Parallel;
import kith.sem.Sem;
import kith.sem.estimation.Reduction;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelContext.Categories;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OrderedTwoLevelTest {

    private static final String ONE = "level: 1\n fw =~ u1 + u2 + u3 + u4\nlevel: 2\n fb =~ u1 + u2 + u3 + u4\n";

    private static Sem standardised(String model) {
        Sem sem = Sem.of(model).clusteredBy("cluster");
        return sem.with(sem.model().withScaling(ModelOptions.Scaling.STANDARDISED));
    }

    /** The reference was found with a numerical gradient, of which .03 remained: its estimates are good to 2e-5. */
    @Test
    void agreesWithBruteForceQuadrature() {
        JsonNode expected = Reference.json("twolevel_ordinal_cfa_logit");
        OrderedTwoLevelFit fit = new OrderedTwoLevelSem(standardised(ONE), CumulativeLink.LOGIT)
                .fit(Reference.data("twolevel_ordinal.csv"));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.rows()).isEqualTo(expected.get("n").intValue());
        assertThat(fit.clusters()).isEqualTo(expected.get("clusters").intValue());
        assertThat(fit.parameterCount()).isEqualTo(expected.get("npar").intValue());
        close(fit.logLikelihood(), expected.get("logLik_51x51_same_point"), 1e-5);
        close(fit.logLikelihood(), expected.get("logLik_31x31"), 1e-4);
        for (int j = 0; j < 4; j++) {
            String item = "u" + (j + 1);
            close(
                    fit.estimate("fw", "=~", item, 1).estimate(),
                    expected.get("loading_within").get(j),
                    1e-4);
            close(
                    fit.estimate("fw", "=~", item, 1).se(),
                    expected.get("se_loading_within").get(j),
                    1e-4);
            close(
                    fit.estimate("fb", "=~", item, 2).estimate(),
                    expected.get("loading_between").get(j),
                    1e-4);
            close(
                    fit.estimate("fb", "=~", item, 2).se(),
                    expected.get("se_loading_between").get(j),
                    1e-4);
            for (int k = 0; k < 3; k++) {
                close(
                        fit.estimate(item, "|", "t" + (k + 1), 2).estimate(),
                        expected.get("thresholds").get(j).get(k),
                        1e-4);
            }
            close(
                    fit.estimate(item, "|", "t1", 2).se(),
                    expected.get("se_first_threshold").get(j),
                    1e-4);
        }
    }

    private static void close(double actual, JsonNode expected, double size) {
        assertThat(actual).isCloseTo(expected.doubleValue(), Offset.offset(size));
    }

    /** Marker loadings are the standardised ones by another scale, and the likelihood is the same. */
    @Test
    void scalingDoesNotMatter() {
        Responses all = Reference.data("twolevel_ordinal.csv");
        Responses data = all.rows(IntStream.range(0, all.size() / 3).toArray());
        OrderedTwoLevelFit one = new OrderedTwoLevelSem(standardised(ONE), CumulativeLink.PROBIT).fit(data);
        OrderedTwoLevelFit other =
                new OrderedTwoLevelSem(Sem.of(ONE).clusteredBy("cluster"), CumulativeLink.PROBIT).fit(data);
        assertThat(one.logLikelihood()).isCloseTo(other.logLikelihood(), Offset.offset(1e-6));
        for (int j = 1; j <= 4; j++) {
            double first = one.estimate("fw", "=~", "u" + j, 1).stdAll();
            assertThat(other.estimate("fw", "=~", "u" + j, 1).stdAll()).isCloseTo(first, Offset.offset(1e-4));
        }
    }

    @Test
    void gradientIsThatOfTheLikelihood() {
        ModelSyntax syntax = ModelSyntax.parse(
                "model",
                "level: 1\n f1 =~ a*x1 + x2 + c*x3\n f2 =~ x3 + x4 + x5\nlevel: 2\n fb =~ a*x1 + x2 + x3 + c*x4 + x5\n");
        Map<String, Categories> categories = new LinkedHashMap<>();
        syntax.observed().forEach(name -> categories.put(name, Categories.of(3)));
        ParameterTable table = LevelBlocks.of(new ModelSpecification(
                        syntax,
                        ModelOptions.cfa().withMeanStructure(true),
                        ModelContext.plain().withLevels(2).withOrdered(categories),
                        java.util.Set.of(),
                        List.of())
                .table());
        Random random = new Random(8);
        List<List<int[]>> rows = new ArrayList<>();
        for (int j = 0; j < 6; j++) {
            List<int[]> cluster = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                cluster.add(
                        IntStream.range(0, 5).map(k -> random.nextInt(4) - 1).toArray());
            }
            rows.add(cluster);
        }
        Reduction reduction = Reduction.of(table);
        OrderedTwoLevelLikelihood likelihood = new OrderedTwoLevelLikelihood(
                table,
                OrderedClusters.of(new int[] {3, 3, 3, 3, 3}, rows),
                CumulativeLink.LOGIT,
                reduction,
                new Parallel(1));
        double[] theta = new double[table.freeCount()];
        table.parameters().stream().filter(row -> row.isFree()).forEach(row -> {
            double value = switch (row.op()) {
                case LOADING -> 0.8 + 0.05 * row.free();
                case COVARIANCE -> row.lhs().equals(row.rhs()) ? 0.9 : 0.3;
                default -> row.rhs().equals("t1") ? -0.7 : 0.9;
            };
            theta[row.free() - 1] = value;
        });
        double[] point = reduction.closest(theta);
        assertThat(likelihood.prepare(point)).isTrue();
        double[] gradient = new double[point.length];
        likelihood.valueAndGradient(point, gradient);
        for (int k = 0; k < point.length; k++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-5;
            assertThat(gradient[k]).as("parameter " + k).isCloseTo(slope, Offset.offset(1e-8));
        }
    }

    /** Two correlated factors within, one between; more clusters with {@code -Dkith.samples}. */
    @Test
    void recoversThePopulation() {
        int samples = Math.max(1, Integer.getInteger("kith.samples", 0));
        double[] within = {1.2, 0.9, 1.1, 1.0, 1.3, 0.8};
        double[] between = {0.7, 0.6, 0.8, 0.7, 0.6, 0.5};
        String model =
                "level: 1\n f1 =~ x1 + x2 + x3\n f2 =~ x4 + x5 + x6\nlevel: 2\n fb =~ x1 + x2 + x3 + x4 + x5 + x6\n";
        int covered = 0;
        int all = 0;
        double[] sum = new double[6];
        for (int sample = 0; sample < samples; sample++) {
            OrderedTwoLevelFit fit = new OrderedTwoLevelSem(standardised(model), CumulativeLink.PROBIT)
                    .fit(made(samples > 1 ? 150 : 40, samples > 1 ? 12 : 8, within, between, 40 + sample));
            assertThat(fit.converged()).isTrue();
            for (int j = 0; j < 6; j++) {
                var own = fit.estimate(j < 3 ? "f1" : "f2", "=~", "x" + (j + 1), 1);
                var outer = fit.estimate("fb", "=~", "x" + (j + 1), 2);
                sum[j] += own.estimate() / samples;
                covered += own.lower() <= within[j] && within[j] <= own.upper() ? 1 : 0;
                covered += outer.lower() <= between[j] && between[j] <= outer.upper() ? 1 : 0;
                all += 2;
                assertThat(own.estimate()).isCloseTo(within[j], Offset.offset(4.5 * own.se()));
                assertThat(outer.estimate()).isCloseTo(between[j], Offset.offset(4.5 * outer.se()));
            }
        }
        if (samples > 1) {
            System.out.printf(
                    "coverage %.3f of %d; within %s%n", covered / (double) all, all, java.util.Arrays.toString(sum));
        }
        assertThat(covered / (double) all).isGreaterThan(0.95 - 4 * Math.sqrt(0.95 * 0.05 / all) - 0.02);
    }

    private static Responses made(int clusters, int size, double[] within, double[] between, long seed) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < 6; j++) {
            columns.put("x" + (j + 1), new double[clusters * size]);
        }
        columns.put("cluster", new double[clusters * size]);
        for (int c = 0; c < clusters; c++) {
            double outer = random.nextGaussian();
            for (int i = 0; i < size; i++) {
                double first = random.nextGaussian();
                double second = 0.5 * first + Math.sqrt(0.75) * random.nextGaussian();
                int row = c * size + i;
                columns.get("cluster")[row] = c;
                for (int j = 0; j < 6; j++) {
                    double response = within[j] * (j < 3 ? first : second) + between[j] * outer + random.nextGaussian();
                    columns.get("x" + (j + 1))[row] = response < -1 ? 1 : response < 0.2 ? 2 : response < 1.3 ? 3 : 4;
                }
            }
        }
        List<String> ids =
                IntStream.range(0, clusters * size).mapToObj(Integer::toString).toList();
        return new Responses("made", ids, columns, Map.of());
    }

    @Test
    void refusesWhatIsNotThere() {
        Responses data = Reference.data("twolevel_ordinal.csv");
        refused(ONE + " u1 ~~ NA*u1\n", data, "residual variance");
        refused("level: 1\n a =~ u1 + u2\n b =~ u3 + u4\nlevel: 2\n c =~ u1 + u2\n d =~ u3 + u4\n", data, "4 factors");
        refused(ONE + " fb ~ u4\n", data, "a regression");
        assertThatThrownBy(() -> new OrderedTwoLevelSem(Sem.of(ONE), CumulativeLink.LOGIT).fit(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("clusters");
    }

    private static void refused(String model, Responses data, String words) {
        assertThatThrownBy(() ->
                        new OrderedTwoLevelSem(Sem.of(model).clusteredBy("cluster"), CumulativeLink.LOGIT).fit(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(words);
    }
}
