package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ParameterTable;
import kith.sem.sample.Samples;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ordered outcomes given predictors, against lavaan 0.6-14 with its default, {@code conditional.x = TRUE}. */
class GivenPredictorsTest {

    private static final JsonNode EXPECTED = Reference.own("given_predictors");
    private static final List<String> SIX = List.of("x1", "x2", "x3", "x4", "x5", "x6");
    static final Responses FIVE = cut(Reference.data("hs1939.csv"), 5);
    static final Responses THREE = cut(Reference.data("hs1939.csv"), 3);

    static final String MIMIC = """
            visual =~ x1 + x2 + x3
            textual =~ x4 + x5 + x6
            textual ~ visual + age
            visual ~ sex + age
            """;
    static final String COVARYING = """
            visual =~ x1 + x2 + x3
            textual =~ x4 + x5 + x6
            textual ~ sex + age
            visual ~ sex + age
            """;
    static final String DIRECT = MIMIC + "x3 ~ sex\n";
    static final String MIXED = """
            visual =~ x1 + x2 + x3
            speed =~ x7 + x8 + x9
            speed ~ visual + sex
            visual ~ age
            x9 ~ sex
            """;
    private static final String PATH = "x1 ~ x7 + sex\n x7 ~ sex + age\n x4 ~ x7 + age";

    private static Responses cut(Responses responses, int parts) {
        Map<String, double[]> columns = new LinkedHashMap<>(responses.numeric());
        SIX.forEach(name -> columns.put(name, cut(responses.column(name), parts)));
        double[] weight = new double[responses.size()];
        Arrays.setAll(weight, row -> 0.5 + ((row + 1) % 7) / 4.0);
        columns.put("w", weight);
        columns.put(
                "age",
                Arrays.stream(responses.column("ageyr")).map(age -> age - 13).toArray());
        return new Responses(responses.source(), responses.rowIds(), columns, responses.labels());
    }

    /** Parts of the range of equal width, closed at the right end, as R's {@code cut}. */
    private static double[] cut(double[] values, int parts) {
        double lowest =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElseThrow();
        double highest =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElseThrow();
        double width = (highest - lowest) / parts;
        return Arrays.stream(values)
                .map(value -> Math.max(1, Math.min(parts, Math.ceil((value - lowest) / width - 1e-9))))
                .toArray();
    }

    static Sem sem(String model) {
        return Sem.of(model).with(Estimator.WLSMV).withOrdered(Set.copyOf(SIX));
    }

    private static Sem sem(String model, Parameterization form) {
        return sem(model).with(ModelOptions.cfa().withParameterization(form));
    }

    @ParameterizedTest
    @EnumSource(names = {"WLSMV", "WLSM", "DWLS", "ULSMV", "ULSM", "ULS", "WLS"})
    void estimators(Estimator estimator) {
        LavaanReference.check(
                sem(MIMIC).with(estimator).fit(FIVE),
                EXPECTED.get(estimator.name().toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void theta() {
        LavaanReference.check(sem(MIMIC, Parameterization.THETA).fit(FIVE), EXPECTED.get("theta"));
    }

    @ParameterizedTest
    @CsvSource({"direct, DELTA", "direct_theta, THETA"})
    void aPathStraightToAnItem(String reference, Parameterization form) {
        LavaanReference.check(sem(DIRECT, form).fit(FIVE), EXPECTED.get(reference));
    }

    @ParameterizedTest
    @CsvSource({"mixed, DELTA", "mixed_theta, THETA"})
    void orderedAndContinuousOutcomes(String reference, Parameterization form) {
        LavaanReference.check(sem(MIXED, form).fit(FIVE), EXPECTED.get(reference));
    }

    static Responses withGaps() {
        Responses gaps = cut(Reference.data("hs1939_missing.csv"), 3);
        double[] sex = gaps.column("sex").clone();
        for (int k = 0; k < 10; k++) {
            sex[2 + 25 * k] = Double.NaN;
        }
        Map<String, double[]> columns = new LinkedHashMap<>(gaps.numeric());
        columns.put("sex", sex);
        return new Responses(gaps.source(), gaps.rowIds(), columns, gaps.labels());
    }

    @Test
    void pairsOfAnswers() {
        String model = MIMIC.replace("sex + age", "sex");
        LavaanReference.check(sem(model).with(Missing.PAIRWISE).fit(withGaps()), EXPECTED.get("pairwise"));
    }

    @Test
    void completeRows() {
        LavaanReference.check(sem(MIXED).fit(withGaps()), EXPECTED.get("listwise"));
    }

    @Test
    void weights() {
        LavaanReference.check(sem(MIMIC).weightedBy("w").fit(FIVE), EXPECTED.get("weights"));
    }

    @ParameterizedTest
    @CsvSource({"groups, DELTA", "groups_theta, THETA"})
    void groupsWithEqualLoadingsAndThresholds(String reference, Parameterization form) {
        Sem sem = sem(COVARYING, form)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS), List.of());
        LavaanReference.check(sem.fit(THREE), EXPECTED.get(reference));
    }

    @Test
    void groupsWithNothingEqual() {
        LavaanReference.check(sem(MIMIC).byGroup("school").fit(THREE), EXPECTED.get("groups_free"));
    }

    @Test
    void pathsWithoutFactors() {
        LavaanReference.check(sem(PATH).fit(FIVE), EXPECTED.get("path"));
    }

    /**
     * Without degrees of freedom, and with a baseline that is the model itself: lavaan's ratios of fit are 0/0 or
     * rounding.
     */
    @Test
    void aProbitRegression() {
        SemFit fit = sem("x1 ~ sex + age").fit(FIVE);
        LavaanReference.checkParameters(fit, EXPECTED.get("probit").get("parameters"));
        Tolerance.CHI_SQUARE.check("chisq", fit.fit().get("chisq"), 0);
    }

    /** Each row a cluster of its own: standard errors are larger by √(G ∕ (G − 1)) and nothing else. */
    @Test
    void clustersOfOneRow() {
        SemFit plain = sem(MIMIC).fit(FIVE);
        SemFit clustered = sem(MIMIC).clusteredBy("id").fit(FIVE);
        double factor = Math.sqrt(301.0 / 300);
        for (int k = 0; k < plain.estimates().size(); k++) {
            Estimate expected = plain.estimates().get(k);
            Estimate actual = clustered.estimates().get(k);
            Tolerance.ESTIMATE.check(expected.toString(), actual.estimate(), expected.estimate());
            assertThat(actual.se()).isCloseTo(factor * expected.se(), Offset.offset(1e-6));
        }
    }

    @Test
    void predictorsThatFollowFromEachOtherAreRefused() {
        Map<String, double[]> columns = new LinkedHashMap<>(FIVE.numeric());
        columns.put(
                "years", Arrays.stream(FIVE.column("age")).map(age -> age + 13).toArray());
        Responses more = new Responses(FIVE.source(), FIVE.rowIds(), columns, FIVE.labels());
        assertThatThrownBy(() ->
                        sem("visual =~ x1 + x2 + x3\n visual ~ age + years").fit(more))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("regression on age, years cannot be estimated");
    }

    @Test
    void momentsGivenNothingAreRefusedByAModelThatTakesPredictorsAsGiven() {
        Sem sem = sem("visual =~ x1 + x2 + x3\n visual ~ age");
        Samples joint = sem.withFixedX(false).samples(FIVE);
        ParameterTable table = sem.table(FIVE);
        assertThatThrownBy(() -> sem.fitted(table, joint))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("given nothing");
    }

    /** A predictor whose thresholds the model has is a variable among the others. */
    @Test
    void aPredictorWithThresholdsIsNotGiven() {
        SemFit fit = sem("visual =~ x1 + x2 + x3\n visual ~ x4\n x4 | t1").fit(FIVE);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.givenPredictors()).isEmpty();
    }

    @Test
    void anOrderedVariableThatIsPredictedAndPredicts() {
        LavaanReference.check(
                sem("x1 ~ sex + age\n x4 ~ x1 + sex", Parameterization.THETA).fit(FIVE), EXPECTED.get("mediator"));
    }
}
