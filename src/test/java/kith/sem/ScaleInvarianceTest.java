package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Seeds;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import kith.sem.solution.Estimate;
import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fit does not depend on the units of the variables: with variables multiplied by powers of ten from 10⁻⁶ to 10⁶, χ²,
 * standardised solution and z values are the same. All discrepancies but that of unweighted least squares are
 * invariant; the latter only where all variables are multiplied by one number and means are no parameters. Its χ², the
 * standard errors that lavaan gives with it and slopes of ordered variables on predictors are in units of their own.
 */
class ScaleInvarianceTest {

    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String FACTORS =
            "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9\n speed ~ visual + textual";
    private static final List<String> ITEMS = List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9");

    private static Responses multiplied(Responses responses, Map<String, Double> factors) {
        Map<String, double[]> columns = new LinkedHashMap<>(responses.numeric());
        factors.forEach((name, factor) -> {
            double[] column = columns.get(name).clone();
            for (int row = 0; row < column.length; row++) {
                column[row] *= factor;
            }
            columns.put(name, column);
        });
        return new Responses(responses.source(), responses.rowIds(), columns, responses.labels());
    }

    /** One variable by 10⁻⁶ … 10⁶ at a time, and all by different powers at once. */
    private static List<Map<String, Double>> factors(List<String> names) {
        List<Map<String, Double>> all = new ArrayList<>();
        all.add(Map.of(names.get(0), 1e-6));
        all.add(Map.of(names.get(0), 1e6));
        all.add(Map.of(names.get(1), 1e4));
        Map<String, Double> different = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            different.put(names.get(i), Math.pow(10, (5 * i + 2) % 13 - 6));
        }
        all.add(different);
        return all;
    }

    private static List<Map<String, Double>> together(List<String> names) {
        return Stream.of(1e-6, 1e4, 1e6)
                .map(factor -> {
                    Map<String, Double> same = new LinkedHashMap<>();
                    names.forEach(name -> same.put(name, factor));
                    return same;
                })
                .toList();
    }

    private static void assertSame(Sem sem, Responses responses, List<Map<String, Double>> factors) {
        SemFit plain = sem.fit(responses);
        assertThat(plain.converged()).isTrue();
        for (Map<String, Double> factor : factors) {
            SemFit scaled = sem.fit(multiplied(responses, factor));
            assertThat(scaled.converged()).as("converged " + factor).isTrue();
            for (String measure : List.of("chisq", "chisq_scaled", "baseline_chisq", "cfi", "srmr")) {
                if (plain.fit().has(measure) && Double.isFinite(plain.fit().get(measure))) {
                    double expected = plain.fit().get(measure);
                    if (measure.equals("srmr") || !isUnweighted(sem)) {
                        assertThat(scaled.fit().get(measure))
                                .as(measure + " " + factor)
                                .isCloseTo(expected, Offset.offset(1e-6 * Math.max(1, Math.abs(expected))));
                    }
                }
            }
            for (int i = 0; i < plain.estimates().size(); i++) {
                Estimate expected = plain.estimates().get(i);
                Estimate actual = scaled.estimates().get(i);
                assertSame(actual.stdAll(), expected.stdAll(), "std.all " + expected + factor);
                if (expected.se() > 0 && sem.estimator() != Estimator.ULS) {
                    assertSame(
                            actual.z() / Math.max(1, Math.abs(expected.z())),
                            expected.z() / Math.max(1, Math.abs(expected.z())),
                            "z " + expected + factor);
                }
            }
        }
    }

    private static boolean isUnweighted(Sem sem) {
        return sem.estimator().minimised() == Estimator.Minimised.UNWEIGHTED_LEAST_SQUARES;
    }

    private static void assertSame(double actual, double expected, String what) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, Offset.offset(2e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR", "MLM", "MLMV", "MLF", "GLS", "WLS", "DWLS", "WLSM", "WLSMV"})
    void everyEstimator(Estimator estimator) {
        assertSame(Sem.of(FACTORS).with(estimator), PUPILS, factors(ITEMS));
    }

    @ParameterizedTest
    @EnumSource(names = {"ULS", "ULSM", "ULSMV"})
    void unweightedLeastSquaresInOneUnit(Estimator estimator) {
        assertSame(Sem.of(FACTORS).with(estimator), PUPILS, together(ITEMS));
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR", "MLF"})
    void missingResponses(Estimator estimator) {
        RandomGenerator random = Seeds.stream(5, 1);
        Map<String, double[]> columns = new LinkedHashMap<>(PUPILS.numeric());
        for (String item : ITEMS) {
            double[] column = columns.get(item).clone();
            for (int row = 0; row < column.length; row++) {
                column[row] = random.nextDouble() < 0.1 ? Double.NaN : column[row];
            }
            columns.put(item, column);
        }
        Responses gaps = new Responses("gaps", PUPILS.rowIds(), columns, PUPILS.labels());
        assertSame(Sem.of(FACTORS).with(estimator).with(Missing.FIML), gaps, factors(ITEMS));
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(
                        "fixed variances and markers",
                        FACTORS.replace("x1 + x2", "NA*x1 + x2") + "\n visual ~~ 1*visual"),
                Arguments.of("path model", "x1 ~ x4 + x7\n x9 ~ a*x1 + b*x7\n ab := a*b"),
                Arguments.of("residual covariances", FACTORS + "\n x1 ~~ x4\n x7 ~~ x8"),
                Arguments.of("bounds", FACTORS + "\n x1 ~~ lower(0)*x1\n x2 ~~ lower(0)*x2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void modelsOfOtherKinds(String name, String model) {
        Sem sem = Sem.of(model).with(ModelOptions.of(kith.sem.model.Preset.SEM));
        assertSame(sem, PUPILS, factors(name.equals("path model") ? List.of("x1", "x4", "x7", "x9") : ITEMS));
    }

    @Test
    void equalityOverGroupsAndMeans() {
        Sem sem = Sem.of(FACTORS)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of());
        assertSame(sem, PUPILS, factors(ITEMS));
    }

    /** Constraints whose coefficients carry the units. */
    @ParameterizedTest
    @MethodSource("constraints")
    void constraints(String text) {
        for (double factor : new double[] {1e-6, 1e-3, 1e3, 1e6}) {
            SemFit plain = Sem.of(constrained(text, 1)).fit(PUPILS);
            Responses responses = multiplied(PUPILS, Map.of("x2", factor, "x3", factor));
            SemFit scaled = Sem.of(constrained(text, factor)).fit(responses);
            assertThat(plain.converged()).isTrue();
            assertThat(scaled.converged()).as("converged " + factor).isTrue();
            assertThat(scaled.fit().get("df")).isEqualTo(plain.fit().get("df"));
            assertThat(scaled.fit().get("chisq")).isCloseTo(plain.fit().get("chisq"), Offset.offset(1e-6));
            assertThat(codes(scaled)).isEqualTo(codes(plain));
            for (int i = 0; i < plain.estimates().size(); i++) {
                assertSame(
                        scaled.estimates().get(i).stdAll(),
                        plain.estimates().get(i).stdAll(),
                        plain.estimates().get(i) + " " + factor);
            }
        }
    }

    private static List<String> codes(SemFit fit) {
        return fit.findings().stream()
                .map(Finding::code)
                .filter(code -> !code.equals("variances_far_apart"))
                .toList();
    }

    static Stream<String> constraints() {
        return Stream.of(
                "l2 == U*0.9 + 0.1*l3",
                "l2 + l3 == U*t5 + U*0.5",
                "v2 == U^2*v1*0.9",
                "l2*l3 == U^2*t5",
                "l2 < U*0.5",
                "v1 == 1.5*t5\n v2 > 1.5*U^2",
                "v2 == U^2*(v1 + t5^2)\n l2 == 0.8*l3");
    }

    private static String constrained(String text, double unit) {
        return "visual =~ x1 + l2*x2 + l3*x3\n textual =~ x4 + t5*x5 + x6\n x1 ~~ v1*x1\n x2 ~~ v2*x2\n"
                + text.replace("U", Double.toString(unit));
    }

    @ParameterizedTest
    @EnumSource(names = {"WLSMV", "DWLS", "WLS"})
    void predictorsOfOrderedVariables(Estimator estimator) {
        Map<String, double[]> columns = new LinkedHashMap<>(PUPILS.numeric());
        List<String> ordered = List.of("x1", "x2", "x3", "x4");
        for (String name : ordered) {
            double[] column = columns.get(name).clone();
            double mean = java.util.Arrays.stream(column).average().orElseThrow();
            for (int row = 0; row < column.length; row++) {
                column[row] = column[row] < mean - 0.7 ? 1 : column[row] < mean + 0.5 ? 2 : 3;
            }
            columns.put(name, column);
        }
        Responses cut = new Responses("cut", PUPILS.rowIds(), columns, PUPILS.labels());
        Sem sem = Sem.of("f =~ x1 + x2 + x3 + x4\n f ~ x7 + x9")
                .with(estimator)
                .withOrdered(new LinkedHashSet<>(ordered));
        assertSame(sem, cut, factors(List.of("x7", "x9")));
    }

    @Test
    void resampledStandardErrors() {
        Sem sem = Sem.of("x1 ~ x4 + x7").with(ModelOptions.of(kith.sem.model.Preset.SEM));
        double[] ratios = new double[2];
        for (int k = 0; k < 2; k++) {
            Responses responses = multiplied(PUPILS, Map.of("x4", k == 0 ? 1 : 1e5));
            FittedModel fitted = sem.fitted(responses);
            BootstrapAnswer answer = BootstrapAnswer.of(fitted, Bootstrap.naive(60, 3));
            BootstrapAnswer.Row row = answer.rows().get(0);
            ratios[k] = row.se() / Math.abs(row.of().estimate());
        }
        assertThat(ratios[1]).isCloseTo(ratios[0], Offset.offset(1e-5));
    }
}
