package kith.efa.correlation;

import static kith.Tolerance.CLOSED_FORM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import kith.Reference;
import kith.efa.Samples;
import kith.finding.Finding;
import org.junit.jupiter.api.Test;

class MultivariateNormalityTest {

    private static final double[][] ROWS = Samples.completeRows(Reference.data("hs1939.csv"), Samples.holzingerItems());

    @Test
    void mardiaAgreesWithPsych() {
        JsonNode expected = Reference.json("mardia");
        MultivariateNormality normality = MultivariateNormality.of(ROWS);
        CLOSED_FORM.check("b1p", normality.skewness(), expected.get("b1p").asDouble());
        CLOSED_FORM.check("b2p", normality.kurtosis(), expected.get("b2p").asDouble());
        CLOSED_FORM.check(
                "skew", normality.skewTest().statistic(), expected.get("skew").asDouble());
        CLOSED_FORM.check(
                "small skew",
                normality.smallSampleSkewTest().statistic(),
                expected.get("small_skew").asDouble());
        // psych subtracts from 1, which leaves it three digits of a p-value of 2e-14.
        assertThat(normality.skewTest().pValue())
                .isCloseTo(expected.get("p_skew").asDouble(), org.assertj.core.data.Offset.offset(1e-15));
        CLOSED_FORM.check(
                "z",
                normality.kurtosisTest().statistic(),
                expected.get("kurtosis").asDouble());
        CLOSED_FORM.check(
                "p of z",
                normality.kurtosisTest().pValue(),
                expected.get("p_kurt").asDouble());
    }

    @Test
    void henzeZirklerAgreesWithItsFormula() {
        JsonNode expected = Reference.own("henze_zirkler");
        MultivariateNormality.Test test = MultivariateNormality.of(ROWS).henzeZirkler();
        CLOSED_FORM.check("statistic", test.statistic(), expected.get("hz").asDouble());
        assertThat(test.pValue()).isCloseTo(expected.get("p").asDouble(), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void singularCovariancesAreTold() {
        MultivariateNormality normality =
                MultivariateNormality.of(new double[][] {{1, 2, 3}, {2, 4, 1}, {3, 6, 2}, {4, 8, 5}});
        assertThat(normality.findings()).extracting(Finding::code).containsExactly("normality_undefined");
        assertThat(normality.skewness()).isNaN();
    }
}
