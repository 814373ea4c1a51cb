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
import kith.math.Descriptives;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.reliability.scale.ScaleItems;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
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
        JsonNode shares = Reference.json("ordinal_three_level").get("icc_latent_logit");
        // the reference has them from the Laplace approximation
        closeTo("group", found.intraclassOfResponse(), shares.get("group"), 5e-3);
        closeTo("group among persons", found.intraclass(), shares.get("group_among_persons"), 5e-3);
    }

    /** The likelihood at estimates of another program: those of clmm, which maximise its Laplace approximation. */
    @Test
    void likelihoodAtTheLaplaceEstimates() {
        JsonNode expected = Reference.json("ordinal_three_level");
        JsonNode laplace = expected.get("clmm_logit_laplace");
        OrderedEcometricFitting fitting = new OrderedEcometricFitting(
                new OrderedEcometricQuestion(
                        scale(three()), List.of(), new OrderedForm(CumulativeLink.LOGIT, Thresholds.COMMON), 0.95),
                EcometricsTest.wide(),
                EcometricsTest.wide().grouping("cluster"));
        double[] common = Stream.of("1|2", "2|3", "3|4", "4|5")
                .mapToDouble(name -> laplace.get("thresholds").get(name).doubleValue())
                .toArray();
        double[][] thresholds = new double[3][];
        for (int item = 0; item < 3; item++) {
            double shift = item == 0
                    ? 0
                    : laplace.get("beta").get("itemsc" + (item + 1)).doubleValue();
            thresholds[item] =
                    java.util.Arrays.stream(common).map(value -> value - shift).toArray();
        }
        Tolerance.CHI_SQUARE.check(
                "logLik",
                fitting.logLikelihood(
                        thresholds,
                        laplace.get("sd_random").get("cl").doubleValue(),
                        laplace.get("sd_random").get("pid").doubleValue()),
                expected.get("exact_logit").get("logLik_at_laplace_estimates").doubleValue());
    }

    /**
     * Estimates by the Laplace approximation ({@code clmm}, {@code glmer}) are not those of the likelihood; with three
     * items per respondent they are off by up to a fifth of a standard error and the approximate log-likelihood is up
     * to 8 lower; with dichotomous items standard deviations are off by up to a fifth of their size, and the
     * log-likelihood by 14. Kith does not offer the approximation.
     */
    @Test
    void laplaceEstimatesAreCloseAndWorse() {
        JsonNode expected = Reference.json("ordinal_three_level");
        compareLaplace(
                fit(EcometricsTest.wide(), three(), List.of(), CumulativeLink.LOGIT, Thresholds.COMMON),
                expected.get("clmm_logit_laplace"));
        compareLaplace(
                fit(EcometricsTest.wide(), three(), COVARIATES, CumulativeLink.PROBIT, Thresholds.COMMON),
                expected.get("clmm_probit_covariates_laplace"));
        OrderedEcometrics binary = fit(binary(), three(), List.of(), CumulativeLink.LOGIT, Thresholds.COMMON);
        JsonNode glmer = expected.get("binary_laplace");
        worse(binary.logLikelihood(), glmer.get("logLik"));
        for (int item = 0; item < 3; item++) {
            JsonNode row = glmer.get("fixed").get("x").get(item);
            double easiness = -binary.thresholds()[item][0];
            double error = binary.thresholdErrors()[item][0];
            closeTo("item", easiness, row.get(0), 0.2 * error);
            closeTo("se", error, row.get(1), 0.1 * error);
            assertThat(row.get(0).doubleValue() / row.get(1).doubleValue())
                    .isCloseTo(row.get(2).doubleValue(), Offset.offset(1e-8));
            assertThat(2 * NormalDistribution.cumulative(-Math.abs(row.get(2).doubleValue())))
                    .isCloseTo(row.get(3).doubleValue(), Offset.offset(1e-8));
        }
        for (JsonNode component : glmer.get("vc")) {
            OrderedEcometrics.Deviation own =
                    component.get("grp").asText().equals("cl") ? binary.groupDeviation() : binary.personDeviation();
            closeTo("sd", own.estimate(), component.get("sdcor"), 0.2 * own.estimate());
            assertThat(Math.pow(component.get("sdcor").doubleValue(), 2))
                    .isCloseTo(component.get("vcov").doubleValue(), Offset.offset(1e-8));
        }
        for (int g = 0; g < 10; g++) {
            OrderedEcometrics.Score score = binary.scores().get(g);
            closeTo(
                    score.group(),
                    score.estimate(),
                    glmer.get("eb_group_first10").get(g),
                    0.15);
            closeTo(
                    score.group(),
                    score.posteriorDeviation(),
                    glmer.get("eb_se_first10").get(g),
                    0.1);
        }
    }

    private static void compareLaplace(OrderedEcometrics found, JsonNode expected) {
        assertThat(found.responses()).isEqualTo(expected.get("n").intValue());
        worse(found.logLikelihood(), expected.get("logLik"));
        List<String> names = List.of("1|2", "2|3", "3|4", "4|5");
        for (int a = 0; a < 4; a++) {
            String name = names.get(a);
            double error = found.thresholdErrors()[0][a];
            closeTo(name, found.thresholds()[0][a], expected.get("thresholds").get(name), 0.2 * error);
            closeTo(name + " se", error, expected.get("se").get(name), 0.05 * error);
        }
        for (OrderedEcometrics.Effect effect : found.effects()) {
            String name = effect.item() ? "item" + effect.name() : effect.name();
            closeTo(name, effect.estimate(), expected.get("beta").get(name), 0.2 * effect.standardError());
            closeTo(name + " se", effect.standardError(), expected.get("se").get(name), 0.05 * effect.standardError());
        }
        // clmm's names of standard errors: ST1 of persons, ST2 of groups
        deviation(found.personDeviation(), expected, "pid", "ST1");
        deviation(found.groupDeviation(), expected, "cl", "ST2");
    }

    private static void deviation(OrderedEcometrics.Deviation found, JsonNode expected, String name, String error) {
        closeTo(name, found.estimate(), expected.get("sd_random").get(name), 0.25 * found.standardError());
        closeTo(error, found.standardError(), expected.get("se").get(error), 0.06 * found.standardError());
    }

    private static void worse(double exact, JsonNode laplace) {
        assertThat(exact - laplace.doubleValue()).isBetween(0.0, 14.0);
    }

    private static void closeTo(String what, double actual, JsonNode expected, double allowed) {
        assertThat(actual).as(what).isCloseTo(expected.doubleValue(), Offset.offset(allowed));
    }

    /** The same data with every response at 4 or above as 1. */
    private static Responses binary() {
        Responses data = EcometricsTest.wide();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String item : three()) {
            columns.put(
                    item,
                    java.util.Arrays.stream(data.column(item))
                            .map(y -> Double.isNaN(y) ? y : y >= 4 ? 1 : 0)
                            .toArray());
        }
        return new Responses("binary", data.rowIds(), columns, data.labels());
    }

    /**
     * Without groups clmm and glmer use adaptive quadrature, and agree: every person as a group of one has σ_g² + σ_p²
     * as the variance of persons, and the same likelihood.
     */
    @Test
    void personsWithoutGroupsAgreeWithAdaptiveQuadrature() {
        JsonNode expected = Reference.json("ordinal_three_level");
        JsonNode clmm = expected.get("clmm_person_only_agq15");
        OrderedEcometrics ordered = alone(EcometricsTest.wide());
        assertThat(ordered.responses()).isEqualTo(clmm.get("n").intValue());
        closeTo("logLik", ordered.logLikelihood(), clmm.get("logLik"), 1e-3);
        for (int a = 0; a < 4; a++) {
            String name = (a + 1) + "|" + (a + 2);
            check(name, ordered.thresholds()[0][a], clmm.get("thresholds").get(name));
        }
        for (OrderedEcometrics.Effect effect : ordered.effects()) {
            check(effect.name(), effect.estimate(), clmm.get("beta").get("item" + effect.name()));
        }
        check("sd", together(ordered), clmm.get("sd_random").get("pid"));
        JsonNode laplace = expected.get("clmm_person_only_laplace");
        assertThat(ordered.responses()).isEqualTo(laplace.get("n").intValue());
        worse(ordered.logLikelihood(), laplace.get("logLik"));
        for (int a = 0; a < 4; a++) {
            String name = (a + 1) + "|" + (a + 2);
            closeTo(name, ordered.thresholds()[0][a], laplace.get("thresholds").get(name), 0.05);
        }
        for (OrderedEcometrics.Effect effect : ordered.effects()) {
            String name = "item" + effect.name();
            closeTo(name, effect.estimate(), laplace.get("beta").get(name), 0.01);
            closeTo(name, effect.standardError(), laplace.get("se").get(name), 1e-3);
            check(name, effect.standardError(), clmm.get("se").get(name));
        }
        closeTo("sd", together(ordered), laplace.get("sd_random").get("pid"), 0.05);
        OrderedEcometrics binary = alone(binary());
        JsonNode glmer = expected.get("binary_person_only_agq25");
        closeTo("logLik", binary.logLikelihood(), glmer.get("logLik"), 1e-3);
        for (int item = 0; item < 3; item++) {
            // glmer stops early
            closeTo(
                    "item",
                    -binary.thresholds()[item][0],
                    glmer.get("fixed").get("x").get(item).get(0),
                    2e-3);
        }
        closeTo("sd", together(binary), glmer.get("sd"), 2e-3);
    }

    private static double together(OrderedEcometrics found) {
        return Math.hypot(
                found.groupDeviation().estimate(), found.personDeviation().estimate());
    }

    private static OrderedEcometrics alone(Responses data) {
        Map<String, List<String>> labels = Map.of("cluster", data.rowIds());
        return fit(
                new Responses("alone", data.rowIds(), data.numeric(), labels),
                three(),
                List.of(),
                CumulativeLink.LOGIT,
                Thresholds.COMMON);
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
        compare(fit(binary(), three(), List.of(), CumulativeLink.LOGIT, Thresholds.COMMON), own.get("binary"));
    }

    private static void compare(OrderedEcometrics found, JsonNode expected) {
        assertThat(found.converged()).isTrue();
        Tolerance.CHI_SQUARE.check(
                "logLik", found.logLikelihood(), expected.get("logLik").doubleValue());
        check("sd group", found.groupDeviation().estimate(), expected.get("sd_group"));
        check("sd person", found.personDeviation().estimate(), expected.get("sd_person"));
        check("se of sd group", found.groupDeviation().standardError(), expected.get("se_sd_group"));
        check("se of sd person", found.personDeviation().standardError(), expected.get("se_sd_person"));
        compareLogarithm(found.groupDeviation(), expected, "log_sg");
        compareLogarithm(found.personDeviation(), expected, "log_sp");
        compareDistances(found, expected);
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

    private static void compareLogarithm(OrderedEcometrics.Deviation found, JsonNode expected, String name) {
        check(name, Math.log(found.estimate()), expected.get("parameters").get(name));
        check(
                name + " se",
                found.standardError() / found.estimate(),
                expected.get("se").get(name));
    }

    /** The parameters of the reference: a first threshold, and logarithms of the distances of the others. */
    private static void compareDistances(OrderedEcometrics found, JsonNode expected) {
        JsonNode parameters = expected.get("parameters");
        for (int j = 0; j < 3; j++) {
            double[] thresholds = found.thresholds()[j];
            String item = "sc" + (j + 1);
            String first = parameters.has(item + "_1") ? item + "_1" : thresholds.length == 1 ? item : "t1";
            if (first.equals("t1") && j > 0) {
                continue;
            }
            check(first, thresholds[0], parameters.get(first));
            check(
                    first + " se",
                    found.thresholdErrors()[j][0],
                    expected.get("se").get(first));
            for (int a = 1; a < thresholds.length; a++) {
                String name = first.equals("t1") ? "d" + (a + 1) : item + "_" + (a + 1);
                check(name, Math.log(thresholds[a] - thresholds[a - 1]), parameters.get(name));
            }
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
     * Recovery with the numbers of the field's founding study: 343 groups of 25 with 10 items. {@code -Dkith.samples}
     * says how many data sets; docs/groups.md has the figures of 300. Without it there is one of 60 groups.
     */
    @Test
    void recoversVariancesAndScores() {
        int samples = Integer.getInteger("kith.samples", 0);
        int groups = samples > 0 ? 343 : 60;
        Population population = new Population(groups, 25, 10, 0.6, 1.2, CumulativeLink.LOGIT);
        Recovered group = new Recovered(0.6);
        Recovered person = new Recovered(1.2);
        List<Double> reliability = new ArrayList<>();
        List<Double> squared = new ArrayList<>();
        int covered = 0;
        int all = 0;
        for (int sample = 0; sample < Math.max(1, samples); sample++) {
            double[] truth = new double[groups];
            Responses data = population.responses(new Random(Seeds.mixed(100, sample)), truth);
            OrderedEcometrics found =
                    fit(data, population.names(), List.of(), CumulativeLink.LOGIT, Thresholds.BY_ITEM);
            assertThat(found.converged()).isTrue();
            group.add(found.groupDeviation());
            person.add(found.personDeviation());
            double[] scores = new double[groups];
            for (OrderedEcometrics.Score score : found.scores()) {
                int g = Integer.parseInt(score.group().substring(1));
                scores[g] = score.estimate();
                covered += score.lower() <= truth[g] && truth[g] <= score.upper() ? 1 : 0;
                all++;
            }
            reliability.add(found.reliability());
            squared.add(Math.pow(new PearsonsCorrelation().correlation(scores, truth), 2));
        }
        double size = group.estimates.size();
        double share = covered / (double) all;
        if (samples > 0) {
            System.out.printf(
                    "SD of groups %s, of respondents %s; coverage of scores %.3f; reliability %.4f, squared correlation of"
                            + " scores with the truth %.4f%n",
                    group, person, share, mean(reliability), mean(squared));
        }
        assertThat(mean(group.estimates))
                .isCloseTo(0.6, Offset.offset(0.6 * 0.02 + 4 * 0.6 / Math.sqrt(2.0 * groups * size)));
        assertThat(mean(person.estimates))
                .isCloseTo(1.2, Offset.offset(1.2 * 0.02 + 4 * 1.2 / Math.sqrt(2.0 * groups * 25 * size)));
        assertThat(share).isCloseTo(0.95, Offset.offset(0.02 + 4 * Math.sqrt(0.95 * 0.05 / all)));
        double noise = 4 * 2 * (1 - mean(reliability)) / Math.sqrt(groups * size);
        assertThat(mean(squared)).isCloseTo(mean(reliability), Offset.offset(0.02 + noise));
    }

    /** Estimates of a population value, and how many of their intervals had it. */
    private static final class Recovered {
        private final double truth;
        private final List<Double> estimates = new ArrayList<>();
        private final List<Double> errors = new ArrayList<>();
        private int covered;

        Recovered(double truth) {
            this.truth = truth;
        }

        void add(OrderedEcometrics.Deviation found) {
            estimates.add(found.estimate());
            errors.add(found.standardError());
            covered += found.lower() <= truth && truth <= found.upper() ? 1 : 0;
        }

        @Override
        public String toString() {
            return String.format(
                    "%.4f (bias %.1f%%, coverage %.3f; SD of estimates %.4f, mean standard error %.4f)",
                    mean(estimates),
                    100 * (mean(estimates) / truth - 1),
                    covered / (double) estimates.size(),
                    Descriptives.of(estimates.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                            .sd(),
                    mean(errors));
        }
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
