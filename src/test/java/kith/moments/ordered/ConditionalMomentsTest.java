package kith.moments.ordered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.moments.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of outcomes given covariates, against lavaan 0.6-14 with {@code conditional.x = TRUE}. */
class ConditionalMomentsTest {

    private static final JsonNode EXPECTED = Reference.own("covariates");
    private static final List<String> COVARIATES = List.of("gender", "age");
    private static final Responses BFI = everyThird(Reference.data("bfi.csv"));

    private static Responses everyThird(Responses all) {
        int[] rows = IntStream.range(0, all.size()).filter(row -> row % 3 == 0).toArray();
        Responses some = all.rows(rows);
        Map<String, double[]> columns = new LinkedHashMap<>(some.numeric());
        int n = some.size();
        double[] nsum = new double[n];
        double[] esum = new double[n];
        double[] weight = new double[n];
        double[] binary = new double[n];
        List<String> part = new ArrayList<>();
        for (int u = 0; u < n; u++) {
            nsum[u] = some.column("N1")[u] + some.column("N2")[u] + 0.5 * some.column("N3")[u];
            esum[u] = some.column("E1")[u] + 0.3 * some.column("E2")[u] * some.column("E2")[u];
            weight[u] = 0.5 + ((u + 1) % 7) / 4.0;
            double answer = some.column("A4")[u];
            binary[u] = Double.isNaN(answer) ? Double.NaN : answer > 4 ? 1 : 0;
            double other = some.column("O1")[u];
            part.add(Double.isNaN(other) ? "" : other > 4 ? "b" : "a");
        }
        columns.put("nsum", nsum);
        columns.put("esum", esum);
        columns.put("w", weight);
        columns.put("binary", binary);
        return new Responses("bfi", some.rowIds(), columns, Map.of("part", part));
    }

    private static OrdinalDesign design(JsonNode reference) {
        return OrdinalDesign.of(strings(reference.get("names")), new LinkedHashSet<>(strings(reference.get("ordered"))))
                .given(COVARIATES);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }

    private static void check(OrdinalMoments moments, JsonNode reference) {
        OrdinalMomentsTest.checkLavaan(moments, reference);
        Covariates covariates = moments.covariates().orElseThrow();
        JsonNode vech = reference.get("cov_x");
        int cell = 0;
        for (int j = 0; j < COVARIATES.size(); j++) {
            Tolerance.CLOSED_FORM.check(
                    "mean of " + COVARIATES.get(j),
                    covariates.means()[j],
                    reference.get("mean_x").get(j).doubleValue());
            for (int i = j; i < COVARIATES.size(); i++) {
                Tolerance.CLOSED_FORM.check(
                        "covariance of covariates",
                        covariates.covariance().at(i, j),
                        vech.get(cell++).doubleValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordered", "mixed", "binary"})
    void agreesWithLavaanOnCompleteRows(String name) {
        check(OrdinalMoments.of(BFI, design(EXPECTED.get(name))), EXPECTED.get(name));
    }

    @Test
    void agreesWithLavaanOnPairsOfAnswers() {
        JsonNode reference = EXPECTED.get("pairwise");
        check(OrdinalMoments.of(BFI, design(reference).with(Missing.PAIRWISE)), reference);
    }

    @Test
    void agreesWithLavaanOnWeightedRows() {
        JsonNode reference = EXPECTED.get("weighted");
        check(OrdinalMoments.of(normalised(reference), design(reference).weightedBy("w")), reference);
    }

    /** With weights that sum to the number of complete rows. */
    private static Responses normalised(JsonNode reference) {
        List<String> needed = new ArrayList<>(strings(reference.get("names")));
        needed.addAll(COVARIATES);
        int[] complete = IntStream.range(0, BFI.size())
                .filter(u -> needed.stream().noneMatch(name -> Double.isNaN(BFI.column(name)[u])))
                .toArray();
        double mean = IntStream.of(complete)
                .mapToDouble(u -> BFI.column("w")[u])
                .average()
                .orElseThrow();
        Map<String, double[]> columns = new LinkedHashMap<>(BFI.numeric());
        columns.put(
                "w", Arrays.stream(BFI.column("w")).map(weight -> weight / mean).toArray());
        return new Responses("bfi", BFI.rowIds(), columns, Map.of());
    }

    @Test
    void agreesWithLavaanInEachGroup() {
        Map<String, OrdinalMoments> groups =
                OrdinalMoments.byGroup(BFI, design(EXPECTED.get("groups").get(0)), "part");
        check(groups.get("a"), EXPECTED.get("groups").get(0));
        check(groups.get("b"), EXPECTED.get("groups").get(1));
    }

    /** Every row a cluster of its own: the same but for the factor of the clusters. */
    @Test
    void clustersOfOneRow() {
        double[] row = IntStream.range(0, BFI.size()).mapToDouble(u -> u).toArray();
        Map<String, double[]> columns = new LinkedHashMap<>(BFI.numeric());
        columns.put("row", row);
        Responses numbered = new Responses("bfi", BFI.rowIds(), columns, Map.of());
        OrdinalDesign design = design(EXPECTED.get("mixed"));
        OrdinalMoments plain = OrdinalMoments.of(numbered, design);
        OrdinalMoments clustered = OrdinalMoments.of(numbered, design.clusteredBy("row"));
        double factor = plain.n() / (plain.n() - 1);
        double[] expected = plain.asymptotic().diagonal();
        double[] actual = clustered.asymptotic().diagonal();
        for (int k = 0; k < expected.length; k++) {
            Tolerance.CLOSED_FORM.check(plain.asymptotic().names().get(k), actual[k], factor * expected[k]);
        }
    }

    @Test
    void accumulatorsOfPartsMerge() {
        OrdinalDesign design = design(EXPECTED.get("ordered"));
        List<ObservedVariable> variables =
                new ArrayList<>(OrdinalMoments.of(BFI, design).variables());
        COVARIATES.forEach(name -> variables.add(ObservedVariable.continuous(name)));
        OrdinalAccumulator[] parts = {
            new OrdinalAccumulator(variables, design), new OrdinalAccumulator(variables, design)
        };
        for (int u = 0; u < BFI.size(); u++) {
            int row = u;
            parts[u % 2].add(variables.stream()
                    .mapToDouble(variable -> BFI.column(variable.name())[row])
                    .toArray());
        }
        double[] whole = OrdinalMoments.of(BFI, design).statistics();
        double[] merged = parts[0].plus(parts[1]).moments().statistics();
        for (int k = 0; k < whole.length; k++) {
            Tolerance.CLOSED_FORM.checkScaled("statistic " + k, merged[k], whole[k]);
        }
    }

    /** Rows that are drawn several times count as often as if they stood in the data so often. */
    @Test
    void aDrawIsASampleOfItsRows() {
        OrdinalDesign design = design(EXPECTED.get("mixed"));
        int[] complete = IntStream.range(0, BFI.size())
                .filter(row -> Stream.concat(design.names().stream(), COVARIATES.stream())
                        .noneMatch(name -> Double.isNaN(BFI.column(name)[row])))
                .toArray();
        int[] times = new int[complete.length];
        Arrays.setAll(times, row -> row % 3 == 0 ? 2 : row % 5 == 0 ? 0 : 1);
        int[] repeated = IntStream.range(0, complete.length)
                .flatMap(row -> IntStream.generate(() -> complete[row]).limit(times[row]))
                .toArray();
        OrdinalMoments expected = OrdinalMoments.of(BFI.rows(repeated), design);
        OrdinalMoments drawn =
                OrdinalMoments.of(BFI, design).rows().orElseThrow().drawn(times, 1, CovarianceDetail.DIAGONAL);
        assertThat(drawn.n()).isEqualTo(expected.n());
        double[] statistics = expected.statistics();
        double[] diagonal = expected.asymptotic().diagonal();
        for (int k = 0; k < statistics.length; k++) {
            Tolerance.CLOSED_FORM.checkScaled("statistic " + k, drawn.statistics()[k], statistics[k]);
            Tolerance.CLOSED_FORM.checkScaled(
                    "variance " + k, drawn.asymptotic().diagonal()[k], diagonal[k]);
        }
    }

    @Test
    void theThreadsDoNotMatter() {
        OrdinalDesign design = design(EXPECTED.get("mixed"));
        OrdinalMoments one = OrdinalMoments.of(BFI, design.with(new Parallel(1)));
        OrdinalMoments many = OrdinalMoments.of(BFI, design.with(new Parallel(4)));
        assertThat(one.statistics()).isEqualTo(many.statistics());
        assertThat(one.asymptotic().diagonal()).isEqualTo(many.asymptotic().diagonal());
    }

    /**
     * Everybody of one kind chooses the last category: its effect is without end, wholly or in one part of the answers.
     */
    @Test
    void aCovariateThatTellsAnswersApartIsTold() {
        double[] item = BFI.column("A2");
        Map<String, double[]> columns = new LinkedHashMap<>(BFI.numeric());
        columns.put("whole", Arrays.stream(item).map(answer -> answer).toArray());
        double[] part = new double[item.length];
        Arrays.setAll(part, u -> item[u] == 6 && u % 5 == 0 ? 1 : 0);
        columns.put("part", part);
        Responses more = new Responses("bfi", BFI.rowIds(), columns, Map.of());
        for (String covariate : List.of("whole", "part")) {
            OrdinalMoments moments = OrdinalMoments.of(
                    more, OrdinalDesign.of(List.of("A2", "A3")).given(List.of(covariate)));
            assertThat(moments.findings())
                    .filteredOn(finding -> finding.code().equals("regression_not_estimable"))
                    .extracting(Finding::where)
                    .containsExactly("A2");
        }
    }

    @Test
    void aCovariateThatFollowsFromOthersIsTold() {
        Map<String, double[]> columns = new LinkedHashMap<>(BFI.numeric());
        columns.put(
                "years", Arrays.stream(BFI.column("age")).map(age -> 2 * age).toArray());
        Responses more = new Responses("bfi", BFI.rowIds(), columns, Map.of());
        OrdinalMoments moments =
                OrdinalMoments.of(more, OrdinalDesign.of(List.of("A1", "A2")).given(List.of("age", "years")));
        assertThat(moments.findings()).extracting(Finding::code).contains("regression_not_estimable");
        assertThat(moments.correlation().at(1, 0)).isNaN();
    }
}
