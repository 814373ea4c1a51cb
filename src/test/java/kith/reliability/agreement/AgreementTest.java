package kith.reliability.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.SmallMatrices;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.reliability.coefficient.Alpha;
import kith.reliability.coefficient.MeasurementError;
import kith.reliability.coefficient.StratifiedAlpha;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import org.junit.jupiter.api.Test;

/** Raters, repeated measurements, subscales against psych and against formulas worked by R. */
class AgreementTest {

    private static final Tolerance CLOSE = Tolerance.CLOSED_FORM;

    private final JsonNode own = Reference.own("reliability");

    @Test
    void intraclassCorrelationsAgreeWithPsychInEveryCell() {
        double[][] table = table(Reference.data("shrout_fleiss1979.csv"));
        JsonNode reference = Reference.json("icc_shrout_fleiss");
        IntraclassCorrelations found = IntraclassCorrelations.of(table, 0.95);
        check(found, reference.get("results"), "lower bound", "upper bound");
        JsonNode summary = reference.get("summary").get(0);
        CLOSE.check(
                "people",
                found.squares().people(),
                Reference.number(summary.get(0).get("Mean Sq")));
        CLOSE.check(
                "raters",
                found.squares().raters(),
                Reference.number(summary.get(1).get("Mean Sq")));
        CLOSE.check(
                "residual",
                found.squares().residual(),
                Reference.number(summary.get(2).get("Mean Sq")));
        check(IntraclassCorrelations.of(table, 0.90), own.get("icc").get("ninety"), "lower", "upper");
    }

    @Test
    void intraclassCorrelationsOfALargerTableAgreeWithPsych() {
        double[][] table = ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), Missing.LISTWISE)
                .rows()
                .toArray(double[][]::new);
        IntraclassCorrelations found = IntraclassCorrelations.of(table, 0.95);
        check(found, own.get("icc").get("nine"), "lower", "upper");
        CLOSE.check(
                "ICC(3,k) is alpha",
                found.of(Kind.ICC3K).estimate(),
                Alpha.of(Samples.completeCovariances(Samples.nineTests(), Samples.holzinger())));
    }

    private static void check(IntraclassCorrelations found, JsonNode expected, String lower, String upper) {
        for (Kind kind : Kind.values()) {
            IntraclassCorrelation row = found.of(kind);
            JsonNode cell = expected.get(kind.ordinal());
            CLOSE.check(kind + " icc", row.estimate(), Reference.number(cell.get("ICC")));
            CLOSE.check(kind + " F", row.f(), Reference.number(cell.get("F")));
            CLOSE.check(kind + " df1", row.df1(), Reference.number(cell.get("df1")));
            CLOSE.check(kind + " df2", row.df2(), Reference.number(cell.get("df2")));
            // The reference writes a probability below the smallest number as 0.
            if (Reference.number(cell.get("p")) > 1e-290) {
                CLOSE.check(kind + " p", row.pvalue(), Reference.number(cell.get("p")));
            }
            // Commons Math finds quantiles of F to about 1e-9, and a limit near 0 has fewer digits than they.
            Tolerance.CLOSED_FORM.checkScaled(
                    kind + " lower", row.interval().lower(), Reference.number(cell.get(lower)));
            Tolerance.CLOSED_FORM.checkScaled(
                    kind + " upper", row.interval().upper(), Reference.number(cell.get(upper)));
        }
    }

    @Test
    void peopleWithAMissingRatingAreToldOf() {
        IntraclassCorrelations found =
                IntraclassCorrelations.of(new double[][] {{1, 2}, {2, 2}, {4, Double.NaN}, {5, 4}}, 0.95);
        assertThat(found.people()).isEqualTo(3);
        assertThat(found.findings().get(0).code()).isEqualTo("rows_left_out");
        assertThatThrownBy(() -> IntraclassCorrelations.of(new double[][] {{1, 2}}, 0.95))
                .isInstanceOf(InputException.class);
    }

    @Test
    void ratersWhoAgreeExactly() {
        IntraclassCorrelations found = IntraclassCorrelations.of(new double[][] {{1, 1}, {2, 2}, {5, 5}}, 0.95);
        assertThat(found.of(Kind.ICC1).estimate()).isEqualTo(1);
        assertThat(found.agreementError()).isLessThan(1e-14);
    }

    @Test
    void smallestDetectableChangeByHand() {
        MeasurementError found = MeasurementError.of(10, 0.91, 100, 0.95);
        CLOSE.check("SEM", found.standardError(), 3);
        CLOSE.check("SDC", found.detectableChange(), 1.959963984540054 * Math.sqrt(2) * 3);
        CLOSE.check("group", found.detectableGroupChange(), 1.959963984540054 * Math.sqrt(2) * 0.3);
    }

    @Test
    void limitsOfAgreementFollowTheirFormulas() {
        JsonNode expected = own.get("bland_altman");
        double[] first = Reference.data("hs1939.csv").column("x1");
        BlandAltman found = BlandAltman.of(first, numbers(expected.get("second")), 0.95);
        CLOSE.check("bias", found.bias().estimate(), Reference.number(expected.get("bias")));
        CLOSE.check("sd", found.sd(), Reference.number(expected.get("sd")));
        CLOSE.check(
                "lower",
                found.lower().estimate(),
                Reference.number(expected.get("limits").get(0)));
        CLOSE.check(
                "upper",
                found.upper().estimate(),
                Reference.number(expected.get("limits").get(1)));
        checkInterval(found.bias().interval(), expected.get("bias_ci"));
        checkInterval(found.lower().interval(), expected.get("lower_ci"));
        CLOSE.check("slope", found.slope().estimate(), Reference.number(expected.get("slope")));
        CLOSE.check("slope se", found.slope().standardError(), Reference.number(expected.get("slope_se")));
        CLOSE.check("slope p", found.slope().pvalue(), Reference.number(expected.get("slope_p")));
    }

    @Test
    void kappaAgreesWithPsych() {
        JsonNode expected = own.get("kappa");
        double[] first = numbers(expected.get("first"));
        double[] second = numbers(expected.get("second"));
        Kappa plain = Kappa.of(first, second, Kappa.Weights.UNWEIGHTED, 0.95);
        Kappa linear = Kappa.of(first, second, Kappa.Weights.LINEAR, 0.95);
        Kappa quadratic = Kappa.of(first, second, Kappa.Weights.QUADRATIC, 0.95);
        CLOSE.check("kappa", plain.estimate(), Reference.number(expected.get("kappa")));
        CLOSE.check("linear", linear.estimate(), Reference.number(expected.get("linear")));
        CLOSE.check("quadratic", quadratic.estimate(), Reference.number(expected.get("quadratic")));
        checkVariance(plain, expected.get("var_kappa"));
        checkVariance(linear, expected.get("var_linear"));
        checkVariance(quadratic, expected.get("var_quadratic"));
        // The equation is that of Fleiss, Cohen & Everitt, whose variance the delta method gives too; psych 2.2.9 has
        // another
        // number for linear weights and 0 for quadratic ones.
        Tolerance.STANDARD_ERROR.check(
                "delta method",
                quadratic.standardError(),
                Math.sqrt(Reference.number(expected.get("delta_quadratic"))));
        CLOSE.check(
                "lower",
                quadratic.interval().lower(),
                quadratic.estimate() - 1.959963984540054 * quadratic.standardError());
    }

    private static void checkVariance(Kappa found, JsonNode expected) {
        CLOSE.check(
                "variance of " + found.weights(),
                found.standardError() * found.standardError(),
                Reference.number(expected));
    }

    @Test
    void oneCategoryHasNoKappa() {
        assertThat(Kappa.of(new double[] {1, 1}, new double[] {1, 1}, Kappa.Weights.LINEAR, 0.95)
                        .estimate())
                .isNaN();
    }

    @Test
    void stratifiedAlphaAndTheReliabilityOfADifferenceFollowTheirFormulas() {
        double[][] c = Samples.completeCovariances(Samples.nineTests(), Samples.holzinger());
        JsonNode expected = own.get("stratified");
        CLOSE.check(
                "stratified",
                StratifiedAlpha.of(c, new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2}),
                Reference.number(expected.get("alpha")));
        double[][] visual = block(c, 0, 0);
        double[][] verbal = block(c, 3, 3);
        CLOSE.check(
                "difference",
                StratifiedAlpha.ofDifference(
                        new StratifiedAlpha.Part(SmallMatrices.sum(visual), Alpha.of(visual)),
                        new StratifiedAlpha.Part(SmallMatrices.sum(verbal), Alpha.of(verbal)),
                        SmallMatrices.sum(block(c, 0, 3))),
                Reference.number(expected.get("difference")));
    }

    private static double[][] block(double[][] c, int row, int column) {
        double[][] block = new double[3][3];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(c[row + i], column, block[i], 0, 3);
        }
        return block;
    }

    private static void checkInterval(Interval found, JsonNode expected) {
        CLOSE.checkScaled("lower", found.lower(), Reference.number(expected.get(0)));
        CLOSE.checkScaled("upper", found.upper(), Reference.number(expected.get(1)));
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Reference.number(array.get(i));
        }
        return numbers;
    }

    private static double[][] table(Responses responses) {
        List<double[]> columns = List.copyOf(responses.numeric().values());
        double[][] table = new double[responses.size()][columns.size()];
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < columns.size(); column++) {
                table[row][column] = columns.get(column)[row];
            }
        }
        return table;
    }
}
