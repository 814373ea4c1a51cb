package kith.grouplevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.grouplevel.OrderedForm.Thresholds;
import kith.math.CumulativeLink;
import kith.math.Parallel;
import kith.reliability.scale.ScaleItems;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OrderedEcometricsTest {

    private static final List<String> COVARIATES = List.of("age10", "man", "crisis");

    private static ScaleItems scale(List<String> items) {
        return new ScaleItems(
                "sc", items.stream().map(item -> KeyedItem.of(item, false)).toList());
    }

    private static OrderedEcometrics fit(
            Responses data, List<String> items, List<String> covariates, CumulativeLink link, Thresholds thresholds) {
        return OrderedEcometrics.of(
                new OrderedEcometricQuestion(scale(items), covariates, new OrderedForm(link, thresholds), 0.95),
                data,
                data.grouping("cluster"));
    }

    private static List<String> three() {
        return List.of("sc1", "sc2", "sc3");
    }

    /** Exact maximum by nested quadrature in R, with 41 by 61 points. */
    @Test
    void logitIsTheExactMaximum() {
        JsonNode expected = Reference.json("ordinal_three_level").get("exact_logit");
        OrderedEcometrics found =
                fit(EcometricsTest.wide(), three(), List.of(), CumulativeLink.LOGIT, Thresholds.COMMON);
        assertThat(found.converged()).isTrue();
        assertThat(found.responses()).isEqualTo(1462);
        Tolerance.CHI_SQUARE.check(
                "logLik", found.logLikelihood(), expected.get("logLik").doubleValue());
        for (int a = 0; a < 4; a++) {
            check(
                    "threshold " + a,
                    found.thresholds()[0][a],
                    expected.get("thresholds").get(a));
        }
        check("beta 2", found.effects().get(0).estimate(), expected.get("beta").get(0));
        check("beta 3", found.effects().get(1).estimate(), expected.get("beta").get(1));
        check("sd group", found.groupDeviation().estimate(), expected.get("sd_group"));
        check("sd person", found.personDeviation().estimate(), expected.get("sd_person"));
    }

    /**
     * The reference stops at a relative change of 1e-12 of a log-likelihood of 1,869, which leaves estimates with four
     * digits.
     */
    private static void check(String what, double actual, JsonNode expected) {
        assertThat(actual).as(what).isCloseTo(expected.doubleValue(), Offset.offset(5e-4));
    }

    /**
     * Covariates and probit, thresholds of each item, two categories: estimates, standard errors and groups, by
     * quadrature in R.
     */
    @Test
    void agreesWithBruteForceQuadrature() {
        JsonNode own = Reference.own("ordered_ecometrics");
        Responses data = EcometricsTest.wide();
        JsonNode expected = own.get("probit_covariates");
        OrderedEcometrics probit = fit(data, three(), COVARIATES, CumulativeLink.PROBIT, Thresholds.COMMON);
        compare(probit, expected);
        for (OrderedEcometrics.Effect effect : probit.effects()) {
            check(effect.name(), effect.estimate(), expected.get("parameters").get(effect.name()));
            check(effect.name(), effect.standardError(), expected.get("se").get(effect.name()));
        }
        check("se", probit.thresholdErrors()[0][0], expected.get("se").get("t1"));
        compare(fit(data, three(), List.of(), CumulativeLink.LOGIT, Thresholds.BY_ITEM), own.get("logit_by_item"));
        Map<String, double[]> binary = new LinkedHashMap<>();
        for (String item : three()) {
            binary.put(
                    item,
                    java.util.Arrays.stream(data.column(item))
                            .map(y -> Double.isNaN(y) ? y : y >= 4 ? 1 : 0)
                            .toArray());
        }
        compare(
                fit(
                        new Responses("binary", data.rowIds(), binary, data.labels()),
                        three(),
                        List.of(),
                        CumulativeLink.LOGIT,
                        Thresholds.COMMON),
                own.get("binary"));
    }

    private static void compare(OrderedEcometrics found, JsonNode expected) {
        assertThat(found.converged()).isTrue();
        Tolerance.CHI_SQUARE.check(
                "logLik", found.logLikelihood(), expected.get("logLik").doubleValue());
        check("sd group", found.groupDeviation().estimate(), expected.get("sd_group"));
        check("sd person", found.personDeviation().estimate(), expected.get("sd_person"));
        check("se of sd group", found.groupDeviation().standardError(), expected.get("se_sd_group"));
        check("se of sd person", found.personDeviation().standardError(), expected.get("se_sd_person"));
        for (int j = 0; j < 3; j++) {
            JsonNode thresholds = expected.get("thresholds").get(j);
            for (int a = 0; a < found.thresholds()[j].length; a++) {
                check("threshold", found.thresholds()[j][a], thresholds.isArray() ? thresholds.get(a) : thresholds);
            }
        }
        for (int g = 0; g < found.groups(); g++) {
            int at = g;
            OrderedEcometrics.Score score = found.scores().stream()
                    .filter(one ->
                            one.group().equals(expected.get("groups").get(at).asText()))
                    .findFirst()
                    .orElseThrow();
            check(
                    "mean of " + score.group(),
                    score.estimate(),
                    expected.get("mean").get(g));
            check(
                    "sd of " + score.group(),
                    score.posteriorDeviation(),
                    expected.get("sd").get(g));
            assertThat(score.standardError()).isGreaterThanOrEqualTo(score.posteriorDeviation());
        }
    }

    @Test
    void gradientIsThatOfTheLikelihood() {
        Population population = new Population(12, 6, 4, 0.7, 1.3, CumulativeLink.PROBIT);
        OrderedResponses data = population.draw(new Random(3), true);
        for (boolean common : new boolean[] {true, false}) {
            ThresholdLayout layout = new ThresholdLayout(common, data.categories());
            OrderedEcometricLikelihood likelihood = new OrderedEcometricLikelihood(
                    data,
                    CumulativeLink.PROBIT,
                    layout,
                    OrderedGrid.of(1, 0.4, 0.2, -4, 4, data.groups()),
                    new Parallel(1));
            double[] point = new double[likelihood.dimension()];
            for (int k = 0; k < point.length; k++) {
                point[k] = 0.3 * Math.sin(k + 1);
            }
            double[] gradient = new double[point.length];
            likelihood.valueAndGradient(point, gradient);
            for (int k = 0; k < point.length; k++) {
                double[] up = point.clone();
                double[] down = point.clone();
                up[k] += 1e-5;
                down[k] -= 1e-5;
                double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-5;
                assertThat(gradient[k]).as("parameter " + k).isCloseTo(slope, Offset.offset(1e-7));
            }
        }
    }

    /**
     * Recovery with the numbers of the field's founding study: 343 groups of 25 with 10 items. More data sets with
     * {@code -Dkith.samples}; each takes a few seconds.
     */
    @Test
    void recoversVariancesAndScores() {
        int samples = Integer.getInteger("kith.samples", 0);
        int groups = samples > 0 ? 343 : 60;
        Population population = new Population(groups, 25, 10, 0.6, 1.2, CumulativeLink.LOGIT);
        List<Double> group = new ArrayList<>();
        List<Double> person = new ArrayList<>();
        int covered = 0;
        int variances = 0;
        int all = 0;
        for (int sample = 0; sample < Math.max(1, samples); sample++) {
            Random random = new Random(100 + sample);
            double[] truth = new double[groups];
            Responses data = population.responses(random, truth);
            OrderedEcometrics found =
                    fit(data, population.names(), List.of(), CumulativeLink.LOGIT, Thresholds.BY_ITEM);
            assertThat(found.converged()).isTrue();
            group.add(found.groupDeviation().estimate());
            person.add(found.personDeviation().estimate());
            variances += found.groupDeviation().lower() <= 0.6
                            && 0.6 <= found.groupDeviation().upper()
                    ? 1
                    : 0;
            variances += found.personDeviation().lower() <= 1.2
                            && 1.2 <= found.personDeviation().upper()
                    ? 1
                    : 0;
            for (int g = 0; g < groups; g++) {
                OrderedEcometrics.Score score = found.scores().get(g);
                double own = truth[Integer.parseInt(score.group().substring(1))];
                covered += score.lower() <= own && own <= score.upper() ? 1 : 0;
                all++;
            }
        }
        double size = group.size();
        double share = covered / (double) all;
        if (samples > 0) {
            System.out.printf(
                    "group %.4f person %.4f coverage of scores %.3f of deviations %.3f%n",
                    mean(group), mean(person), share, variances / (2 * size));
        }
        assertThat(mean(group)).isCloseTo(0.6, Offset.offset(0.6 * 0.02 + 4 * 0.6 / Math.sqrt(2.0 * groups * size)));
        assertThat(mean(person))
                .isCloseTo(1.2, Offset.offset(1.2 * 0.02 + 4 * 1.2 / Math.sqrt(2.0 * groups * 25 * size)));
        assertThat(share).isCloseTo(0.95, Offset.offset(0.02 + 4 * Math.sqrt(0.95 * 0.05 / all)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Groups of one size with five-point items. */
    private record Population(int groups, int persons, int items, double group, double person, CumulativeLink link) {

        List<String> names() {
            return IntStream.range(0, items).mapToObj(j -> "i" + j).toList();
        }

        private double threshold(int item, int a) {
            return -2 + 1.3 * a + 0.15 * (item - items / 2.0);
        }

        private int answer(int item, double predictor, Random random) {
            double u = random.nextDouble();
            int answer = 0;
            while (answer < 4 && link.cumulative(threshold(item, answer) - predictor) < u) {
                answer++;
            }
            return answer;
        }

        OrderedResponses draw(Random random, boolean covariate) {
            List<int[][]> answers = new ArrayList<>();
            List<double[][]> covariates = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                double own = group * random.nextGaussian();
                int[][] rows = new int[persons][items];
                double[][] x = new double[persons][covariate ? 1 : 0];
                for (int i = 0; i < persons; i++) {
                    double predictor = own + person * random.nextGaussian();
                    for (int j = 0; j < items; j++) {
                        rows[i][j] = random.nextDouble() < 0.1 ? -1 : answer(j, predictor, random);
                    }
                    if (covariate) {
                        x[i][0] = random.nextGaussian();
                    }
                }
                answers.add(rows);
                covariates.add(x);
            }
            int[] categories = new int[items];
            java.util.Arrays.fill(categories, 5);
            return new OrderedResponses(categories, answers, covariates);
        }

        Responses responses(Random random, double[] truth) {
            Map<String, double[]> columns = new LinkedHashMap<>();
            names().forEach(name -> columns.put(name, new double[groups * persons]));
            List<String> clusters = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                truth[g] = group * random.nextGaussian();
                for (int i = 0; i < persons; i++) {
                    double predictor = truth[g] + person * random.nextGaussian();
                    int row = clusters.size();
                    clusters.add("g" + g);
                    for (int j = 0; j < items; j++) {
                        columns.get("i" + j)[row] = 1 + answer(j, predictor, random);
                    }
                }
            }
            List<String> ids = Stream.iterate(1, k -> k + 1)
                    .limit(clusters.size())
                    .map(String::valueOf)
                    .toList();
            return new Responses("made", ids, columns, Map.of("cluster", clusters));
        }
    }
}
