package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.item.ScaleAnalysis;
import kith.resampling.Interval;
import org.junit.jupiter.api.Test;

/** The coefficients of reliability against psych, lavaan and Rcsdp, and against each other. */
class CoefficientsTest {

    private static final Tolerance CLOSE = Tolerance.CLOSED_FORM;

    private final double[][] five = Samples.completeCorrelations(Samples.agreeableness(), Samples.bfi());
    private final double[][] nine = Samples.completeCorrelations(Samples.nineTests(), Samples.holzinger());
    private final JsonNode own = Reference.own("reliability");

    @Test
    void lambdasAgreeWithPsych() {
        JsonNode expected = Reference.json("splithalf_guttman");
        check(GuttmanLambdas.of(five), expected.get("guttman"), "lambda.");
        CLOSE.check("lambda6", GuttmanLambdas.lambda6(five), Reference.number(expected.get("lambda6")));
        CLOSE.check("alpha", Alpha.of(five), Reference.number(expected.get("alpha")));
        check(GuttmanLambdas.of(nine), own.get("guttman_nine"), "lambda");
    }

    private static void check(GuttmanLambdas found, JsonNode expected, String prefix) {
        CLOSE.check("1", found.lambda1(), Reference.number(expected.get(prefix + 1)));
        CLOSE.check("2", found.lambda2(), Reference.number(expected.get(prefix + 2)));
        CLOSE.check("3", found.lambda3(), Reference.number(expected.get(prefix + 3)));
        CLOSE.check("5", found.lambda5(), Reference.number(expected.get(prefix + 5)));
        CLOSE.check("6", found.lambda6(), Reference.number(expected.get(prefix + 6)));
    }

    @Test
    void splitHalvesAgreeWithPsych() {
        JsonNode expected = Reference.json("splithalf_guttman");
        SplitHalves found = SplitHalves.of(five, 100, 1);
        CLOSE.check("best", found.best(), Reference.number(expected.get("maxrb")));
        CLOSE.check("worst", found.worst(), Reference.number(expected.get("minrb")));
        CLOSE.check(
                "lambda4",
                found.best(),
                Reference.number(expected.get("guttman").get("lambda.4")));
        assertThat(found.count()).isEqualTo(10);
        // psych stops after five of the ten splits of five items into two and three, so that its mean is of those five;
        // the
        // mean over all ten is in the project's own reference.
        double firstFive = 0;
        for (int[] half :
                List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {0, 3}, new int[] {0, 4}, new int[] {1, 2})) {
            firstFive += SplitHalves.reliability(five, half) / 5;
        }
        CLOSE.check("mean of psych", firstFive, Reference.number(expected.get("avgr")));
        CLOSE.check(
                "mean", found.mean(), Reference.number(own.get("splits_of_five").get("mean")));
        SplitHalves six = SplitHalves.of(leading(nine, 6), 100, 1);
        assertThat(six.count()).isEqualTo(10);
        CLOSE.check(
                "best of six",
                six.best(),
                Reference.number(own.get("splits_of_six").get("best")));
        CLOSE.check(
                "worst of six",
                six.worst(),
                Reference.number(own.get("splits_of_six").get("worst")));
        CLOSE.check(
                "mean of six",
                six.mean(),
                Reference.number(own.get("splits_of_six").get("mean")));
    }

    @Test
    void theMeanOfAllSplitsOfAnEvenNumberOfItemsIsAlpha() {
        CLOSE.check("mean", SplitHalves.of(leading(nine, 8), 100, 1).mean(), Alpha.of(leading(nine, 8)));
    }

    @Test
    void drawnSplitsFindTheSameExtremes() {
        SplitHalves all = SplitHalves.of(nine, 1000, 1);
        SplitHalves drawn = SplitHalves.of(nine, 10, 1);
        assertThat(all.all()).isTrue();
        assertThat(drawn.all()).isFalse();
        CLOSE.check("best", drawn.best(), all.best());
        CLOSE.check("worst", drawn.worst(), all.worst());
        CLOSE.check(
                "lambda4", all.best(), Reference.number(own.get("guttman_nine").get("lambda4")));
        CLOSE.check(
                "beta", all.worst(), Reference.number(own.get("guttman_nine").get("beta")));
        assertThat(drawn.mean()).isCloseTo(all.mean(), org.assertj.core.data.Offset.offset(0.003));
        assertThat(java.util.Arrays.stream(all.histogram()).sum()).isEqualTo(126);
    }

    @Test
    void omegaAndHAgreeWithLavaan() {
        JsonNode expected = own.get("one_factor");
        check(Samples.completeCovariances(Samples.agreeableness(), Samples.bfi()), expected.get("agreeableness"));
        check(Samples.completeCovariances(Samples.nineTests(), Samples.holzinger()), expected.get("holzinger"));
        check(
                Samples.completeCovariances(
                        Samples.plain("visual", List.of("x1", "x2", "x3", "x4")), Samples.holzinger()),
                expected.get("visual"));
    }

    private static void check(double[][] covariance, JsonNode expected) {
        OneFactor found = OneFactor.fit(covariance);
        assertThat(found.converged()).isTrue();
        Tolerance close = Tolerance.ESTIMATE;
        close.check("omega", found.omega(), Reference.number(expected.get("omega")));
        close.check("h", found.coefficientH(), Reference.number(expected.get("h")));
        // lavaan divides by n; the ratio does not see it, the loadings do.
        close.check("observed", found.omegaOfObserved(covariance), Reference.number(expected.get("omega_observed")));
        double ratio =
                found.loadings()[0] / Reference.number(expected.get("lambda").get(0));
        for (int i = 0; i < covariance.length; i++) {
            close.check(
                    "loading",
                    found.loadings()[i],
                    ratio * Reference.number(expected.get("lambda").get(i)));
            close.check(
                    "uniqueness",
                    found.uniqueness()[i],
                    ratio * ratio * Reference.number(expected.get("theta").get(i)));
        }
    }

    @Test
    void omegaIfAnItemIsDroppedAgreesWithLavaan() {
        ScaleAnalysis scale = ScaleAnalyses.of(
                        List.of(Samples.agreeableness()),
                        Samples.bfi(),
                        Samples.quick().with(Missing.LISTWISE))
                .scale("A");
        for (int i = 0; i < 5; i++) {
            Tolerance.ESTIMATE.check(
                    "omega",
                    scale.items().get(i).ifDropped().omega(),
                    Reference.number(own.get("omega_if_dropped").get(i)));
        }
    }

    @Test
    void omegaIsAlphaWhenItemsMeasureEquallyWell() {
        double[][] equal = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                equal[i][j] = i == j ? 1 + 0.1 * i : 0.4;
            }
        }
        CLOSE.check("omega", OneFactor.fit(equal).omega(), Alpha.of(equal));
        CLOSE.check("omega", OneFactor.fit(equal).omegaOfObserved(equal), Alpha.of(equal));
    }

    @Test
    void aUniqueVarianceThatWouldBeNegativeStandsAtItsBound() {
        double[][] heywood = {{1, 0.9, 0.9}, {0.9, 1, 0.6}, {0.9, 0.6, 1}};
        OneFactor found = OneFactor.fit(heywood);
        assertThat(found.converged()).isTrue();
        assertThat(found.atBound()).isTrue();
        assertThat(found.coefficientH()).isBetween(0.9, 1.0);
    }

    @Test
    void theGreatestLowerBoundAgreesWithSemidefiniteProgramming() {
        JsonNode expected = own.get("glb_algebraic");
        // CSDP stops at a relative gap of 1e-8.
        Tolerance close = Tolerance.ESTIMATE;
        close.check("five", GreatestLowerBound.of(five).value(), Reference.number(expected.get("agreeableness")));
        GreatestLowerBound found = GreatestLowerBound.of(nine);
        close.check("nine", found.value(), Reference.number(expected.get("nine")));
        close.check(
                "nine, covariances",
                GreatestLowerBound.of(Samples.completeCovariances(Samples.nineTests(), Samples.holzinger()))
                        .value(),
                Reference.number(expected.get("nine_covariance")));
        close.check(
                "five, covariances",
                GreatestLowerBound.of(Samples.completeCovariances(Samples.agreeableness(), Samples.bfi()))
                        .value(),
                Reference.number(expected.get("agreeableness_covariance")));
        for (int i = 0; i < 9; i++) {
            close.check(
                    "communality",
                    1 - found.errorVariances()[i],
                    Reference.number(expected.get("nine_solution").get(i)));
        }
    }

    @Test
    void theBoundsStandInTheirOrder() {
        GuttmanLambdas lambdas = GuttmanLambdas.of(nine);
        assertThat(lambdas.lambda1()).isLessThan(lambdas.lambda3());
        assertThat(lambdas.lambda3()).isLessThanOrEqualTo(lambdas.lambda2());
        double glb = GreatestLowerBound.of(nine).value();
        assertThat(glb).isGreaterThan(SplitHalves.of(nine, 1000, 1).best());
        assertThat(glb).isGreaterThan(lambdas.lambda6());
    }

    @Test
    void oddAndEvenItemsAgreeWithTheFormulas() {
        HalvesOfOddAndEvenItems found =
                HalvesOfOddAndEvenItems.of(Samples.completeCovariances(Samples.agreeableness(), Samples.bfi()));
        JsonNode expected = own.get("odd_even");
        CLOSE.check("r", found.correlation(), Reference.number(expected.get("r")));
        CLOSE.check("sb", found.spearmanBrown(), Reference.number(expected.get("spearman_brown")));
        CLOSE.check("horst", found.unequal(), Reference.number(expected.get("horst")));
        CLOSE.check("rulon", found.flanaganRulon(), Reference.number(expected.get("flanagan_rulon")));
    }

    @Test
    void bonettsIntervalFollowsItsFormula() {
        JsonNode expected = own.get("bonett");
        Interval found = Alpha.bonett(Reference.number(expected.get("alpha")), 2800, 5, 0.95);
        CLOSE.check("lower", found.lower(), Reference.number(expected.get("ci").get(0)));
        CLOSE.check("upper", found.upper(), Reference.number(expected.get("ci").get(1)));
    }

    @Test
    void lengtheningOfATest() {
        assertThat(SpearmanBrown.lengthened(0.5, 2)).isEqualTo(2.0 / 3);
    }

    @Test
    void squaredMultipleCorrelationsOfItemsThatAreThereTwice() {
        double[][] twice = {{1, 1, 0.5}, {1, 1, 0.5}, {0.5, 0.5, 1}};
        double[] smc = MultipleCorrelations.squared(twice);
        assertThat(smc[0]).isEqualTo(1);
        assertThat(smc[1]).isEqualTo(1);
        assertThat(smc[2]).isCloseTo(0.25, org.assertj.core.data.Offset.offset(1e-12));
    }

    private static double[][] leading(double[][] r, int k) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            rows.add(java.util.Arrays.copyOf(r[i], k));
        }
        return rows.toArray(double[][]::new);
    }
}
