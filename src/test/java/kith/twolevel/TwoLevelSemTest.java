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
import kith.finding.Finding;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a two-level model does with input that does not suit it, and that it finds what data were made with. */
class TwoLevelSemTest {

    private static final String MODEL =
            "level: within\n fw =~ y1 + y2 + y3 + y4\nlevel: between\n fb =~ y1 + y2 + y3 + y4\n";

    /** One factor at each level; loadings 1, .8, .6, .7 within and 1, .9, .7, .8 between. */
    private static Responses made(int clusters, int size, double between, long seed) {
        Random random = new Random(seed);
        double[] inside = {1, 0.8, 0.6, 0.7};
        double[] outside = {1, 0.9, 0.7, 0.8};
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            columns.put("y" + (i + 1), new double[clusters * size]);
        }
        columns.put("w", new double[clusters * size]);
        columns.put("school", new double[clusters * size]);
        for (int j = 0; j < clusters; j++) {
            double factor = between * random.nextGaussian();
            double w = random.nextGaussian();
            double[] residual = new double[4];
            for (int i = 0; i < 4; i++) {
                residual[i] = between * 0.4 * random.nextGaussian();
            }
            for (int k = 0; k < size; k++) {
                double own = random.nextGaussian();
                int row = j * size + k;
                columns.get("w")[row] = w;
                columns.get("school")[row] = j + 1;
                for (int i = 0; i < 4; i++) {
                    columns.get("y" + (i + 1))[row] =
                            outside[i] * factor + residual[i] + inside[i] * own + 0.8 * random.nextGaussian();
                }
            }
        }
        List<String> ids = IntStream.rangeClosed(1, clusters * size)
                .mapToObj(Integer::toString)
                .toList();
        return new Responses("made", ids, columns, Map.of());
    }

    private static TwoLevelSem model(String syntax) {
        return TwoLevelSem.of(Sem.of(syntax).clusteredBy("school"));
    }

    private static List<String> codes(TwoLevelFit fit) {
        return fit.findings().stream().map(Finding::code).toList();
    }

    @Test
    void recoversThePopulation() {
        TwoLevelFit fit = model(MODEL).fit(made(300, 10, 0.7, 5));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.admissible()).isTrue();
        double[] within = {1, 0.8, 0.6, 0.7};
        double[] between = {1, 0.9, 0.7, 0.8};
        for (int i = 1; i < 4; i++) {
            String item = "y" + (i + 1);
            near(
                    fit.estimate("fw", "=~", item, 1, 1).estimate(),
                    within[i],
                    fit.estimate("fw", "=~", item, 1, 1).se());
            near(
                    fit.estimate("fb", "=~", item, 1, 2).estimate(),
                    between[i],
                    fit.estimate("fb", "=~", item, 1, 2).se());
        }
        assertThat(fit.fit().get("pvalue")).isGreaterThan(0.001);
    }

    private static void near(double estimate, double truth, double error) {
        assertThat(estimate).isCloseTo(truth, Offset.offset(4 * error));
    }

    @Test
    void tellsOfNoVarianceBetweenClusters() {
        TwoLevelFit fit = model(MODEL).fit(made(60, 8, 0, 9));
        assertThat(codes(fit)).contains("no_between_variance");
    }

    @Test
    void tellsOfFewClustersAndClustersOfOne() {
        Responses data = made(12, 6, 0.8, 3);
        int[] some = IntStream.range(0, data.size())
                .filter(row -> row >= 12 || row % 6 == 0)
                .toArray();
        TwoLevelFit fit = model(MODEL).fit(data.rows(some));
        assertThat(codes(fit)).contains("few_clusters", "clusters_of_one");
        assertThat(fit.clusters().get(0).smallest()).isEqualTo(1);
    }

    @Test
    void leavesOutIncompleteRowsOrUsesThem() {
        Responses data = made(80, 6, 0.8, 4);
        Map<String, double[]> columns = new LinkedHashMap<>(data.numeric());
        double[] y2 = data.column("y2");
        double[] school = data.column("school");
        for (int row = 0; row < y2.length; row += 7) {
            y2[row] = Double.NaN;
        }
        school[3] = Double.NaN;
        columns.put("y2", y2);
        columns.put("school", school);
        Responses incomplete = new Responses("made", data.rowIds(), columns, Map.of());
        TwoLevelFit listwise = model(MODEL).fit(incomplete);
        assertThat(codes(listwise)).contains("rows_left_out", "rows_without_cluster");
        assertThat(listwise.complete()).isTrue();
        TwoLevelFit full = TwoLevelSem.of(
                        Sem.of(MODEL).with(Missing.FIML).with(Estimator.MLR).clusteredBy("school"))
                .fit(incomplete);
        assertThat(full.converged()).isTrue();
        assertThat(full.complete()).isFalse();
        assertThat(full.clusters().get(0).rows())
                .isEqualTo(479)
                .isGreaterThan(listwise.clusters().get(0).rows());
        assertThat(full.fit().get("chisq_scaled")).isPositive();
    }

    @Test
    void refusesWhatIsNoTwoLevelModel() {
        assertThatThrownBy(
                        () -> TwoLevelSem.of(Sem.of(MODEL).with(Estimator.WLSMV).with(Missing.PAIRWISE)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("clusters")
                .hasMessageContaining("WLSMV")
                .hasMessageContaining("pairwise");
        assertThatThrownBy(() -> model("level: 1\n fw =~ y1 + y2 + y3\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 level");
    }

    @Test
    void refusesDataThatDoNotSuit() {
        Responses data = made(20, 5, 0.8, 2);
        assertThatThrownBy(
                        () -> TwoLevelSem.of(Sem.of(MODEL).clusteredBy("shool")).fit(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("shool");
        assertThatThrownBy(() -> model("level: 1\n fw =~ y1 + y2 + y3\nlevel: 2\n fb =~ y1 + y2 + y3\n fb ~ y4\n")
                        .fit(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two values in cluster");
        assertThatThrownBy(
                        () -> model("level: 1\n fw =~ y1 + y2 + y3\n fw ~ w\nlevel: 2\n fb =~ y1 + y2 + y3\n fb ~ w\n")
                                .fit(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no variance within clusters");
        List<Integer> first = new ArrayList<>();
        for (int row = 0; row < data.size(); row += 5) {
            first.add(row);
        }
        Responses single = data.rows(first.stream().mapToInt(Integer::intValue).toArray());
        assertThatThrownBy(() -> model(MODEL).fit(single))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one row in every cluster");
        assertThatThrownBy(() -> model(MODEL).fit(data.rows(new int[] {0, 1, 2, 3, 4})))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 cluster");
        assertThatThrownBy(
                        () -> TwoLevelSem.of(Sem.of(MODEL).clusteredBy("school").byGroup("side"))
                                .fit(crossing(data)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("in the groups");
    }

    /** Groups that cut through clusters. */
    private static Responses crossing(Responses data) {
        List<String> side = IntStream.range(0, data.size())
                .mapToObj(row -> row % 2 == 0 ? "left" : "right")
                .toList();
        return new Responses("made", data.rowIds(), data.numeric(), Map.of("side", side));
    }
}
