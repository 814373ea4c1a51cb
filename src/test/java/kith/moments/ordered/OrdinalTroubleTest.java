package kith.moments.ordered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Seeds;
import kith.moments.Missing;
import kith.moments.missing.MissingPatternsTest;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OrdinalTroubleTest {

    private static final double NONE = Double.NaN;

    /** One-factor data of equal loadings, cut at the thresholds. */
    static Map<String, double[]> simulated(int items, int n, double loading, double[] thresholds, long seed) {
        RandomGenerator random = Seeds.stream(seed, 0);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int v = 0; v < items; v++) {
            columns.put("y" + (v + 1), new double[n]);
        }
        for (int r = 0; r < n; r++) {
            double factor = random.nextGaussian();
            for (double[] column : columns.values()) {
                double latent = loading * factor + Math.sqrt(1 - loading * loading) * random.nextGaussian();
                int category = 1;
                for (double threshold : thresholds) {
                    category += latent > threshold ? 1 : 0;
                }
                column[r] = category;
            }
        }
        return columns;
    }

    private static OrdinalMoments moments(Map<String, double[]> columns, Missing missing) {
        return OrdinalMoments.of(
                MissingPatternsTest.responses(columns),
                OrdinalDesign.of(List.copyOf(columns.keySet())).with(missing));
    }

    private static List<String> codes(OrdinalMoments moments) {
        return moments.findings().stream().map(Finding::code).toList();
    }

    @Test
    void anItemWithoutVarianceIsToldAndSparesTheOthers() {
        Map<String, double[]> columns = simulated(3, 200, 0.7, new double[] {-1, 0, 1}, 1);
        OrdinalMoments without = moments(columns, Missing.LISTWISE);
        double[] constant = new double[200];
        java.util.Arrays.fill(constant, 3);
        columns.put("same", constant);
        OrdinalMoments moments = moments(columns, Missing.LISTWISE);
        assertThat(codes(moments)).contains("no_variance", "correlation_not_estimable");
        assertThat(moments.correlation().at("same", "y1")).isNaN();
        assertThat(moments.thresholdsOf("same")).isEmpty();
        assertThat(moments.correlation().at("y1", "y3"))
                .isEqualTo(without.correlation().at("y1", "y3"));
        assertThat(moments.asymptotic().diagonal()).hasSize(9 + 6);
    }

    /**
     * The score of nearly every row vanishes near 1 there, and mean and variance of two values have one score between
     * them.
     */
    @Test
    void aContinuousVariableOfTwoValuesIsNoTrouble() {
        Map<String, double[]> columns = simulated(2, 500, 0.7, new double[] {-1, 0, 1}, 4);
        double[] two = new double[500];
        for (int r = 0; r < 500; r++) {
            two[r] = r % 3 == 0 ? 1 : 0;
        }
        columns.put("two", two);
        OrdinalMoments moments = OrdinalMoments.of(
                MissingPatternsTest.responses(columns),
                OrdinalDesign.of(List.of("y1", "y2", "two"), Set.of("y1", "y2")));
        assertThat(moments.correlation().at("y1", "two")).isBetween(-0.2, 0.2);
        for (double variance : moments.asymptotic().diagonal()) {
            assertThat(variance).isGreaterThan(0).isLessThan(100);
        }
    }

    @Test
    void aCategoryUnusedInOneGroupLeavesItsThresholdOut() {
        Map<String, double[]> columns = simulated(3, 400, 0.7, new double[] {-1, 0, 1}, 2);
        double[] group = new double[400];
        for (int r = 0; r < 400; r++) {
            group[r] = r % 2;
            if (group[r] == 1) {
                columns.get("y1")[r] = Math.min(3, columns.get("y1")[r]);
                if (columns.get("y2")[r] == 2) {
                    columns.get("y2")[r] = 3;
                }
                columns.get("y3")[r] = Math.max(2, columns.get("y3")[r]);
            }
        }
        columns.put("group", group);
        Map<String, OrdinalMoments> groups = OrdinalMoments.byGroup(
                MissingPatternsTest.responses(columns), OrdinalDesign.of(List.of("y1", "y2", "y3")), "group");
        OrdinalMoments whole = groups.get("0");
        OrdinalMoments reduced = groups.get("1");
        assertThat(whole.thresholds()).hasSize(9);
        assertThat(codes(reduced)).filteredOn("category_unused"::equals).hasSize(3);
        assertThat(reduced.asymptotic().names())
                .containsExactly("y1|t1", "y1|t2", "y2|t1", "y2|t3", "y3|t2", "y3|t3", "y1~~y2", "y1~~y3", "y2~~y3");
        double[] diagonal = reduced.asymptotic().diagonal();
        for (int k = 0; k < 9; k++) {
            assertThat(diagonal[k]).isGreaterThan(0).isFinite();
            assertThat(diagonal[k]).isCloseTo(reduced.asymptotic().matrix().get(k, k), within(1e-10));
        }
    }

    @Test
    void itemsThatSayTheSameEndAtTheBound() {
        for (double[] thresholds : new double[][] {{0.2}, {-1, 0, 1}}) {
            Map<String, double[]> columns = simulated(2, 300, 0.7, thresholds, 3);
            columns.put("again", columns.get("y1").clone());
            double[] against = columns.get("y1").clone();
            for (int r = 0; r < against.length; r++) {
                against[r] = thresholds.length + 2 - against[r];
            }
            columns.put("against", against);
            OrdinalMoments moments = moments(columns, Missing.LISTWISE);
            assertThat(moments.correlation().at("y1", "again")).isEqualTo(0.999);
            assertThat(moments.correlation().at("y1", "against")).isEqualTo(-0.999);
            assertThat(codes(moments)).contains("correlation_nearly_one");
            for (double variance : moments.asymptotic().diagonal()) {
                assertThat(variance).isFinite();
            }
        }
    }

    @Test
    void strayAnswersDoNotSendANearlyPerfectPairToTheBound() {
        Map<String, double[]> columns = simulated(1, 500, 0.7, new double[] {-1, 0, 1}, 4);
        double[] nearly = columns.get("y1").clone();
        // Twenty answers from 2 to 3 and twenty back, so that the margins stay and only the correlation can account for
        // them.
        double[] exchanged = {2, 3};
        for (int r = 0, k = 0; k < 40; r++) {
            if (nearly[r] == exchanged[k % 2]) {
                nearly[r] = exchanged[1 - k % 2];
                k++;
            }
        }
        columns.put("nearly", nearly);
        OrdinalMoments moments = moments(columns, Missing.LISTWISE);
        assertThat(moments.correlation().at(0, 1)).isBetween(0.98, 0.9989);
    }

    @Test
    void aPairThatNobodyAnswersTogetherIsTold() {
        Map<String, double[]> columns = simulated(3, 200, 0.7, new double[] {-1, 0, 1}, 5);
        for (int r = 0; r < 200; r++) {
            columns.get(r % 2 == 0 ? "y1" : "y2")[r] = NONE;
        }
        OrdinalMoments moments = moments(columns, Missing.PAIRWISE);
        assertThat(moments.correlation().at("y1", "y2")).isNaN();
        assertThat(moments.correlation().at("y1", "y3")).isBetween(0.2, 0.8);
        assertThat(moments.findings())
                .anyMatch(f -> f.code().equals("correlation_not_estimable")
                        && f.where().equals("y1 × y2"));
        OrdinalMoments listwise = moments(columns, Missing.LISTWISE);
        assertThat(codes(listwise)).contains("no_rows", "rows_left_out");
        assertThat(listwise.n()).isZero();
    }

    @Test
    void wrongColumnsAreAllTold() {
        Map<String, double[]> columns = simulated(2, 20, 0.5, new double[] {0}, 6);
        Responses responses = MissingPatternsTest.responses(columns);
        assertThatThrownBy(() -> OrdinalMoments.of(responses, OrdinalDesign.of(List.of("y1", "no", "nor"))))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(2));
        columns.put(
                "many",
                java.util.stream.IntStream.range(0, 150).asDoubleStream().toArray());
        columns.put("y1", new double[150]);
        columns.put("y2", new double[150]);
        Responses fine = MissingPatternsTest.responses(columns);
        assertThatThrownBy(() -> OrdinalMoments.of(fine, OrdinalDesign.of(List.of("y1", "many"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("many");
    }

    @Test
    void mergedPartsAreTheWhole() {
        Map<String, double[]> columns = simulated(4, 300, 0.6, new double[] {-1, 0.3}, 7);
        columns.get("y2")[5] = NONE;
        List<ObservedVariable> variables = columns.entrySet().stream()
                .map(e -> ObservedVariable.orderedAsSeen(e.getKey(), e.getValue()))
                .toList();
        OrdinalDesign design = OrdinalDesign.of(List.copyOf(columns.keySet())).with(Missing.PAIRWISE);
        OrdinalAccumulator whole = new OrdinalAccumulator(variables, design);
        OrdinalAccumulator[] parts = {
            new OrdinalAccumulator(variables, design), new OrdinalAccumulator(variables, design)
        };
        for (int r = 0; r < 300; r++) {
            int row = r;
            double[] answers =
                    columns.values().stream().mapToDouble(c -> c[row]).toArray();
            whole.add(answers, 1 + r % 2, 0);
            parts[r % 3 == 0 ? 0 : 1].add(answers, 1 + r % 2, 0);
        }
        OrdinalMoments expected = whole.moments();
        OrdinalMoments merged = parts[0].plus(parts[1]).moments();
        assertThat(merged.correlation()).isEqualTo(expected.correlation());
        assertThat(merged.n()).isEqualTo(expected.n());
        for (int k = 0; k < expected.asymptotic().matrix().data.length; k++) {
            assertThat(merged.asymptotic().matrix().data[k])
                    .isCloseTo(expected.asymptotic().matrix().data[k], within(1e-10));
        }
        assertThat(merged.findings()).isEqualTo(expected.findings());
    }

    @Test
    void tablesAreTheSameFromBothSides() {
        List<ObservedVariable> variables =
                List.of(ObservedVariable.ordered("a", 1, 2), ObservedVariable.ordered("b", 1, 3, 5));
        ContingencyTables tables = new ContingencyTables(variables);
        tables.add(new int[] {0, 2});
        tables.add(new int[] {0, 2});
        tables.add(new int[] {1, 0});
        tables.add(new int[] {2, 0});
        assertThat(tables.count(0, 1, 0, 2)).isEqualTo(2);
        assertThat(tables.count(0, 1, 1, 0)).isEqualTo(1);
        assertThat(tables.margin(0)).containsExactly(2, 1, 1);
        assertThat(tables.rows()).isEqualTo(4);
        assertThat(variables.get(1).code(5)).isEqualTo(2);
        assertThatThrownBy(() -> variables.get(1).code(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void permutingTheItemsPermutesTheMoments() {
        Map<String, double[]> columns = simulated(4, 250, 0.6, new double[] {-0.8, 0.1, 0.9}, 8);
        Responses responses = MissingPatternsTest.responses(columns);
        OrdinalMoments there = OrdinalMoments.of(responses, OrdinalDesign.of(List.of("y1", "y2", "y3", "y4")));
        OrdinalMoments back = OrdinalMoments.of(responses, OrdinalDesign.of(List.of("y4", "y3", "y2", "y1")));
        for (String a : there.names()) {
            for (String b : there.names()) {
                assertThat(back.correlation().at(a, b))
                        .isCloseTo(there.correlation().at(a, b), within(1e-10));
            }
        }
    }

    @Test
    void aHundredItemsOfFiveHundredPeopleEndSoon() {
        Map<String, double[]> columns = simulated(100, 500, 0.6, new double[] {-1.5, -0.5, 0.5, 1.5}, 9);
        OrdinalMoments moments = moments(columns, Missing.LISTWISE);
        assertThat(moments.asymptotic().factor().numRows).isEqualTo(500);
        assertThat(moments.asymptotic().diagonal()).hasSize(400 + 4950);
    }
}
