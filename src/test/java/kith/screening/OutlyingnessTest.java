package kith.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.PackedRows;
import kith.data.Responses;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OutlyingnessTest {

    private static double[][] complete(String file, String prefix, int items, int most) {
        Responses responses = Reference.data(file);
        double[][] columns = IntStream.rangeClosed(1, items)
                .mapToObj(item -> responses.column(prefix + item))
                .toArray(double[][]::new);
        return IntStream.range(0, responses.size())
                .mapToObj(row -> Arrays.stream(columns)
                        .mapToDouble(column -> column[row])
                        .toArray())
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .limit(most)
                .toArray(double[][]::new);
    }

    private static void check(String name, double[][] rows, int neighbours) {
        JsonNode wanted = Reference.own("outliers").get(name);
        double[] found = LocalOutlierFactor.of(rows, neighbours);
        assertThat(found).hasSize(wanted.size());
        for (int row = 0; row < found.length; row++) {
            double other = wanted.get(row).isNumber() ? wanted.get(row).doubleValue() : Double.POSITIVE_INFINITY;
            if (Double.isInfinite(other)) {
                assertThat(found[row]).isInfinite();
            } else {
                Tolerance.CLOSED_FORM.check(name + " " + row, found[row], other);
            }
        }
    }

    @Test
    void localOutlierFactorsOfContinuousAndOfTiedResponses() {
        check("hs1939_x1_to_x9_k20", complete("hs1939.csv", "x", 9, 400), 20);
        check("bfi_N1_to_N5_first400_k20", complete("bfi.csv", "N", 5, 400), 20);
        check("bfi_N1_to_N5_first400_k3", complete("bfi.csv", "N", 5, 400), 3);
        assertThat(LocalOutlierFactor.of(new double[20][2], 20)).containsOnly(Double.NaN);
        assertThat(LocalOutlierFactor.of(new double[21][2], 20)).containsOnly(1.0);
    }

    /** Two respondents have a path of one split, which is the mean: a score of ½. */
    @Test
    void twoRespondentsHaveTheScoreOneHalf() {
        assertThat(IsolationForest.of(new double[][] {{1}, {2}}, 7)).containsExactly(0.5, 0.5);
        assertThat(IsolationForest.of(new double[][] {{1}}, 7)).containsOnly(Double.NaN);
    }

    /** Of 0, 1 and 10 the first split isolates 10 with a chance of .9 and 0 with .1; the others need a second. */
    @Test
    void pathsHaveTheirExpectation() {
        double[] scores = IsolationForest.of(new double[][] {{0}, {1}, {10}}, 7);
        double mean = 2 * (Math.log(2) + 0.5772156649015329) - 4.0 / 3;
        double error = 4 * 0.3 / Math.sqrt(200);
        assertThat(-Math.log(scores[0]) / Math.log(2) * mean).isCloseTo(1.9, within(error));
        assertThat(-Math.log(scores[1]) / Math.log(2) * mean).isCloseTo(2, within(1e-12));
        assertThat(-Math.log(scores[2]) / Math.log(2) * mean).isCloseTo(1.1, within(error));
    }

    @Test
    void flagsAPlantedRespondentByBothAndExcludesNobody() {
        RandomGenerator random = Seeds.stream(2, 0);
        double[][] rows = new double[301][6];
        for (double[] row : rows) {
            double trait = random.nextGaussian();
            Arrays.setAll(row, item -> trait + 0.3 * random.nextGaussian());
        }
        rows[300] = new double[] {6, -6, 6, -6, 6, -6};
        rows[7][3] = Double.NaN;
        Outlyingness found = Outlyingness.of(packed(rows), 3);
        assertThat(found.isolation()[300]).isGreaterThan(Outlyingness.MOST_ISOLATION);
        assertThat(found.localFactor()[300]).isGreaterThan(Outlyingness.MOST_LOCAL_FACTOR);
        assertThat(found.isolation()[7]).isNaN();
        assertThat(Arrays.stream(found.isolation()).filter(score -> score > Outlyingness.MOST_ISOLATION))
                .hasSizeLessThan(10);
        assertThat(Outlyingness.of(packed(rows), 3).isolation()).isEqualTo(found.isolation());
        assertThat(Outlyingness.of(packed(rows), 4).isolation()).isNotEqualTo(found.isolation());
    }

    @Test
    void localFactorsThatAreNotComputedAreTold() {
        assertThat(Outlyingness.withoutLocalFactors(21)).isEmpty();
        assertThat(Outlyingness.withoutLocalFactors(10_000)).isEmpty();
        assertThat(Outlyingness.withoutLocalFactors(10_001)).isPresent();
        assertThat(Outlyingness.withoutLocalFactors(20).orElseThrow().code())
                .isEqualTo("local_outlier_factor_not_computed");
    }

    private static PackedRows packed(double[][] rows) {
        PackedRows.Builder packed = new PackedRows.Builder();
        Arrays.stream(rows).forEach(packed::add);
        return packed.packed();
    }

    @Test
    void bothSidesOfTheCutOffs() {
        List<ScreenedItem> items =
                List.of(new ScreenedItem("a", ScreenedItem.Keying.FORWARD, java.util.Optional.empty()));
        PackedRows answers = packed(new double[2][1]);
        AnswerGrid grid = new AnswerGrid(items, answers, answers);
        RowScreen person = new RowScreen(
                0,
                "p",
                1,
                1,
                Double.NaN,
                Double.NaN,
                0,
                Double.NaN,
                1,
                Double.NaN,
                Double.NaN,
                0,
                Double.NaN,
                0,
                Double.NaN,
                Double.NaN);
        assertThat(reasons(grid, person, new Outlyingness(new double[] {0.65}, new double[] {2})))
                .isEmpty();
        assertThat(reasons(grid, person, new Outlyingness(new double[] {0.651}, new double[] {2.01})))
                .containsExactly(ExclusionLog.Reason.ISOLATED, ExclusionLog.Reason.LOCAL_OUTLIER);
        assertThat(reasons(grid, person, new Outlyingness(new double[] {Double.NaN}, new double[] {Double.NaN})))
                .isEmpty();
    }

    private static List<ExclusionLog.Reason> reasons(AnswerGrid grid, RowScreen person, Outlyingness outliers) {
        return new Flags(grid, Cutoffs.DEFAULT, List.of(), java.util.Optional.of(outliers))
                .log(List.of(person)).flags().stream()
                        .map(ExclusionLog.Flag::reason)
                        .toList();
    }
}
