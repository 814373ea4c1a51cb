package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Clusters of one, without variance, out of order, in great number, and in several groups. */
class UnusualClustersTest {

    private static final String MODEL = "level: 1\n f =~ x1 + x2 + x3\nlevel: 2\n g =~ x1 + x2 + x3\n";

    private static Responses made(int clusters, int size, double between, long seed) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new LinkedHashMap<>();
        List.of("x1", "x2", "x3", "part").forEach(name -> columns.put(name, new double[clusters * size]));
        List<String> names = new ArrayList<>();
        for (int c = 0; c < clusters; c++) {
            double outer = random.nextGaussian();
            for (int i = 0; i < size; i++) {
                double inner = random.nextGaussian();
                int row = c * size + i;
                names.add("c" + c);
                columns.get("part")[row] = i % 2;
                for (int j = 1; j <= 3; j++) {
                    columns.get("x" + j)[row] =
                            0.8 * inner + between * (outer + 0.4 * random.nextGaussian()) + 0.6 * random.nextGaussian();
                }
            }
        }
        List<String> ids =
                IntStream.range(0, clusters * size).mapToObj(Integer::toString).toList();
        return new Responses("made", ids, columns, Map.of("cluster", names));
    }

    private static TwoLevelFit fit(Responses data) {
        return TwoLevelSem.of(Sem.of(MODEL).clusteredBy("cluster")).fit(data);
    }

    private static Responses renamed(Responses data, List<String> clusters) {
        return new Responses("made", data.rowIds(), data.numeric(), Map.of("cluster", clusters));
    }

    @Test
    void clustersOfOneAreTold() {
        Responses data = made(60, 5, 0.5, 1);
        List<String> names = new ArrayList<>(data.labels().get("cluster"));
        for (int row = 0; row < 20; row++) {
            names.set(row, "single" + row);
        }
        TwoLevelFit fit = fit(renamed(data, names));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.findings()).extracting(Finding::code).contains("clusters_of_one");
        assertThatThrownBy(() -> fit(renamed(
                        data,
                        IntStream.range(0, data.size())
                                .mapToObj(row -> "s" + row)
                                .toList())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one row in every cluster");
    }

    @Test
    void noVarianceWithinIsRefused() {
        Responses data = made(30, 4, 0.5, 2);
        Map<String, double[]> columns = new LinkedHashMap<>(data.numeric());
        columns.put(
                "x1",
                IntStream.range(0, data.size()).mapToDouble(row -> row / 4 % 7).toArray());
        assertThatThrownBy(() -> fit(new Responses("made", data.rowIds(), columns, data.labels())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no variance within clusters")
                .hasMessageContaining("x1");
    }

    @Test
    void noVarianceBetweenIsTold() {
        TwoLevelFit fit = fit(made(80, 6, 0, 3));
        assertThat(fit.findings()).extracting(Finding::code).contains("no_between_variance");
        assertThat(fit.estimates()).allMatch(estimate -> !Double.isInfinite(estimate.estimate()));
    }

    @Test
    void orderOfClustersDoesNotMatter() {
        Responses data = made(50, 5, 0.5, 4);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
        Collections.shuffle(order, new Random(9));
        TwoLevelFit sorted = fit(data);
        TwoLevelFit shuffled =
                fit(data.rows(order.stream().mapToInt(Integer::intValue).toArray()));
        assertThat(shuffled.fit().get("logl")).isCloseTo(sorted.fit().get("logl"), Offset.offset(1e-7));
        assertThat(shuffled.estimate("g", "=~", "x2", 1, 2).se())
                .isCloseTo(sorted.estimate("g", "=~", "x2", 1, 2).se(), Offset.offset(1e-7));
    }

    @Test
    void eightThousandClusters() {
        TwoLevelFit fit = TwoLevelSem.of(Sem.of(MODEL).with(Estimator.MLR).clusteredBy("cluster"))
                .fit(made(8_000, 3, 0.5, 5));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.clusters().get(0).clusters()).isEqualTo(8_000);
        assertThat(fit.estimate("g", "=~", "x2", 1, 2).estimate()).isCloseTo(1, Offset.offset(0.1));
        assertThat(fit.estimate("f", "=~", "x2", 1, 1).estimate()).isCloseTo(1, Offset.offset(0.05));
    }

    @Test
    void clustersInTwoGroupsAreRefused() {
        Sem grouped = Sem.of(MODEL).byGroup("part").clusteredBy("cluster");
        assertThatThrownBy(() -> TwoLevelSem.of(grouped).fit(made(20, 6, 0.5, 6)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("clusters that lie in one group each");
    }
}
