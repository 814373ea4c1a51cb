package kith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import kith.data.Responses;
import kith.fit.FitIndices;
import kith.math.Descriptives;
import kith.moments.Missing;
import kith.reliability.agreement.Kappa;
import kith.reliability.model.ConstructValidity;
import kith.sem.Sem;
import kith.sem.diagnostic.ScoreTests;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.model.EqualAcrossGroups;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The numbers of docs/differences.md that no other test holds: what Kith gives, and what lavaan and psych give on the
 * same data.
 */
class DifferencesTest {

    private static final JsonNode OTHERS = Reference.own("differences");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9");
    private static final Responses PEOPLE = Reference.data("ce_contexts.csv");
    private static final Sem CI = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
            .with(Missing.LISTWISE)
            .with(Estimator.WLSMV)
            .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/differences.md"));
    }

    @Test
    void standardErrorOfWeightedKappa() {
        JsonNode kappa = Reference.own("reliability").get("kappa");
        Kappa own = Kappa.of(numbers(kappa.get("first")), numbers(kappa.get("second")), Kappa.Weights.QUADRATIC, 0.95);
        Tolerance.CLOSED_FORM.check("κ", own.estimate(), number("/kappa/weighted"));
        row("Standard error of weighted kappa", own.standardError(), number("/kappa/se_psych"), 3);
    }

    @Test
    void squaredMultipleCorrelationOfAnItemThatIsThereTwice() {
        row("Squared multiple correlation", 1, number("/smc_psych/0"), 2);
    }

    @Test
    void robustCfiWhereThresholdsAreHeldEqual() {
        FitIndices own = CI.byGroup("context")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS), List.of())
                .fit(PEOPLE)
                .fit();
        Tolerance.CHI_SQUARE.check("χ²", own.get("chisq_scaled"), number("/equal_thresholds/chisq_scaled"));
        Tolerance.FIT_INDEX.check("CFI", own.get("cfi_scaled"), number("/equal_thresholds/cfi_scaled"));
        assertThat(OTHERS.at("/equal_thresholds/cfi_robust").isNull()).isTrue();
        assertThat(line("Robust CFI, ordered")).contains("| 1.000 |", "none");
        assertThat(own.get("cfi_robust")).isCloseTo(1, within(5e-4));
    }

    @Test
    void robustCfiOfCompleteDataDoesNotDependOnTheTreatmentOfMissingResponses() {
        double listwise = THREE_FACTORS.with(Estimator.MLR).fit(PUPILS).fit().get("cfi_robust");
        double fiml = THREE_FACTORS
                .with(Estimator.MLR)
                .with(Missing.FIML)
                .fit(PUPILS)
                .fit()
                .get("cfi_robust");
        assertThat(fiml).isCloseTo(listwise, within(1e-8));
        assertThat(line("Robust CFI under MLR"))
                .contains(String.format(Locale.ROOT, "| %.3f |", fiml).replace("0.", "."))
                .contains(String.format(Locale.ROOT, "| %.3f in", number("/robust_complete_fiml/cfi_robust"))
                        .replace("0.", "."));
    }

    /** The ladder itself is held by the reference ordered_levels. */
    @Test
    void thresholdsAreTestedApartFromIntercepts() {
        JsonNode own = Reference.own("ordered_levels").at("/across/lrt/thresholds");
        JsonNode lavaan = OTHERS.get("thresholds_by_group_equal");
        assertThat(line("First step of ordered items"))
                .contains(
                        difference(own.get("Df diff"), own.get("Chisq diff")),
                        difference(lavaan.get("df_diff"), lavaan.get("chisq_diff")));
    }

    private static String difference(JsonNode df, JsonNode chisq) {
        return String.format(Locale.ROOT, "Δχ²(%.0f) = %.2f", df.doubleValue(), chisq.doubleValue());
    }

    @Test
    void scoreTestsUnderRobustLikelihood() {
        FittedModel fitted = THREE_FACTORS
                .with(Estimator.MLR)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of())
                .fitted(PUPILS);
        Tolerance.CHI_SQUARE.check("plain", largest(ScoreTests.single(fitted)), number("/score_mlr/largest"));
        row("Score test", largest(ScoreTests.robust(fitted)), number("/score_mlr/largest"), 2);
    }

    private static double largest(List<ScoreTests.Single> tests) {
        return tests.stream().mapToDouble(one -> one.test().chisq()).max().orElseThrow();
    }

    @Test
    void skewnessAndKurtosis() {
        Descriptives own = Descriptives.of(PUPILS.column("x2"));
        Tolerance.CLOSED_FORM.check("skewness", own.skew(), number("/skew/type3"));
        Tolerance.CLOSED_FORM.check("kurtosis", own.kurtosis(), number("/skew/kurtosis3"));
        row("Skewness", own.skew(), number("/skew/type2"), 3);
        row("Kurtosis", own.kurtosis(), number("/skew/kurtosis2"), 3);
    }

    @Test
    void rmseaDividesByN() {
        double own = THREE_FACTORS.fit(PUPILS).fit().get("rmsea");
        Tolerance.FIT_INDEX.check("lavaan", own, number("/rmsea/n"));
        row("RMSEA", own, number("/rmsea/n_less_1"), 4);
    }

    @Test
    void heterotraitMonotraitRatio() {
        ConstructValidity.Group group =
                ConstructValidity.of(THREE_FACTORS.fitted(PUPILS)).groups().get(0);
        double own = group.htmt().at("visual", "speed");
        double absolute = group.htmtAbsolute().at("visual", "speed");
        Tolerance.CLOSED_FORM.check("signed", own, number("/htmt/signed"));
        Tolerance.CLOSED_FORM.check("semTools", absolute, number("/htmt/absolute"));
        row("HTMT", own, absolute, 3);
    }

    /** Holds that the page has a row that begins so, with both numbers. */
    private static void row(String beginning, double own, double other, int decimals) {
        assertThat(line(beginning))
                .contains("| " + rounded(own, decimals) + " |", "| " + rounded(other, decimals) + " ");
    }

    private static String line(String beginning) {
        return page.lines()
                .filter(line -> line.startsWith("| " + beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row “" + beginning + "”"));
    }

    private static String rounded(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replaceFirst("^0\\.", ".");
    }

    private static double number(String place) {
        return OTHERS.at(place).doubleValue();
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
