package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import kith.Reference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {

    private final JsonNode reference = Reference.own("ordinal_moments").get("normal");

    @Test
    void agreesWithRToTheLastDigitsFarIntoTheTails() {
        for (int i = 0; i < reference.get("x").size(); i++) {
            double x = reference.get("x").get(i).doubleValue();
            assertThat(NormalDistribution.cumulative(x))
                    .as("Φ(%s)", x)
                    .isCloseTo(reference.get("cumulative").get(i).doubleValue(), Percentage.withPercentage(1e-12));
            assertThat(NormalDistribution.density(x))
                    .isCloseTo(reference.get("density").get(i).doubleValue(), Percentage.withPercentage(1e-11));
        }
    }

    @Test
    void quantilesAgreeWithR() {
        for (int i = 0; i < reference.get("p").size(); i++) {
            double p = reference.get("p").get(i).doubleValue();
            if (p > 0.99999999) {
                continue; // 1 − p has too few digits in the file
            }
            double expected = reference.get("quantile").get(i).doubleValue();
            assertThat(NormalDistribution.quantile(p))
                    .as("Φ⁻¹(%s)", p)
                    .isCloseTo(expected, within(2e-14 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void quantileUndoesTheDistributionFunction() {
        for (double x = -8; x <= 5; x += 0.01) {
            assertThat(NormalDistribution.quantile(NormalDistribution.cumulative(x)))
                    .isCloseTo(x, within(1e-9));
        }
        for (double x = -30; x <= -1; x += 0.5) {
            assertThat(NormalDistribution.quantile(NormalDistribution.cumulative(x)))
                    .isCloseTo(x, within(1e-13 * -x));
        }
    }

    @Test
    void limitsAndNonsense() {
        assertThat(NormalDistribution.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(NormalDistribution.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(NormalDistribution.cumulative(Double.NaN)).isNaN();
        assertThat(NormalDistribution.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalDistribution.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(NormalDistribution.quantile(-0.1)).isNaN();
        assertThat(NormalDistribution.upperTail(3)).isEqualTo(NormalDistribution.cumulative(-3));
    }

    @Test
    void quadratureIsExactForPolynomials() {
        for (int m : new int[] {1, 2, 5, 6, 12, 20, 31}) {
            GaussLegendre rule = GaussLegendre.of(m);
            for (int degree = 0; degree < 2 * m; degree++) {
                double sum = 0;
                for (int i = 0; i < m; i++) {
                    sum += rule.weight(i) * Math.pow(rule.node(i), degree);
                }
                assertThat(sum)
                        .as("%d points, degree %d", m, degree)
                        .isCloseTo(degree % 2 == 0 ? 2.0 / (degree + 1) : 0, within(1e-14));
            }
        }
    }
}
