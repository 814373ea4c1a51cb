package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Seeds;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.Parameter;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds and estimates on them, against lavaan 0.6-14. */
class BoundsTest {

    private static final JsonNode EXPECTED = Reference.own("constraints");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Sem SEM = Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");

    private static Responses rows(int from, int to) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        PUPILS.numeric().forEach((name, column) -> columns.put(name, Arrays.copyOfRange(column, from - 1, to)));
        return new Responses("some rows", PUPILS.rowIds().subList(from - 1, to), columns, Map.of());
    }

    private static Sem within(Sem sem, Bounds bounds) {
        return sem.with(sem.fit().withBounds(bounds));
    }

    @ParameterizedTest
    @CsvSource({
        "heywood_standard, STANDARD, ML, 1, 40",
        "heywood_wide, WIDE, ML, 31, 60",
        "heywood_pos_var, POSITIVE_VARIANCES, ML, 1, 40",
        "heywood_pos_ov_var, POSITIVE_OBSERVED_VARIANCES, ML, 31, 60",
        "heywood_pos_lv_var, POSITIVE_LATENT_VARIANCES, ML, 1, 40",
        "heywood_mlr, STANDARD, MLR, 1, 40"
    })
    void heywoodCases(String reference, Bounds bounds, Estimator estimator, int from, int to) {
        SemFit fit = within(SEM.with(estimator), bounds).fit(rows(from, to));
        LavaanReference.check(fit, EXPECTED.get(reference));
        boolean held = bounds != Bounds.POSITIVE_LATENT_VARIANCES;
        assertThat(fit.findings().stream().anyMatch(f -> f.code().equals("estimate_on_bound")))
                .isEqualTo(held);
        assertThat(fit.findings().stream().anyMatch(f -> f.code().equals("heywood_case")))
                .isEqualTo(bounds == Bounds.POSITIVE_LATENT_VARIANCES || bounds == Bounds.WIDE);
    }

    @Test
    void boundsThatTheAuthorGave() {
        SemFit fit = Sem.of("visual =~ x1 + lower(0.6)*x2 + upper(0.7)*x3\n textual =~ x4 + x5 + x6\n"
                        + "textual ~~ upper(0.4)*visual")
                .fit(PUPILS);
        LavaanReference.check(fit, EXPECTED.get("written_ml"));
        assertThat(fit.findings()).extracting(Finding::code).contains("estimate_on_bound");
    }

    @ParameterizedTest
    @CsvSource({
        "bounds_standard, STANDARD, ML, MARKER, 40",
        "bounds_wide, WIDE, ML, MARKER, 40",
        "bounds_pos_var, POSITIVE_VARIANCES, ML, MARKER, 40",
        "bounds_std_lv, WIDE, ML, STANDARDISED, 301",
        "bounds_gls, STANDARD, GLS, MARKER, 301"
    })
    void boundsOfEveryParameter(
            String reference, Bounds bounds, Estimator estimator, ModelOptions.Scaling scaling, int to) {
        Sem sem = within(SEM.with(estimator).with(ModelOptions.cfa().withScaling(scaling)), bounds);
        check(sem.fit(rows(1, to)), EXPECTED.get(reference));
    }

    @Test
    void boundsInEveryGroup() {
        SemFit fit = within(SEM, Bounds.STANDARD).byGroup("school").fit(PUPILS);
        check(fit, EXPECTED.get("bounds_groups"));
    }

    private static void check(SemFit fit, JsonNode expected) {
        for (JsonNode row : expected) {
            Parameter own = fit.table().parameters().stream()
                    .filter(p -> p.lhs().equals(row.get("lhs").asText())
                            && p.op().symbol().equals(row.get("op").asText())
                            && p.rhs().equals(row.get("rhs").asText())
                            && p.group() == row.get("group").intValue())
                    .findFirst()
                    .orElseThrow();
            bound(own + " lower", own.lower(), row.get("lower").asText());
            bound(own + " upper", own.upper(), row.get("upper").asText());
        }
    }

    private static void bound(String what, double actual, String expected) {
        String word = expected.trim();
        if (word.endsWith("Inf")) {
            assertThat(actual)
                    .as(what)
                    .isEqualTo(word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        } else if (Double.parseDouble(word) == 0) {
            assertThat(actual).as(what).isZero();
        } else {
            Tolerance.CLOSED_FORM.check(what, actual, Double.parseDouble(word));
        }
    }

    @ParameterizedTest
    @EnumSource(Bounds.class)
    void boundsThatDoNotBindChangeNothing(Bounds bounds) {
        SemFit free = SEM.fit(PUPILS);
        SemFit bounded = within(SEM, bounds).fit(PUPILS);
        assertThat(bounded.findings()).isEqualTo(free.findings());
        for (int i = 0; i < free.estimates().size(); i++) {
            Tolerance.ESTIMATE.check(
                    "estimate",
                    bounded.estimates().get(i).estimate(),
                    free.estimates().get(i).estimate());
            Tolerance.STANDARD_ERROR.check(
                    "se",
                    bounded.estimates().get(i).se(),
                    free.estimates().get(i).se());
        }
    }

    @Test
    void boundsHoldWhereParametersAreHeldEqual() {
        Sem equal = SEM.byGroup("school").withEqual(Set.of(EqualAcrossGroups.RESIDUALS), List.of());
        SemFit fit = within(equal, Bounds.POSITIVE_VARIANCES).fit(withSchool(rows(1, 40)));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.estimates().stream()
                        .filter(e -> e.op().symbol().equals("~~") && e.lhs().equals(e.rhs()))
                        .allMatch(e -> e.estimate() >= 0))
                .isTrue();
        assertThat(fit.findings()).extracting(Finding::code).contains("estimate_on_bound");
    }

    private static Responses withSchool(Responses some) {
        List<String> schools = some.rowIds().stream()
                .map(id -> Integer.parseInt(id) % 2 == 0 ? "a" : "b")
                .toList();
        return new Responses(some.source(), some.rowIds(), some.numeric(), Map.of("school", schools));
    }

    @Test
    void boundsHoldUnderEffectCoding() {
        Sem coded = SEM.with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.EFFECT_CODING));
        SemFit free = coded.fit(rows(1, 40));
        assertThat(free.findings()).extracting(Finding::code).contains("heywood_case");
        SemFit fit = within(coded, Bounds.POSITIVE_VARIANCES).fit(rows(1, 40));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.findings())
                .extracting(Finding::code)
                .contains("estimate_on_bound")
                .doesNotContain("heywood_case");
        Tolerance.CHI_SQUARE.check(
                "χ²",
                fit.fit().get("chisq"),
                EXPECTED.get("heywood_pos_var").get("fit").get("chisq").doubleValue());
    }

    /** Two factors with three weak indicators each, and twenty people. */
    private static Responses few(int draw) {
        RandomGenerator random = Seeds.stream(5, draw);
        double[] loadings = {0.7, 0.6, 0.5};
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (int item = 1; item <= 6; item++) {
            columns.put("y" + item, new double[20]);
        }
        for (int person = 0; person < 20; person++) {
            ids.add(Integer.toString(person + 1));
            double[] factors = {random.nextGaussian(), random.nextGaussian()};
            for (int item = 0; item < 6; item++) {
                double loading = loadings[item % 3];
                columns.get("y" + (item + 1))[person] =
                        loading * factors[item / 3] + Math.sqrt(1 - loading * loading) * random.nextGaussian();
            }
        }
        return new Responses("drawn", ids, columns, Map.of());
    }

    /** As in De Jonckere & Rosseel 2022: bounds make nearly every search in a small sample end in a minimum. */
    @Test
    void boundsLetSmallSamplesConverge() {
        Sem sem = Sem.of("f =~ y1 + y2 + y3\n g =~ y4 + y5 + y6");
        sem = sem.with(FitOptions.defaults().withBaseline(false).withMaxIterations(300));
        int free = 0;
        int bounded = 0;
        for (int draw = 0; draw < 60; draw++) {
            Responses people = few(draw);
            free += sem.fit(people).converged() ? 1 : 0;
            bounded += within(sem, Bounds.STANDARD).fit(people).converged() ? 1 : 0;
        }
        assertThat(free).isLessThan(50);
        assertThat(bounded).isGreaterThanOrEqualTo(59);
    }

    @Test
    void contradictingBoundsAreRefused() {
        assertThatThrownBy(
                        () -> Sem.of("f =~ x1 + lower(2)*x2 + upper(1)*x2 + x3").fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f=~x2");
    }
}
