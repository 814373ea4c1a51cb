package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Coverage of 95% intervals and rejection rates of C2 at 5% in simulated samples of five items of four categories, n =
 * 500. With {@code -Dkith.samples=1000} coverage of the parameters was 95.5% (graded), 95.2% (generalised partial
 * credit) and 95.3% (partial credit), and C2 rejected in 5.3%, 5.2% and 4.8% of samples. The bounds lie three Monte
 * Carlo errors from 95% and from 5%.
 */
class IrtSimulationTest {

    private static final int SAMPLES = Integer.getInteger("kith.samples", 40);
    private static final int ITEMS = 5;
    private static final int N = 500;
    private static final double[][] GRADED = {
        {0.8, 1.5, 0, -1.5}, {1.1, 1.3, 0.2, -1.2}, {1.4, 1.9, 0, -1.8}, {1.7, 2, 0.3, -1.6}, {2, 1.6, -0.2, -2.2}
    };
    private static final double[][] ADJACENT = {
        {0.8, 1.2, 1.5, 0.3}, {0.9, 0.9, 1.2, 0.1}, {1, 0.6, 0.9, -0.1}, {1.2, 0.3, 0.6, -0.3}, {1.4, 0, 0.3, -0.5}
    };

    static double[][] responses(ItemModel model, double[][] raw, int n, double mean, Random random) {
        double[][] x = new double[raw.length][n];
        for (int r = 0; r < n; r++) {
            double theta = mean + random.nextGaussian();
            for (int i = 0; i < raw.length; i++) {
                int categories = raw[i].length;
                ItemParameters item =
                        new ItemParameters(model, categories, new int[] {0}, List.of(), new int[0], new double[0]);
                double[][] p = new ItemCurve(item, raw[i], new double[][] {{theta}}).p;
                double u = random.nextDouble() - p[0][0];
                int k = 0;
                while (u > 0 && k < categories - 1) {
                    u -= p[++k][0];
                }
                x[i][r] = k;
            }
        }
        return x;
    }

    private static double[][] population(ItemModel model) {
        double[][] raw = model.isCumulative() ? GRADED : ADJACENT;
        return IntStream.range(0, ITEMS)
                .mapToObj(i -> {
                    double[] of = raw[i].clone();
                    of[0] = model.hasFreeSlopes() ? of[0] : 1;
                    return of;
                })
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @EnumSource(names = {"GRADED", "GENERALIZED_PARTIAL_CREDIT", "PARTIAL_CREDIT"})
    void intervalsCoverAndTheTestHoldsItsLevel(ItemModel model) {
        double[][] population = population(model);
        List<String> names = List.of("a", "b", "c", "d", "e");
        double covered = 0;
        double intervals = 0;
        double rejected = 0;
        double sum = 0;
        int df = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[][] x = responses(model, population, N, 0, new Random(100 + sample));
            IrtFit fit = IrtModel.fit(ResponsePatterns.of(names, x), IrtQuestion.of(model, ITEMS));
            for (int i = 0; i < ITEMS; i++) {
                ItemEstimate item = fit.item(0, i);
                for (int a = 0; a < item.estimates().length; a++) {
                    if (!Double.isNaN(item.errors()[a])) {
                        intervals++;
                        covered += Math.abs(item.estimates()[a] - population[i][a]) < 1.96 * item.errors()[a] ? 1 : 0;
                    }
                }
            }
            LimitedInformation test =
                    LimitedInformation.of(fit, LimitedInformation.Kind.C2).orElseThrow();
            rejected += test.pValue() < 0.05 ? 1 : 0;
            sum += test.statistic();
            df = test.degreesOfFreedom();
        }
        if (SAMPLES >= 100) {
            System.out.printf(
                    "%s: coverage %.4f of %.0f intervals, C2 rejected %.4f%n",
                    model, covered / intervals, intervals, rejected / SAMPLES);
        }
        double error = Math.sqrt(0.05 * 0.95 / SAMPLES);
        assertThat(covered / intervals).isBetween(0.95 - 3 * error, 0.95 + 3 * error);
        assertThat(rejected / SAMPLES).isBetween(Math.max(0, 0.05 - 3 * error), 0.05 + 3 * error);
        assertThat(sum / SAMPLES / df)
                .isBetween(1 - 3 * Math.sqrt(2.0 / df / SAMPLES), 1 + 3 * Math.sqrt(2.0 / df / SAMPLES));
    }
}
