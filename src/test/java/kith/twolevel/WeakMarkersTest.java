package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.solution.Standardized;
import org.junit.jupiter.api.Test;

class WeakMarkersTest {

    private static final double[] GOOD = {0.8, 0.9, 0.7, 0.8};
    private static final double[] WEAK = {0, 0.9, 0.7, 0.8};
    private static final Sem MODEL = Sem.of("level: 1\n fw =~ y1 + y2 + y3 + y4\nlevel: 2\n fb =~ y1 + y2 + y3 + y4\n")
            .clusteredBy("cluster");

    /** @param options into how many categories responses are cut; 0 for none */
    private static Responses made(double[] within, double[] between, int options) {
        int clusters = 80;
        int size = 8;
        Random random = new Random(12);
        Map<String, double[]> columns = new LinkedHashMap<>();
        IntStream.rangeClosed(0, 4)
                .forEach(j -> columns.put(j == 0 ? "cluster" : "y" + j, new double[clusters * size]));
        for (int c = 0; c < clusters; c++) {
            double outer = random.nextGaussian();
            double[] own = IntStream.range(0, 4)
                    .mapToDouble(j -> between[j] * outer + 0.3 * random.nextGaussian())
                    .toArray();
            for (int row = c * size; row < (c + 1) * size; row++) {
                double inner = random.nextGaussian();
                columns.get("cluster")[row] = c;
                for (int j = 0; j < 4; j++) {
                    double value = within[j] * inner + own[j] + 0.7 * random.nextGaussian();
                    columns.get("y" + (j + 1))[row] =
                            options == 0 ? value : Math.max(1, Math.min(options, Math.round(value + 2)));
                }
            }
        }
        List<String> ids =
                IntStream.range(0, clusters * size).mapToObj(Integer::toString).toList();
        return new Responses("made", ids, columns, Map.of());
    }

    private static void tells(List<Finding> findings, String factor, int level, String place) {
        List<Finding> weak = findings.stream()
                .filter(finding -> finding.code().equals("weak_marker"))
                .toList();
        assertThat(weak).hasSize(1);
        assertThat(weak.get(0).where()).contains("y1", place);
        assertThat(weak.get(0).what()).startsWith("y1, the marker of " + factor + " at level " + level);
        assertThat(weak.get(0).remedy()).contains("at level " + level).contains(factor + " =~ NA*y1 + 1*y");
    }

    private static List<Finding> continuous(Sem model, double[] within, double[] between) {
        return TwoLevelSem.of(model).fit(made(within, between, 0)).findings();
    }

    @Test
    void theLevelIsNamed() {
        tells(continuous(MODEL, GOOD, WEAK), "fb", 2, "between clusters");
        tells(continuous(MODEL, WEAK, GOOD), "fw", 1, "within clusters");
        assertThat(continuous(MODEL, GOOD, WEAK))
                .anyMatch(finding -> finding.code().equals("weak_marker"));
        assertThat(continuous(MODEL, GOOD, GOOD)).extracting(Finding::code).doesNotContain("weak_marker");
    }

    @Test
    void theRemedyHelps() {
        Sem other = Sem.of("level: 1\n fw =~ y1 + y2 + y3 + y4\nlevel: 2\n fb =~ NA*y1 + 1*y2 + y3 + y4\n")
                .clusteredBy("cluster");
        Responses data = made(GOOD, WEAK, 0);
        TwoLevelFit weak = TwoLevelSem.of(MODEL).fit(data);
        TwoLevelFit fit = TwoLevelSem.of(other).fit(data);
        assertThat(fit.findings()).extracting(Finding::code).doesNotContain("weak_marker");
        assertThat(fit.fit().get("chisq"))
                .isCloseTo(weak.fit().get("chisq"), org.assertj.core.data.Offset.offset(1e-4));
    }

    @Test
    void orderedResponsesToo() {
        Responses data = made(GOOD, WEAK, 3);
        tells(
                new WeightedTwoLevelSem(MODEL.with(Estimator.WLSMV))
                        .fitted(data)
                        .answer()
                        .findings(),
                "fb",
                2,
                "between clusters");
    }

    @Test
    void bothSidesOfTheLimit() {
        assertThat(WeakMarkers.mayBeNegligible(interval(-0.3, 0))).isTrue();
        assertThat(WeakMarkers.mayBeNegligible(interval(0.099, 0.4))).isTrue();
        assertThat(WeakMarkers.mayBeNegligible(interval(0.101, 0.4))).isFalse();
        assertThat(WeakMarkers.mayBeNegligible(interval(-0.4, -0.101))).isFalse();
        assertThat(WeakMarkers.mayBeNegligible(interval(Double.NaN, Double.NaN)))
                .isFalse();
    }

    private static Standardized interval(double lower, double upper) {
        return new Standardized((lower + upper) / 2, 0.1, 1, 0.3, lower, upper);
    }
}
