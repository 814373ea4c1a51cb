package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.resampling.SamplingUnits;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Samples of whole clusters at two levels. */
class TwoLevelBootstrapTest {

    private static final int CLUSTERS = 40;
    private static final String MODEL =
            "level: 1\n f =~ x1 + x2 + x3\n" + "level: 2\n g =~ a*x1 + b*x2 + x3\n g ~~ v*g\n share := v / (v + 1)\n";

    /** Clusters of 3 to 7 rows; the latent variables are skewed, so that the acceleration is not 0. */
    private static Responses made() {
        Random random = new Random(11);
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        List.of("x1", "x2", "x3", "cluster").forEach(name -> columns.put(name, new ArrayList<>()));
        for (int c = 0; c < CLUSTERS; c++) {
            double outer = Math.log(random.nextDouble());
            for (int i = 0; i < 3 + c % 5; i++) {
                double inner = random.nextGaussian();
                columns.get("cluster").add((double) c);
                for (int j = 1; j <= 3; j++) {
                    columns.get("x" + j)
                            .add(0.9 * inner
                                    + 0.7 * (outer + 0.3 * random.nextGaussian())
                                    + 0.5 * random.nextGaussian());
                }
            }
        }
        return responses(columns);
    }

    private static Responses responses(Map<String, List<Double>> columns) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        columns.forEach((name, values) -> numbers.put(
                name, values.stream().mapToDouble(Double::doubleValue).toArray()));
        int rows = numbers.get("cluster").length;
        return new Responses(
                "made", IntStream.range(0, rows).mapToObj(Integer::toString).toList(), numbers, Map.of());
    }

    private static FittedTwoLevelModel fitted(Responses data, Estimator estimator) {
        return TwoLevelSem.of(Sem.of(MODEL).with(estimator).clusteredBy("cluster"))
                .fitted(data);
    }

    /** The rows of clusters, each as often as this and under a new name every time. */
    private static Responses drawn(Responses data, int[] times) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        List.of("x1", "x2", "x3", "cluster").forEach(name -> columns.put(name, new ArrayList<>()));
        int names = 0;
        for (int c = 0; c < times.length; c++) {
            for (int k = 0; k < times[c]; k++) {
                for (int row = 0; row < data.size(); row++) {
                    if (data.numeric().get("cluster")[row] == c) {
                        columns.get("cluster").add((double) names);
                        for (String x : List.of("x1", "x2", "x3")) {
                            columns.get(x).add(data.numeric().get(x)[row]);
                        }
                    }
                }
                names++;
            }
        }
        return responses(columns);
    }

    /** Two samples, whose mean and standard deviation say what was estimated in each. */
    @Test
    void samplesAreOfWholeClusters() {
        Responses data = made();
        BootstrapAnswer found = fitted(data, Estimator.ML).bootstrap(Bootstrap.naive(2, 5));
        assertThat(found.used()).isEqualTo(2);
        SamplingUnits units = SamplingUnits.rows(new int[] {CLUSTERS});
        List<TwoLevelFit> fits = IntStream.range(0, 2)
                .mapToObj(draw -> fitted(drawn(data, units.times(Seeds.stream(5, draw))[0]), Estimator.ML)
                        .answer())
                .toList();
        int compared = 0;
        for (BootstrapAnswer.Row row : found.rows()) {
            String name = row.of().toString() + row.of().level();
            double[] values = fits.stream()
                    .mapToDouble(fit -> fit.estimates().stream()
                            .filter(one -> (one.toString() + one.level()).equals(name))
                            .findFirst()
                            .orElseThrow()
                            .estimate())
                    .toArray();
            assertThat(row.of().estimate() + row.bias())
                    .as(name)
                    .isCloseTo((values[0] + values[1]) / 2, Offset.offset(1e-5));
            assertThat(row.se())
                    .as(name)
                    .isCloseTo(Math.abs(values[0] - values[1]) / Math.sqrt(2), Offset.offset(1e-5));
            compared++;
        }
        assertThat(compared).isEqualTo(16);
    }

    @Test
    void errorsAreThoseOfClustersWhateverTheThreads() {
        FittedTwoLevelModel robust = fitted(made(), Estimator.MLR);
        BootstrapAnswer found = robust.bootstrap(Bootstrap.naive(200, 3).with(new Parallel(1)));
        assertThat(robust.bootstrap(Bootstrap.naive(200, 3).with(new Parallel(3)))
                        .rows())
                .isEqualTo(found.rows());
        for (BootstrapAnswer.Row row : found.rows()) {
            assertThat(row.se() / row.of().se()).as(row.of().toString()).isBetween(0.7, 1.5);
            assertThat(row.percentile().lower()).isLessThan(row.of().estimate());
        }
    }

    /**
     * The acceleration has the sign of the skewness of what clusters add, which the jackknife finds by leaving them
     * out.
     */
    @Test
    void accelerationHasTheSignOfTheJackknife() {
        Responses data = made();
        FittedTwoLevelModel fitted = fitted(data, Estimator.ML);
        BootstrapAnswer found = fitted.bootstrap(Bootstrap.naive(400, 7));
        BootstrapAnswer.Row row = found.rows().stream()
                .filter(one -> one.of().lhs().equals("g") && one.of().rhs().equals("g"))
                .findFirst()
                .orElseThrow();
        double[] without = IntStream.range(0, CLUSTERS)
                .mapToDouble(c -> {
                    int[] times = new int[CLUSTERS];
                    java.util.Arrays.fill(times, 1);
                    times[c] = 0;
                    return fitted(drawn(data, times), Estimator.ML)
                            .answer()
                            .estimate("g", "~~", "g", 1, 2)
                            .estimate();
                })
                .toArray();
        double mean = java.util.Arrays.stream(without).average().orElseThrow();
        double squares = 0;
        double cubes = 0;
        for (double value : without) {
            squares += Math.pow(mean - value, 2);
            cubes += Math.pow(mean - value, 3);
        }
        double acceleration = cubes / (6 * Math.pow(squares, 1.5));
        assertThat(acceleration).isPositive();
        // a positive acceleration moves the interval up
        assertThat(row.bca().upper()).isGreaterThan(row.percentile().upper());
        assertThat(row.bca().lower()).isGreaterThan(row.percentile().lower());
    }

    @Test
    void otherSamplesAreRefused() {
        assertThatThrownBy(() -> fitted(made(), Estimator.ML).bootstrap(Bootstrap.bollenStine(10, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two levels");
    }
}
