package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SumScoreResidualsTest {

    private static final double[][] ITEMS = {{1.2, 1, -1}, {1.5, 0.5, -0.5}, {0.9, 1.2, -0.8}, {1.8, 0.2, -1.4}};
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    /** Expected scores of one item among all patterns with a sum, by adding up the patterns. */
    @Test
    void expectedScoresAreThoseOfAllPatterns() {
        double[][] x = IrtSimulationTest.responses(ItemModel.GRADED, ITEMS, 400, 0, new Random(4));
        IrtFit fit = IrtModel.fit(ResponsePatterns.of(NAMES, x), IrtQuestion.of(ItemModel.GRADED, 4));
        SumScoreResiduals found = SumScoreResiduals.of(fit, 0);
        ItemCurve[] curves = fit.expectation().curves()[0];
        double[] weight = fit.expectation().distributions()[0].weight;
        double[] total = new double[9];
        double[] first = new double[9];
        double[] square = new double[9];
        for (int pattern = 0; pattern < 81; pattern++) {
            byte[] codes = {
                (byte) (pattern % 3), (byte) (pattern / 3 % 3), (byte) (pattern / 9 % 3), (byte) (pattern / 27)
            };
            double p = 0;
            for (int q = 0; q < weight.length; q++) {
                double product = weight[q];
                for (int i = 0; i < 4; i++) {
                    product *= curves[i].p[codes[i]][q];
                }
                p += product;
            }
            int sum = ResponsePatterns.sum(codes);
            total[sum] += p;
            first[sum] += p * codes[0];
            square[sum] += p * codes[0] * codes[0];
        }
        assertThat(Arrays.stream(found.respondents()).sum()).isEqualTo(400);
        assertThat(found.lowest()[0]).isZero();
        assertThat(found.highest()[found.highest().length - 1]).isEqualTo(8);
        for (int r = 0; r < found.lowest().length; r++) {
            double difference = 0;
            double variance = 0;
            for (int p = 0; p < 400; p++) {
                int sum = (int) (x[0][p] + x[1][p] + x[2][p] + x[3][p]);
                if (sum >= found.lowest()[r] && sum <= found.highest()[r]) {
                    double mean = first[sum] / total[sum];
                    difference += x[0][p] - mean;
                    variance += square[sum] / total[sum] - mean * mean;
                }
            }
            assertThat(found.residuals()[0][r]).isCloseTo(difference / Math.sqrt(variance), Offset.offset(1e-8));
        }
    }

    /** An item whose slope changes its sign half-way has residuals of both signs that no true model has. */
    @Test
    void residualsShowMisfit() {
        Random random = new Random(5);
        double[][] x = IrtSimulationTest.responses(ItemModel.GRADED, ITEMS, 2000, 0, random);
        IrtFit sound = IrtModel.fit(ResponsePatterns.of(NAMES, x), IrtQuestion.of(ItemModel.GRADED, 4));
        assertThat(largest(SumScoreResiduals.of(sound, 0))).isLessThan(3.5);
        for (int p = 0; p < 2000; p++) {
            double rest = x[0][p] + x[1][p] + x[3][p];
            x[2][p] = rest > 4 ? (random.nextBoolean() ? 0 : x[2][p]) : x[2][p];
        }
        IrtFit wrong = IrtModel.fit(ResponsePatterns.of(NAMES, x), IrtQuestion.of(ItemModel.GRADED, 4));
        assertThat(largest(SumScoreResiduals.of(wrong, 0))).isGreaterThan(4);
    }

    private static double largest(SumScoreResiduals found) {
        return Arrays.stream(found.residuals())
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }
}
