package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
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
import kith.math.Seeds;
import kith.sem.Sem;
import kith.sem.estimation.Reduction;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelContext.Categories;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Estimate;
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

    /** Two correlated factors within, one between: three dimensions of integration. */
    @Test
    void recoversTwoFactorsWithin() {
        String model =
                "level: 1\n f1 =~ x1 + x2 + x3\n f2 =~ x4 + x5 + x6\nlevel: 2\n fb =~ x1 + x2 + x3 + x4 + x5 + x6\n";
        OrderedTwoLevelFit fit =
                new OrderedTwoLevelSem(standardised(model), CumulativeLink.PROBIT).fit(made(40, 8, 0.5, 40));
        assertThat(fit.converged()).isTrue();
        for (Estimate e : fit.estimates()) {
            if (e.free() > 0) {
                assertThat(e.estimate()).as(e.toString()).isCloseTo(truth(e), Offset.offset(4.5 * e.se()));
            }
        }
    }

    /**
     * One factor at each level. {@code -Dkith.samples} says how many data sets of 150 clusters of 12; without it there
     * is one of 60.
     */
    @Test
    void recoversThePopulation() {
        int samples = Math.max(1, Integer.getInteger("kith.samples", 0));
        boolean many = samples > 1;
        String model = "level: 1\n fw =~ x1 + x2 + x3 + x4 + x5 + x6\nlevel: 2\n fb =~ x1 + x2 + x3 + x4 + x5 + x6\n";
        Map<String, double[]> biases = new LinkedHashMap<>();
        int covered = 0;
        int intervals = 0;
        for (int sample = 0; sample < samples; sample++) {
            OrderedTwoLevelFit fit = new OrderedTwoLevelSem(standardised(model), CumulativeLink.PROBIT)
                    .fit(made(many ? 150 : 60, many ? 12 : 8, 1, Seeds.mixed(40, sample)));
            assertThat(fit.converged()).isTrue();
            for (Estimate e : fit.estimates()) {
                if (e.free() > 0) {
                    double truth = truth(e);
                    covered += e.lower() <= truth && truth <= e.upper() ? 1 : 0;
                    intervals++;
                    double[] bias = biases.computeIfAbsent(e.toString(), key -> new double[2]);
                    bias[0] += (e.estimate() - truth) / samples;
                    bias[1] = truth;
                    assertThat(e.estimate()).as(e.toString()).isCloseTo(truth, Offset.offset(5 * e.se()));
                }
            }
        }
        double coverage = covered / (double) intervals;
        if (!many) {
            assertThat(coverage).isGreaterThan(0.8);
            return;
        }
        System.out.printf("coverage %.3f of %d%n", coverage, intervals);
        biases.forEach((name, bias) -> System.out.printf("%s truth %.3f bias %.4f%n", name, bias[1], bias[0]));
        assertThat(coverage).isBetween(0.93, 0.97);
        biases.forEach((name, bias) -> assertThat(bias[0])
                .as(name)
                .isCloseTo(0, Offset.offset(0.02 * Math.max(0.5, Math.abs(bias[1])) + 0.3 / Math.sqrt(samples) / 4)));
    }

    private static final double[] WITHIN = {1.2, 0.9, 1.1, 1.0, 1.3, 0.8};
    private static final double[] BETWEEN = {0.7, 0.6, 0.8, 0.7, 0.6, 0.5};
    private static final double[] CUTS = {-1, 0.2, 1.3};

    private static double truth(Estimate e) {
        return switch (e.op()) {
            case LOADING -> (e.level() == 1 ? WITHIN : BETWEEN)[e.rhs().charAt(1) - '1'];
            case THRESHOLD -> CUTS[e.rhs().charAt(1) - '1'];
            default -> 0.5;
        };
    }

    /** @param correlation of the factors within clusters */
    private static Responses made(int clusters, int size, double correlation, long seed) {
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
                double second = correlation * first + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                int row = c * size + i;
                columns.get("cluster")[row] = c;
                for (int j = 0; j < 6; j++) {
                    double response = WITHIN[j] * (j < 3 ? first : second) + BETWEEN[j] * outer + random.nextGaussian();
                    columns.get("x" + (j + 1))[row] = 1
                            + Arrays.stream(CUTS).filter(cut -> response > cut).count();
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
