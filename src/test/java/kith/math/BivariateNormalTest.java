package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import kith.Reference;
import org.junit.jupiter.api.Test;

class BivariateNormalTest {

    @Test
    void agreesWithTvpackAndWithIntegrationOfTheConditional() {
        JsonNode grid = Reference.own("ordinal_moments").get("bivariate_normal");
        int rows = grid.get("h").size();
        assertThat(rows).isEqualTo(375);
        for (int r = 0; r < rows; r++) {
            double h = grid.get("h").get(r).doubleValue();
            double k = grid.get("k").get(r).doubleValue();
            double rho = grid.get("rho").get(r).doubleValue();
            double p = BivariateNormal.cumulative(h, k, rho);
            assertThat(p)
                    .as("%s %s %s", h, k, rho)
                    .isCloseTo(grid.get("tvpack").get(r).doubleValue(), within(1e-14));
            assertThat(p).isCloseTo(grid.get("integral").get(r).doubleValue(), within(1e-14));
        }
    }

    @Test
    void quadrantsHaveTheirClosedForm() {
        for (double rho = -1; rho <= 1; rho += 1.0 / 512) {
            assertThat(BivariateNormal.cumulative(0, 0, rho))
                    .as("ρ = %s", rho)
                    .isCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), within(2e-16 + 1e-15));
        }
    }

    @Test
    void isSymmetricAndAddsUpToTheMargins() {
        double[] points = {-5, -1.7, -0.3, 0, 0.9, 2.2, 6};
        double[] correlations = {-1, -0.999, -0.95, -0.5, 0, 0.3, 0.9249, 0.9251, 0.9999999, 1};
        for (double rho : correlations) {
            for (double h : points) {
                for (double k : points) {
                    double p = BivariateNormal.cumulative(h, k, rho);
                    assertThat(p).isCloseTo(BivariateNormal.cumulative(k, h, rho), within(1e-15));
                    assertThat(p + BivariateNormal.cumulative(h, -k, -rho))
                            .as("%s %s %s", h, k, rho)
                            .isCloseTo(NormalDistribution.cumulative(h), within(1e-14));
                }
            }
        }
    }

    @Test
    void infiniteLimitsAreMargins() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(BivariateNormal.cumulative(inf, 0.4, 0.5)).isEqualTo(NormalDistribution.cumulative(0.4));
        assertThat(BivariateNormal.cumulative(0.4, inf, 0.5)).isEqualTo(NormalDistribution.cumulative(0.4));
        assertThat(BivariateNormal.cumulative(-inf, inf, 0.5)).isZero();
        assertThat(BivariateNormal.cumulative(0, 0, 1.1)).isNaN();
        assertThat(BivariateNormal.cumulative(Double.NaN, 0, 0.1)).isNaN();
    }

    @Test
    void derivativesAgreeWithDifferences() {
        double e = 1e-5;
        for (double rho : new double[] {-0.95, -0.4, 0, 0.2, 0.8, 0.96}) {
            for (double h : new double[] {-1.2, 0, 0.7}) {
                for (double k : new double[] {-0.8, 0.1, 1.5}) {
                    double byH = (BivariateNormal.cumulative(h + e, k, rho) - BivariateNormal.cumulative(h - e, k, rho))
                            / (2 * e);
                    double byRho =
                            (BivariateNormal.cumulative(h, k, rho + e) - BivariateNormal.cumulative(h, k, rho - e))
                                    / (2 * e);
                    double second =
                            (BivariateNormal.density(h, k, rho + e) - BivariateNormal.density(h, k, rho - e)) / (2 * e);
                    assertThat(BivariateNormal.derivativeByFirst(h, k, rho)).isCloseTo(byH, within(1e-8));
                    assertThat(BivariateNormal.density(h, k, rho)).isCloseTo(byRho, within(1e-7));
                    assertThat(BivariateNormal.secondDerivativeByCorrelation(h, k, rho))
                            .isCloseTo(second, within(2e-5));
                }
            }
        }
    }

    @Test
    void rectanglesAreDifferencesOfTheDistributionFunction() {
        double[] first = {-1.4, -0.2, 0.9};
        double[] second = {-2.5, -1, 0, 0.4, 1.7};
        NormalRectangles cells = new NormalRectangles(first, second);
        for (double rho : new double[] {-0.98, -0.7, -0.1, 0, 0.29, 0.31, 0.92, 0.93, 0.999}) {
            cells.setProbabilities(rho);
            cells.setDerivatives(rho);
            double sum = 0;
            double slopes = 0;
            for (int a = 0; a < cells.rows(); a++) {
                for (int b = 0; b < cells.cols(); b++) {
                    int cell = a * cells.cols() + b;
                    assertThat(cells.probability(cell)).isCloseTo(rectangle(first, second, a, b, rho), within(5e-15));
                    double e = 1e-6;
                    double difference =
                            (rectangle(first, second, a, b, rho + e) - rectangle(first, second, a, b, rho - e))
                                    / (2 * e);
                    assertThat(cells.slope(cell))
                            .as("ρ = %s", rho)
                            .isCloseTo(difference, within(1e-7 * Math.max(1, 1 / (1 - rho * rho))));
                    sum += cells.probability(cell);
                    slopes += cells.slope(cell);
                }
            }
            assertThat(sum).isCloseTo(1, within(1e-14));
            assertThat(slopes).isCloseTo(0, within(1e-14));
        }
    }

    @Test
    void rectanglesHaveTheirSlopesByThresholdAndTheirCurvature() {
        double[] first = {-1.4, -0.2, 0.9};
        double[] second = {-1, 0.4};
        double rho = 0.55;
        double e = 1e-6;
        NormalRectangles cells = new NormalRectangles(first, second);
        NormalRectangles above = new NormalRectangles(first, second);
        NormalRectangles below = new NormalRectangles(first, second);
        cells.setDerivatives(rho);
        above.setDerivatives(rho + e);
        below.setDerivatives(rho - e);
        for (int cell = 0; cell < 12; cell++) {
            assertThat(cells.curvature(cell))
                    .isCloseTo((above.slope(cell) - below.slope(cell)) / (2 * e), within(1e-8));
        }
        double[] up = {-1.4, -0.2 + e, 0.9};
        double[] down = {-1.4, -0.2 - e, 0.9};
        double[] right = {-1, 0.4 + e};
        double[] left = {-1, 0.4 - e};
        double[] slopes = new double[4];
        cells.slopesByFirst(1, rho, slopes);
        for (int b = 0; b < 3; b++) {
            double difference = (rectangle(up, second, 1, b, rho) - rectangle(down, second, 1, b, rho)) / (2 * e);
            assertThat(slopes[b]).isCloseTo(difference, within(1e-9));
        }
        cells.slopesBySecond(1, rho, slopes);
        for (int a = 0; a < 4; a++) {
            double difference = (rectangle(first, right, a, 1, rho) - rectangle(first, left, a, 1, rho)) / (2 * e);
            assertThat(slopes[a]).isCloseTo(difference, within(1e-9));
        }
        double[] bends = new double[4];
        double[] more = new double[4];
        cells.bendsByFirst(1, rho, bends);
        cells.slopesByFirst(1, rho + e, more);
        cells.slopesByFirst(1, rho - e, slopes);
        for (int b = 0; b < 3; b++) {
            assertThat(bends[b]).isCloseTo((more[b] - slopes[b]) / (2 * e), within(1e-8));
        }
        cells.bendsBySecond(1, rho, bends);
        cells.slopesBySecond(1, rho + e, more);
        cells.slopesBySecond(1, rho - e, slopes);
        for (int a = 0; a < 4; a++) {
            assertThat(bends[a]).isCloseTo((more[a] - slopes[a]) / (2 * e), within(1e-8));
        }
    }

    private static double rectangle(double[] first, double[] second, int a, int b, double rho) {
        double h1 = a == 0 ? Double.NEGATIVE_INFINITY : first[a - 1];
        double h2 = a == first.length ? Double.POSITIVE_INFINITY : first[a];
        double k1 = b == 0 ? Double.NEGATIVE_INFINITY : second[b - 1];
        double k2 = b == second.length ? Double.POSITIVE_INFINITY : second[b];
        return BivariateNormal.cumulative(h2, k2, rho)
                - BivariateNormal.cumulative(h1, k2, rho)
                - BivariateNormal.cumulative(h2, k1, rho)
                + BivariateNormal.cumulative(h1, k1, rho);
    }
}
