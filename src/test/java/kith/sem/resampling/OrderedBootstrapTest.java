package kith.sem.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.OrderedTerm;
import kith.sem.fit.FittedModel;
import kith.sem.sample.GroupSample;
import kith.sem.sample.Samples;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Intervals of models of ordered variables, of rows in clusters and of weighted rows from samples drawn with
 * replacement.
 */
@Tag("slow")
class OrderedBootstrapTest {

    private static final JsonNode EXPECTED = Reference.own("ordered_bootstrap");
    private static final List<String> ITEMS = List.of("A1", "A2", "A3", "A4", "A5");
    /** The 300 people of the script, with four categories each. */
    private static final Responses JOINED = joined(Reference.data("bfi.csv"));

    private static final Sem AGREE = Sem.of("agree =~ A3 + A1 + A2 + A4 + A5")
            .withOrdered(Set.copyOf(ITEMS))
            .with(Estimator.WLSMV);
    private static final Responses TWO_LEVELS = Reference.data("twolevel.csv");
    private static final Sem FOUR =
            Sem.of("f =~ y1 + y2 + y3 + y4").with(Estimator.MLR).clusteredBy("cluster");

    private static Responses joined(Responses data) {
        List<String> needed = new ArrayList<>(ITEMS);
        needed.addAll(List.of("N1", "N2", "N3", "N4", "N5", "gender"));
        Responses first = data.rows(IntStream.range(0, data.size())
                .filter(row -> needed.stream().noneMatch(name -> Double.isNaN(data.column(name)[row])))
                .limit(300)
                .toArray());
        Map<String, double[]> numeric = new LinkedHashMap<>();
        for (String item : ITEMS) {
            DoubleUnaryOperator joined = item.equals("A1") ? x -> Math.min(x, 4) : x -> Math.max(x, 3) - 2;
            numeric.put(item, Arrays.stream(first.column(item)).map(joined).toArray());
        }
        numeric.put("gender", first.column("gender"));
        numeric.put("block", column(first, row -> row % 30));
        numeric.put("w", column(first, row -> 0.5 + 7 * row % 11 / 5.0));
        return new Responses("joined", first.rowIds(), numeric, Map.of());
    }

    private static double[] column(Responses data, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, data.size()).mapToDouble(value).toArray();
    }

    /** Standard deviations and percentiles of two sets of draws, each with its Monte Carlo error. */
    private static void check(BootstrapAnswer answer, JsonNode expected) {
        int draws = Math.min(answer.used(), expected.get("draws").intValue());
        int compared = 0;
        for (int k = 0; k < expected.get("parameters").size(); k++) {
            String name = expected.get("parameters").get(k).asText();
            BootstrapAnswer.Row row = answer.rows().stream()
                    .filter(one ->
                            (one.of().lhs() + one.of().op().symbol() + one.of().rhs()).equals(name))
                    .findFirst()
                    .orElseThrow();
            double se = expected.get("se").get(k).doubleValue();
            // the ratio of two standard deviations of normal draws has an error of 1/√draws; tails longer than normal
            // add to it
            double error = 1 / Math.sqrt(draws);
            assertThat(row.se() / se).as("se of " + name).isCloseTo(1, Offset.offset(6 * error));
            assertThat(row.of().estimate() + row.bias())
                    .as("mean of " + name)
                    .isCloseTo(expected.get("mean").get(k).doubleValue(), Offset.offset(6 * error * se));
            // a percentile of normal draws has an error of √(0.025 × 0.975)/0.0584 = 2.7 standard deviations of a mean
            double tail = 4 * 2.7 * Math.sqrt(2) * error * se;
            assertThat(row.percentile().lower())
                    .as("lower end of " + name)
                    .isCloseTo(expected.get("lower").get(k).doubleValue(), Offset.offset(tail));
            assertThat(row.percentile().upper())
                    .as("upper end of " + name)
                    .isCloseTo(expected.get("upper").get(k).doubleValue(), Offset.offset(tail));
            compared++;
        }
        assertThat(compared).isEqualTo(answer.rows().size());
    }

    @Test
    void spreadsAsLavaansDrawsOfOrderedVariablesDo() {
        check(BootstrapAnswer.of(AGREE.fitted(JOINED), Bootstrap.naive(2000, 5)), EXPECTED.get("spread"));
    }

    @Test
    void spreadsAsClustersDrawnInRDo() {
        check(BootstrapAnswer.of(FOUR.fitted(TWO_LEVELS), Bootstrap.naive(1000, 5)), EXPECTED.get("cluster_spread"));
    }

    /** The rows of a cluster are alike here, so that drawing single rows would make intervals of means too narrow. */
    @Test
    void spreadsAsTheRobustStandardErrorsOfClustersAndWeightsSay() {
        for (Sem sem : List.of(FOUR, AGREE.clusteredBy("block"), AGREE.weightedBy("w"))) {
            BootstrapAnswer answer =
                    BootstrapAnswer.of(sem.fitted(sem.equals(FOUR) ? TWO_LEVELS : JOINED), Bootstrap.naive(400, 5));
            double[] ratio = answer.rows().stream()
                    .mapToDouble(row -> row.se() / row.of().se())
                    .sorted()
                    .toArray();
            assertThat(ratio[ratio.length / 2]).isCloseTo(1, Offset.offset(0.12));
        }
    }

    @Test
    void sameOnAnyNumberOfThreads() {
        for (Sem sem : List.of(AGREE, AGREE.byGroup("gender"), AGREE.clusteredBy("block"))) {
            FittedModel fitted = sem.fitted(JOINED);
            BootstrapAnswer one =
                    BootstrapAnswer.of(fitted, Bootstrap.naive(30, 9).with(new Parallel(1)));
            BootstrapAnswer three =
                    BootstrapAnswer.of(fitted, Bootstrap.naive(30, 9).with(new Parallel(3)));
            assertThat(three.rows()).isEqualTo(one.rows());
            assertThat(three.counts()).isEqualTo(one.counts());
            assertThat(one.used()).isPositive();
        }
    }

    @Test
    void intervalsByTheNormalDistributionAreLessTheBias() {
        for (BootstrapAnswer.Row row :
                BootstrapAnswer.of(AGREE.fitted(JOINED), Bootstrap.naive(30, 2)).rows()) {
            double centre = row.of().estimate() - row.bias();
            assertThat(row.normal().lower()).isCloseTo(centre - 1.959963984540054 * row.se(), Offset.offset(1e-9));
            assertThat(row.normal().upper()).isCloseTo(centre + 1.959963984540054 * row.se(), Offset.offset(1e-9));
        }
    }

    /** Each sample is one of those used, lacks a category, or has no solution; what is left out is told. */
    @Test
    void tellsWhatIsLeftOutAndWhatIsNotAdmissible() {
        Responses few = JOINED.rows(IntStream.range(0, 60).toArray());
        BootstrapAnswer answer = BootstrapAnswer.of(AGREE.fitted(few), Bootstrap.naive(200, 3));
        BootstrapAnswer.Counts counts = answer.counts();
        assertThat(counts.used() + counts.undrawn() + counts.unsolved()).isEqualTo(200);
        assertThat(counts.undrawn()).isPositive();
        assertThat(answer.chisq()).hasSize(counts.used());
        assertThat(answer.findings())
                .filteredOn(finding -> finding.code().equals("draws_without_category"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).contains(counts.undrawn() + " of 200");
                    assertThat(finding.where()).contains("A");
                });
        assertThat(answer.findings().stream().map(Finding::code).filter("draws_without_solution"::equals))
                .hasSize(counts.unsolved() > 0 ? 1 : 0);
        Responses fewer = JOINED.rows(IntStream.range(0, 40).toArray());
        BootstrapAnswer heywood =
                BootstrapAnswer.of(Sem.of("agree =~ A1 + A2 + A3").fitted(fewer), Bootstrap.naive(200, 3));
        assertThat(heywood.counts().inadmissible()).isPositive();
        assertThat(heywood.findings()).extracting(Finding::code).contains("draws_inadmissible");
    }

    /** A cluster is drawn with all of its rows, in all groups that it has rows in. */
    @Test
    void drawsWholeClusters() {
        for (Sem sem :
                List.of(AGREE.clusteredBy("block"), AGREE.clusteredBy("block").byGroup("gender"))) {
            List<ResampledGroup> groups = sem.fitted(JOINED).terms().stream()
                    .map(term -> (ResampledGroup) ResampledCategories.of((OrderedTerm) term, Estimator.WLSMV))
                    .toList();
            int[][] times = new RowsResampled(groups).times(Seeds.stream(4, 7));
            Map<Integer, Integer> ofCluster = new LinkedHashMap<>();
            for (int g = 0; g < groups.size(); g++) {
                for (int row = 0; row < times[g].length; row++) {
                    Integer before = ofCluster.putIfAbsent(groups.get(g).cluster(row), times[g][row]);
                    assertThat(before).isIn(null, times[g][row]);
                }
            }
            assertThat(ofCluster).hasSize(30);
            assertThat(ofCluster.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(30);
        }
        List<ResampledGroup> apart = FOUR.fitted(TWO_LEVELS).terms().stream()
                .map(term -> (ResampledGroup) ResampledNumbers.of(term.sample(), true))
                .toList();
        int[] times = new RowsResampled(apart).times(Seeds.stream(4, 7))[0];
        double[] cluster = TWO_LEVELS.column("cluster");
        for (int row = 1; row < times.length; row++) {
            assertThat(cluster[row] != cluster[row - 1] || times[row] == times[row - 1])
                    .isTrue();
        }
    }

    /** The acceleration of each parameter by leaving out one row (or cluster) after the other. */
    private static double[] jackknife(FittedModel fitted, int units, java.util.function.IntUnaryOperator unitOf) {
        int rows = fitted.samples().get(0).rowCount();
        double[][] left = new double[units][];
        for (int unit = 0; unit < units; unit++) {
            int out = unit;
            int[] times = IntStream.range(0, rows)
                    .map(row -> unitOf.applyAsInt(row) == out ? 0 : 1)
                    .toArray();
            left[unit] = BootstrapRun.inSample(fitted, new int[][] {times}).orElseThrow();
        }
        return IntStream.range(0, left[0].length)
                .mapToDouble(k -> {
                    double mean = Arrays.stream(left)
                            .mapToDouble(one -> one[k])
                            .average()
                            .orElseThrow();
                    double squares = 0;
                    double cubes = 0;
                    for (double[] one : left) {
                        squares += Math.pow(mean - one[k], 2);
                        cubes += Math.pow(mean - one[k], 3);
                    }
                    return cubes / (6 * Math.pow(squares, 1.5));
                })
                .toArray();
    }

    @Test
    void accelerationIsThatOfTheJackknife() {
        for (Sem sem : List.of(
                AGREE.with(Estimator.ULSMV), AGREE, AGREE.with(Estimator.ULSMV).clusteredBy("block"))) {
            boolean clustered = sem.cluster().isPresent();
            FittedModel fitted = sem.fitted(JOINED);
            double[] expected = jackknife(fitted, clustered ? 30 : JOINED.size(), row -> clustered ? row % 30 : row);
            RowInfluences influences = RowInfluences.of(fitted);
            assertThat(influences.rows()).hasSize(clustered ? 30 : JOINED.size());
            for (int k = 0; k < expected.length; k++) {
                double[] slope = new double[expected.length];
                slope[k] = 1;
                // a row is one of 300, a cluster one of 30: what is left out is not infinitesimal
                assertThat(influences.acceleration(slope))
                        .as(sem.estimator() + " " + k)
                        .isCloseTo(expected[k], Offset.offset(clustered ? 0.02 : 0.005));
            }
        }
    }

    @Test
    void saysWhyBollenAndStineNeedContinuousRowsDrawnOneByOne() {
        Map<String, FittedModel> refused = Map.of(
                "ordered variables", AGREE.fitted(JOINED),
                "clusters", FOUR.fitted(TWO_LEVELS),
                "weighted", Sem.of("agree =~ A2 + A3 + A4 + A5").weightedBy("w").fitted(JOINED));
        refused.forEach((reason, fitted) -> assertThatThrownBy(
                        () -> BootstrapAnswer.of(fitted, Bootstrap.bollenStine(10, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason));
    }

    @Test
    void refusesMomentsWithoutRows() {
        List<String> names = List.of("A2", "A3", "A4", "A5");
        GroupSample rows = GroupSample.complete(
                "",
                names,
                IntStream.range(0, JOINED.size())
                        .mapToObj(row -> names.stream()
                                .mapToDouble(name -> JOINED.column(name)[row])
                                .toArray())
                        .toList());
        Sem sem = Sem.of("agree =~ A2 + A3 + A4 + A5");
        Samples samples = new Samples(List.of(GroupSample.ofMoments("", rows.moments())), List.of());
        FittedModel fitted = sem.fitted(sem.table(JOINED), samples);
        assertThatThrownBy(() -> BootstrapAnswer.of(fitted, Bootstrap.naive(10, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("without rows");
    }
}
