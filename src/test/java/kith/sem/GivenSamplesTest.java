package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.OrderedTerm;
import kith.sem.fit.FittedModel;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.resampling.BootstrapRun;
import kith.sem.resampling.Refit;
import kith.sem.resampling.ResampledCategories;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Samples whose rows are given: the same estimates as lavaan finds in data that hold those rows, and as a fit to such
 * data.
 */
class GivenSamplesTest {

    private static final JsonNode EXPECTED = Reference.own("ordered_bootstrap").get("samples");
    private static final List<String> ITEMS = List.of("A1", "A2", "A3", "A4", "A5", "N1", "N2", "N3", "N4", "N5");
    private static final Responses ADULTS = designed(Reference.data("bfi.csv"));
    private static final Responses COMPLETE = ADULTS.rows(IntStream.range(0, ADULTS.size())
            .filter(row -> ITEMS.stream().noneMatch(item -> Double.isNaN(ADULTS.column(item)[row])))
            .filter(row -> !Double.isNaN(ADULTS.column("gender")[row]))
            .limit(600)
            .toArray());
    private static final Sem TWO = Sem.of("""
                    agree =~ A1 + A2 + A3 + A4 + A5
                    neuro =~ N1 + N2 + N3 + N4 + N5
                    """).withOrdered(Set.copyOf(ITEMS)).with(Estimator.WLSMV);
    private static final Sem FOUR = Sem.of("f =~ y1 + y2 + y3 + y4").with(Estimator.MLR);

    /** The samples of the reference, with the model and the answers of each. */
    private enum Case {
        WLSMV(TWO, COMPLETE),
        ULSMV(TWO.with(Estimator.ULSMV), COMPLETE),
        WLS(TWO.with(Estimator.WLS), COMPLETE),
        THETA_GROUPS(
                TWO.byGroup("gender")
                        .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS), List.of())
                        .with(ModelOptions.cfa().withParameterization(ModelOptions.Parameterization.THETA)),
                COMPLETE),
        PAIRWISE(TWO.with(Missing.PAIRWISE), ADULTS.rows(IntStream.range(0, 600).toArray())),
        MIXED(TWO.withOrdered(Set.of("A1", "A2", "N1", "N4")), COMPLETE),
        WEIGHTS(TWO.weightedBy("w"), COMPLETE),
        CLUSTERS(TWO.with(Estimator.ULSMV).clusteredBy("block"), COMPLETE),
        CONTINUOUS_CLUSTERS(FOUR.clusteredBy("cluster"), numbered(Reference.data("twolevel.csv"))),
        FIML_CLUSTERS(
                FOUR.clusteredBy("cluster").with(Missing.FIML), numbered(withGaps(Reference.data("twolevel.csv")))),
        CONTINUOUS_WEIGHTS(
                Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6").weightedBy("w"),
                designed(Reference.data("hs1939.csv")));

        private final Sem sem;
        private final Responses answers;

        Case(Sem sem, Responses answers) {
            this.sem = sem;
            this.answers = answers;
        }
    }

    private static Responses with(Responses data, Map<String, double[]> more) {
        Map<String, double[]> numeric = new LinkedHashMap<>(data.numeric());
        numeric.putAll(more);
        return new Responses(data.source(), data.rowIds(), numeric, data.labels());
    }

    private static double[] column(Responses data, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, data.size()).mapToDouble(value).toArray();
    }

    private static Responses numbered(Responses data) {
        return with(data, Map.of("place", column(data, row -> row + 1)));
    }

    /** The columns that the script makes. */
    private static Responses designed(Responses data) {
        return with(
                numbered(data),
                Map.of(
                        "w", column(data, row -> 0.5 + 7 * (row + 1) % 11 / 5.0),
                        "block", column(data, row -> (row + 1) % 40)));
    }

    private static Responses withGaps(Responses data) {
        return with(
                data,
                Map.of(
                        "y2", column(data, row -> row % 7 == 2 ? Double.NaN : data.column("y2")[row]),
                        "y3", column(data, row -> row % 11 == 4 ? Double.NaN : data.column("y3")[row])));
    }

    /** How often each row of each group is in a sample, in the order in which a fitted model holds its rows. */
    private static int[][] times(Sem sem, Responses answers, FittedModel fitted, List<Integer> places) {
        Map<Integer, Integer> drawn = new HashMap<>();
        places.forEach(place -> drawn.merge(place, 1, Integer::sum));
        int groups = fitted.samples().size();
        int[][] times = new int[groups][];
        for (int g = 0; g < groups; g++) {
            int[] code =
                    sem.group().map(column -> answers.grouping(column).code()).orElse(new int[answers.size()]);
            int group = g;
            IntPredicate here = row -> code[row] == group;
            times[g] = order(sem, answers, fitted.samples().get(g).moments().names(), here)
                    .map(row -> drawn.getOrDefault((int) answers.column("place")[row], 0))
                    .toArray();
        }
        return times;
    }

    /**
     * Complete rows first, then by what is missing, in the order in which that first appears; ordered rows as they
     * come.
     */
    private static IntStream order(Sem sem, Responses answers, List<String> variables, IntPredicate here) {
        Map<BitSet, List<Integer>> patterns = new LinkedHashMap<>();
        patterns.put(new BitSet(), new ArrayList<>());
        IntStream.range(0, answers.size()).filter(here).forEach(row -> {
            BitSet missing = new BitSet();
            for (int v = 0; v < variables.size() && sem.missing() == Missing.FIML; v++) {
                missing.set(v, Double.isNaN(answers.column(variables.get(v))[row]));
            }
            patterns.computeIfAbsent(missing, key -> new ArrayList<>()).add(row);
        });
        return patterns.values().stream().flatMap(List::stream).mapToInt(Integer::intValue);
    }

    private static String key(JsonNode row) {
        return row.get("lhs").asText() + row.get("op").asText() + row.get("rhs").asText() + " "
                + row.get("group").asInt();
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void givesLavaansEstimatesOfTheRowsDrawn(Case one) {
        FittedModel fitted = one.sem.fitted(one.answers);
        JsonNode samples = EXPECTED.get(one.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(samples).hasSize(3);
        for (JsonNode sample : samples) {
            List<Integer> places = integers(sample.get("rows"));
            double[] theta = BootstrapRun.inSample(fitted, times(one.sem, one.answers, fitted, places))
                    .orElseThrow();
            Map<String, Double> expected = new HashMap<>();
            sample.get("parameters")
                    .forEach(row -> expected.put(key(row), row.get("est").doubleValue()));
            int compared = 0;
            for (Estimate estimate : fitted.answer().estimates()) {
                if (estimate.free() > 0) {
                    String key = estimate.lhs() + estimate.op().symbol() + estimate.rhs() + " " + estimate.group();
                    assertThat(expected).containsKey(key);
                    Tolerance.ESTIMATE.checkScaled(one + " " + key, theta[estimate.free() - 1], expected.get(key));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThanOrEqualTo(8);
        }
    }

    /** The same without another program. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void givesTheEstimatesOfDataThatHoldTheRowsDrawn(Case one) {
        JsonNode sample =
                EXPECTED.get(one.name().toLowerCase(java.util.Locale.ROOT)).get(0);
        check(one, one.sem, sample);
        if (one == Case.CLUSTERS) {
            check(one, one.sem.with(Estimator.WLSMV), sample);
        }
    }

    private static void check(Case one, Sem sem, JsonNode sample) {
        FittedModel fitted = sem.fitted(one.answers);
        List<Integer> places = integers(sample.get("rows"));
        Map<Integer, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < one.answers.size(); row++) {
            rowOf.put((int) one.answers.column("place")[row], row);
        }
        Responses drawn = one.answers.rows(places.stream().mapToInt(rowOf::get).toArray());
        Sem ofDrawn = sem;
        if (sample.has("copy")) {
            List<Integer> copies = integers(sample.get("copy"));
            drawn = with(drawn, Map.of("copy", column(drawn, copies::get)));
            ofDrawn = sem.clusteredBy("copy");
        }
        double[] expected = ofDrawn.fitted(drawn).theta();
        double[] theta = BootstrapRun.inSample(fitted, times(sem, one.answers, fitted, places))
                .orElseThrow();
        for (int k = 0; k < theta.length; k++) {
            // the search of a draw ends at a gradient of 1e-6, that of a fit at 1e-9
            assertThat(theta[k]).as(one + " " + k).isCloseTo(expected[k], Offset.offset(1e-5));
        }
    }

    private static List<Integer> integers(JsonNode numbers) {
        List<Integer> integers = new ArrayList<>();
        numbers.forEach(number -> integers.add(number.intValue()));
        return integers;
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void givesTheOriginalEstimatesWhereEveryRowIsDrawnOnce(Case one) {
        FittedModel fitted = one.sem.fitted(one.answers);
        List<Integer> everyone = Arrays.stream(one.answers.column("place"))
                .mapToObj(place -> (int) place)
                .toList();
        double[] theta = BootstrapRun.inSample(fitted, times(one.sem, one.answers, fitted, everyone))
                .orElseThrow();
        double[] expected = fitted.theta();
        for (int k = 0; k < theta.length; k++) {
            assertThat(theta[k]).as(one + " " + k).isCloseTo(expected[k], Offset.offset(1e-7));
        }
    }

    /** As may be where clusters have rows in several groups. */
    @Test
    void aSampleWithoutAGroupHasNoEstimates() {
        FittedModel fitted = Case.THETA_GROUPS.sem.fitted(COMPLETE);
        int[][] times = fitted.samples().stream()
                .map(sample -> new int[sample.rowCount()])
                .toArray(int[][]::new);
        Arrays.fill(times[0], 1);
        assertThat(BootstrapRun.inSample(fitted, times)).isEmpty();
    }

    @Test
    void aSampleWithoutACategoryHasNoEstimates() {
        FittedModel fitted = TWO.fitted(COMPLETE);
        int[] times = new int[COMPLETE.size()];
        for (int row = 0; row < times.length; row++) {
            times[row] = COMPLETE.column("A1")[row] == 6 ? 0 : 1;
        }
        assertThat(Arrays.stream(times).sum()).isLessThan(times.length);
        Optional<double[]> estimates = BootstrapRun.inSample(fitted, new int[][] {times});
        assertThat(estimates).isEmpty();
        assertThat(Refit.undrawn(
                        fitted.samples(),
                        List.of(ResampledCategories.of(
                                        (OrderedTerm) fitted.terms().get(0), Estimator.WLSMV)
                                .drawn(times, 1))))
                .isEqualTo(new LinkedHashSet<>(List.of("A1")));
    }
}
