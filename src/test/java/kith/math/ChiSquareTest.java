package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChiSquareTest {

    /** R's {@code pchisq} promises 12 digits for the central distribution and an absolute 1e-12 for the other. */
    @Test
    void agreesWithR() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/reference/own/chi_square.csv")) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            assertThat(lines).hasSize(145);
            for (int row = 1; row < lines.length; row++) {
                String[] cells = lines[row].split(",", -1);
                double x = Double.parseDouble(cells[0]);
                double df = Double.parseDouble(cells[1]);
                double ncp = Double.parseDouble(cells[2]);
                assertThat(ChiSquare.lowerTail(x, df, ncp))
                        .as(lines[row])
                        .isCloseTo(Double.parseDouble(cells[3]), Offset.offset(1e-10));
                assertThat(ChiSquare.upperTail(x, df))
                        .as(lines[row])
                        .isCloseTo(Double.parseDouble(cells[4]), Offset.offset(1e-12));
            }
        }
    }

    /** R's {@code pchisq(x, 10, 1e6 + 1)}, on both sides of which the sum and the normal approximation meet. */
    @Test
    void aLargeNonCentrality() {
        double[] x = {1.0005e6, 1.002e6, 1.004e6};
        double[] below = {0.596759906653421, 0.840010915719188, 1 - 0.0231302596336755};
        for (int k = 0; k < x.length; k++) {
            assertThat(ChiSquare.lowerTail(x[k], 10, 1e6 + 1)).isCloseTo(below[k], Offset.offset(1e-8));
            assertThat(ChiSquare.upperTail(x[k], 10, 1e6 + 1)).isCloseTo(1 - below[k], Offset.offset(1e-8));
        }
        assertThat(ChiSquare.upperTail(1e24, 24, 1e24)).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(ChiSquare.nonCentrality(1e20, 24, 0.05)).isCloseTo(1e20, Offset.offset(1e12));
    }

    /** A small share against the sum over Poisson weights. */
    @Test
    void tailsOfTheNonCentralDistributionAddUpAndKeepSmallShares() {
        for (double ncp : new double[] {0.3, 24, 300}) {
            for (double x : new double[] {1, 20, 80, 330}) {
                assertThat(ChiSquare.upperTail(x, 24, ncp) + ChiSquare.lowerTail(x, 24, ncp))
                        .isCloseTo(1, Offset.offset(1e-12));
            }
        }
        double sum = 0;
        double weight = Math.exp(-2);
        for (int k = 0; k < 120; k++) {
            sum += weight * ChiSquare.upperTail(160, 24 + 2 * k);
            weight *= 2.0 / (k + 1);
        }
        assertThat(sum).isLessThan(1e-15);
        assertThat(ChiSquare.upperTail(160, 24, 4) / sum).isCloseTo(1, Offset.offset(1e-9));
    }

    @Test
    void nonCentralityInvertsTheDistribution() {
        double ncp = ChiSquare.nonCentrality(85.3, 24, 0.05);
        assertThat(ChiSquare.lowerTail(85.3, 24, ncp)).isCloseTo(0.05, Offset.offset(1e-9));
        assertThat(ChiSquare.nonCentrality(5, 24, 0.95)).isZero();
    }
}
