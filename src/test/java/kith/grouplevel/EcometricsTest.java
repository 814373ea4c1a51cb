package kith.grouplevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.grouplevel.EcometricQuestion.Likelihood;
import kith.math.SmallMatrices;
import kith.reliability.scale.ScaleItems;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EcometricsTest {

    private static ScaleItems scale(String name, String... items) {
        return new ScaleItems(
                name, Stream.of(items).map(item -> KeyedItem.of(item, false)).toList());
    }

    /** The long file of the reference, one row a respondent again. */
    static Responses wide() {
        Responses file = Reference.data("ecometrics_long.csv");
        Map<String, Integer> rowOf = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        double[] id = file.column("id");
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<String> clusters = new ArrayList<>();
        for (int i = 0; i < id.length; i++) {
            String name = Integer.toString((int) id[i]);
            if (rowOf.putIfAbsent(name, ids.size()) == null) {
                ids.add(name);
                clusters.add(file.labels().get("cluster").get(i));
            }
        }
        for (int i = 0; i < id.length; i++) {
            int row = rowOf.get(Integer.toString((int) id[i]));
            String item = file.labels().get("item").get(i);
            column(columns, item, ids.size())[row] = file.column("y")[i];
            for (String covariate : List.of("age10", "man", "crisis")) {
                column(columns, covariate, ids.size())[row] = file.numeric().get(covariate)[i];
            }
        }
        return new Responses("long", ids, columns, Map.of("cluster", clusters));
    }

    private static double[] column(Map<String, double[]> columns, String name, int rows) {
        return columns.computeIfAbsent(name, key -> {
            double[] empty = new double[rows];
            Arrays.fill(empty, Double.NaN);
            return empty;
        });
    }

    private static Ecometrics fit(Responses data, List<ScaleItems> domains, List<String> covariates, String cluster) {
        return Ecometrics.of(
                new EcometricQuestion(domains, covariates, Likelihood.REML, 0.95), data, data.grouping(cluster));
    }

    private static double number(JsonNode node, Object... path) {
        JsonNode at = node;
        for (Object step : path) {
            at = step instanceof Integer index ? at.get(index) : at.get(step.toString());
        }
        return Reference.number(at);
    }

    private static void fixed(Ecometrics found, JsonNode expected) {
        assertThat(found.fixed()).hasSize(expected.get("rows").size());
        for (int i = 0; i < found.fixed().size(); i++) {
            Ecometrics.FixedEffect effect = found.fixed().get(i);
            assertThat(expected.get("rows").get(i).asText()).isEqualTo((effect.item() ? "item" : "") + effect.name());
            Tolerance.ESTIMATE.check(effect.name(), effect.estimate(), number(expected, "x", i, 0));
            Tolerance.STANDARD_ERROR.check(effect.name(), effect.standardError(), number(expected, "x", i, 1));
            Tolerance.ESTIMATE.checkScaled(effect.name(), effect.t(), number(expected, "x", i, 2));
        }
    }

    private static void oneDomain(Ecometrics found, JsonNode expected) {
        assertThat(found.converged()).isTrue();
        assertThat(expected).hasSize(6);
        assertThat(found.responses()).isEqualTo(expected.get("n").asInt());
        assertThat(found.respondents())
                .isEqualTo(expected.get("groups").get("id:cluster").asInt());
        assertThat(found.groups())
                .isEqualTo(expected.get("groups").get("cluster").asInt());
        Tolerance.CHI_SQUARE.check("logl", found.logLikelihood(), number(expected, "logLik"));
        fixed(found, expected.get("fixed"));
        for (JsonNode row : expected.get("varcov")) {
            double variance = row.get("grp").asText().equals("cluster")
                    ? found.between()[0][0]
                    : row.get("grp").asText().equals("Residual") ? found.residual() : found.persons()[0][0];
            Tolerance.ESTIMATE.check(row.get("grp").asText(), variance, number(row, "vcov"));
            Tolerance.ESTIMATE.check(row.get("grp").asText(), Math.sqrt(variance), number(row, "sdcor"));
        }
        JsonNode reliability = expected.get("reliability");
        assertThat(reliability).hasSize(11);
        Ecometrics.DomainReliability domain = found.reliability().get(0);
        Tolerance.ESTIMATE.check("tau", found.between()[0][0], number(reliability, "tau_group"));
        Tolerance.ESTIMATE.check("tau", found.persons()[0][0], number(reliability, "tau_person"));
        Tolerance.ESTIMATE.check("sigma", found.residual(), number(reliability, "sigma2_item"));
        Tolerance.ESTIMATE.check("icc", domain.icc(), number(reliability, "icc_group"));
        Tolerance.ESTIMATE.check("lambda", domain.exactMean(), number(reliability, "lambda_mean"));
        Tolerance.ESTIMATE.check("person", domain.person(), number(reliability, "person_reliability_3_items"));
        assertThat(found.scores()).hasSize(50);
        for (Ecometrics.GroupScore score : found.scores()) {
            String group = score.group();
            Tolerance.ESTIMATE.check(group, score.exact(), number(reliability, "lambda_exact", group));
            Tolerance.ESTIMATE.check(group, score.exact(), number(reliability, "lambda_from_postvar", group));
            Tolerance.ESTIMATE.check(group, score.closed(), number(reliability, "lambda_raudenbush_sampson", group));
            Tolerance.ESTIMATE.check(group, score.deviation(), number(reliability, "eb", group));
            Tolerance.STANDARD_ERROR.check(group, score.deviationError(), number(reliability, "eb_se", group));
            assertThat(score.scoreError()).isGreaterThan(score.deviationError());
        }
    }

    @Test
    void oneDomainAsLme4() {
        JsonNode expected = Reference.json("ecometrics_covariates_domains");
        List<ScaleItems> cohesion = List.of(scale("sc", "sc1", "sc2", "sc3"));
        oneDomain(fit(wide(), cohesion, List.of(), "cluster"), expected.get("one_domain_sc"));
        oneDomain(
                fit(wide(), cohesion, List.of("age10", "man", "crisis"), "cluster"),
                expected.get("one_domain_sc_covariates"));
        assertThat(expected).hasSize(3);
    }

    /** By dense computation in R, with second derivatives by the same steps. */
    @Test
    void standardErrorsOfVariances() {
        JsonNode expected = Reference.own("ecometrics_errors");
        List<ScaleItems> cohesion = List.of(scale("sc", "sc1", "sc2", "sc3"));
        Map<String, List<String>> models = Map.of("plain", List.of(), "covariates", List.of("age10", "man", "crisis"));
        models.forEach((name, covariates) -> {
            Ecometrics found = fit(wide(), cohesion, covariates, "cluster");
            JsonNode own = expected.get(name);
            Tolerance.CHI_SQUARE.check("logl", found.logLikelihood(), number(own, "loglik"));
            Tolerance.CHI_SQUARE.check("logl", found.logLikelihood(), number(own, "loglik_lme4"));
            Tolerance.ESTIMATE.check("group", found.between()[0][0], number(own, "estimates", "group"));
            Tolerance.ESTIMATE.check("person", found.persons()[0][0], number(own, "estimates", "person"));
            Tolerance.ESTIMATE.check("residual", found.residual(), number(own, "estimates", "residual"));
            Tolerance.STANDARD_ERROR.check("group", found.errors().between()[0][0], number(own, "se", "group"));
            Tolerance.STANDARD_ERROR.check("person", found.errors().persons()[0][0], number(own, "se", "person"));
            Tolerance.STANDARD_ERROR.check("residual", found.errors().residual(), number(own, "se", "residual"));
        });
        Ecometrics two = fit(
                wide(),
                List.of(scale("sc", "sc1", "sc2", "sc3"), scale("ci", "ci1", "ci2", "ci3")),
                List.of(),
                "cluster");
        double[][] errors = two.errors().between();
        assertThat(errors[0][1]).isEqualTo(errors[1][0]).isPositive();
        assertThat(errors[0][0]).isCloseTo(number(expected, "plain", "se", "group"), Offset.offset(0.02));
    }

    @Test
    void threeCorrelatedDomainsAsLme4() {
        JsonNode expected = Reference.json("ecometrics_covariates_domains").get("three_domains_covariates");
        List<String> names = List.of("ci", "rw", "sc");
        Ecometrics found = fit(
                wide(),
                names.stream()
                        .map(name -> scale(name, name + 1, name + 2, name + 3))
                        .toList(),
                List.of("age10", "man", "crisis"),
                "cluster");
        assertThat(expected).hasSize(10);
        assertThat(found.responses()).isEqualTo(expected.get("n").asInt());
        Tolerance.CHI_SQUARE.check("logl", found.logLikelihood(), number(expected, "logLik"));
        fixed(found, expected.get("fixed"));
        int checked = 0;
        for (JsonNode row : expected.get("varcov")) {
            String level = row.get("grp").asText();
            if (level.equals("Residual")) {
                Tolerance.ESTIMATE.check("residual", found.residual(), number(row, "vcov"));
                Tolerance.ESTIMATE.check("residual", Math.sqrt(found.residual()), number(row, "sdcor"));
                checked++;
                continue;
            }
            double[][] matrix = level.equals("cl") ? found.between() : found.persons();
            int i = names.indexOf(row.get("var1").asText().substring(6));
            boolean variance =
                    row.get("var2").isNull() || row.get("var2").asText().equals("NA");
            int j = variance ? i : names.indexOf(row.get("var2").asText().substring(6));
            Tolerance.ESTIMATE.check(level + i + j, matrix[i][j], number(row, "vcov"));
            double sd = variance ? Math.sqrt(matrix[i][i]) : SmallMatrices.correlation(matrix, i, j);
            Tolerance.ESTIMATE.check(level + i + j, sd, number(row, "sdcor"));
            checked++;
        }
        assertThat(checked).isEqualTo(13);
        assertThat(found.groups()).isEqualTo(expected.get("groups").get("cl").asInt());
        assertThat(found.respondents())
                .isEqualTo(expected.get("groups").get("pid").asInt());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                Tolerance.ESTIMATE.check(
                        "r",
                        SmallMatrices.correlation(found.between(), i, j),
                        number(expected, "cor_group", "x", i, j));
                Tolerance.ESTIMATE.check(
                        "r",
                        SmallMatrices.correlation(found.persons(), i, j),
                        number(expected, "cor_person", "x", i, j));
            }
            List<Ecometrics.GroupScore> scores = found.scores(names.get(i));
            for (int group = 0; group < 10; group++) {
                Ecometrics.GroupScore score = scores.get(group);
                assertThat(score.group())
                        .isEqualTo(expected.get("eb_group_first10")
                                .get("rows")
                                .get(group)
                                .asText());
                Tolerance.ESTIMATE.check("eb", score.deviation(), number(expected, "eb_group_first10", "x", group, i));
                Tolerance.STANDARD_ERROR.check(
                        "se", score.deviationError(), number(expected, "eb_se_first10", group, i));
            }
            Tolerance.ESTIMATE.check(
                    "lambda", found.reliability().get(i).exactMean(), number(expected, "lambda_by_domain_mean", i));
        }
    }

    @Test
    void theFirstReference() {
        JsonNode expected = Reference.json("ecometrics_three_level");
        Responses data = Reference.data("twolevel.csv");
        Ecometrics found = fit(data, List.of(scale("f", "y1", "y2", "y3")), List.of(), "cluster");
        assertThat(expected).hasSize(6);
        for (int item = 0; item < 3; item++) {
            Tolerance.ESTIMATE.check(
                    "item", found.fixed().get(item).estimate(), number(expected, "items", "factor(item)" + (item + 1)));
        }
        Tolerance.ESTIMATE.check("person", found.persons()[0][0], number(expected, "var_person"));
        Tolerance.ESTIMATE.check("group", found.between()[0][0], number(expected, "var_group"));
        Tolerance.ESTIMATE.check("item", found.residual(), number(expected, "var_item"));
        Tolerance.CHI_SQUARE.check("reml", found.logLikelihood(), number(expected, "reml"));
        for (int group = 0; group < 10; group++) {
            Tolerance.ESTIMATE.check(
                    "eb", found.scores().get(group).deviation(), number(expected, "eb_group_first10", group));
        }
        // Everybody answered every item: the two formulas of reliability are one.
        for (Ecometrics.GroupScore score : found.scores()) {
            Tolerance.CLOSED_FORM.check(score.group(), score.closed(), score.exact());
        }
    }

    @Test
    void theGradientIsThatOfTheDeviance() {
        Responses data = wide();
        List<PackedNumbers> items = Stream.of("ci1", "ci2", "ci3", "sc1", "sc2", "sc3")
                .map(data::packed)
                .toList();
        double[] age = data.column("age10");
        GroupRows rows = GroupRows.of(
                data.grouping("cluster"),
                row -> items.stream().anyMatch(item -> !Double.isNaN(item.at(row))) && !Double.isNaN(age[row]));
        EcometricSums sums = new EcometricSums(items, new int[] {0, 0, 0, 1, 1, 1}, new double[][] {age}, rows);
        double[] point = {0.5, 0.2, 0.4, 1.1, 0.3, 0.8};
        for (boolean restricted : new boolean[] {true, false}) {
            EcometricDeviance deviance = new EcometricDeviance(sums, restricted);
            double[] gradient = new double[6];
            double value = deviance.valueAndGradient(point, gradient);
            assertThat(deviance.value(point)).isEqualTo(value);
            for (int i = 0; i < 6; i++) {
                double[] up = point.clone();
                double[] down = point.clone();
                up[i] += 1e-5;
                down[i] -= 1e-5;
                double slope = (deviance.value(up) - deviance.value(down)) / 2e-5;
                assertThat(gradient[i])
                        .as("variable " + i)
                        .isCloseTo(slope, Offset.offset(1e-7 * (1 + Math.abs(slope))));
            }
        }
    }

    /** Sampson, Raudenbush & Earls 1997, note 34: an ICC of .167 gives .80 with 20 informants and .91 with 50. */
    @Test
    void theDesignCurveIsThatOfThePaper() {
        DesignCurve curve = DesignCurve.ofIcc(0.167);
        assertThat(curve.reliability(20)).isCloseTo(0.80, Offset.offset(0.005));
        assertThat(curve.reliability(50)).isCloseTo(0.91, Offset.offset(0.005));
        assertThat(curve.respondents(0.80)).isEqualTo(20);
        assertThat(new DesignCurve(0, 1, 1, 3).respondents(0.8)).isNaN();
        DesignCurve items = new DesignCurve(0.12, 0.47, 0.51, 3);
        double needed = items.respondents(0.8);
        assertThat(items.reliability(needed)).isGreaterThanOrEqualTo(0.8);
        assertThat(items.reliability(needed - 1)).isLessThan(0.8);
    }

    @Test
    void degenerateDataIsToldAndHandled() {
        int n = 60;
        double[] a = IntStream.range(0, n).mapToDouble(i -> (i * 7 % 5) + 1).toArray();
        double[] b =
                IntStream.range(0, n).mapToDouble(i -> (i * 11 + i / 5) % 5 + 1).toArray();
        b[3] = Double.NaN;
        List<String> groups = IntStream.range(0, n)
                .mapToObj(i -> i == 59 ? "alone" : i == 4 ? "" : "g" + i % 6)
                .toList();
        double[] x = IntStream.range(0, n).mapToDouble(i -> i % 3).toArray();
        x[10] = Double.NaN;
        Responses data = new Responses(
                "made",
                IntStream.range(0, n).mapToObj(Integer::toString).toList(),
                Map.of("a", a, "b", b, "x", x, "one", new double[n]),
                Map.of("g", groups));
        Ecometrics found = fit(data, List.of(scale("s", "a", "b")), List.of("x"), "g");
        assertThat(found.groups()).isEqualTo(7);
        assertThat(found.respondents()).isEqualTo(n - 2);
        assertThat(found.findings()).extracting(kith.finding.Finding::code).contains("group_without_covariate");
        assertThat(found.scores()).allMatch(score -> Double.isFinite(score.scoreError()));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> fit(data, List.of(scale("s", "a", "b")), List.of("one"), "g"))
                .hasMessageContaining("no variance beyond");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> fit(data, List.of(scale("s", "a"), scale("t", "a", "b")), List.of(), "g"))
                .isInstanceOf(kith.finding.InputException.class);
    }
}
