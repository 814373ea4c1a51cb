package kith.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.simulation.PopulationReader;
import kith.simulation.Simulated;
import kith.simulation.Simulation;
import org.junit.jupiter.api.Test;

/** Every index is held against {@code reference/own/screening.R}, which writes its formula out. */
class ScreeningTest {

    private static final JsonNode EXPECTED = Reference.own("screening");
    private static final Set<String> REVERSED = Set.of("A1", "C4", "C5", "E1", "E2", "O2", "O5");

    private static ScreenedItem item(String id, boolean reversed, int points) {
        return new ScreenedItem(
                id,
                reversed ? ScreenedItem.Keying.REVERSED : ScreenedItem.Keying.FORWARD,
                Optional.of(new ScreenedItem.Points(1, points)));
    }

    private static ScreeningResult bfi(double synonymCorrelation) {
        List<ScreenedItem> items = new ArrayList<>();
        List<List<String>> scales = new ArrayList<>();
        for (String letter : List.of("A", "C", "E", "N", "O")) {
            List<String> scale =
                    IntStream.rangeClosed(1, 5).mapToObj(k -> letter + k).toList();
            scales.add(scale);
            scale.forEach(id -> items.add(item(id, REVERSED.contains(id), 6)));
        }
        Cutoffs cutoffs = new Cutoffs(0.5, 0.5, 0.3, 0.3, 0.001, 0.22, synonymCorrelation, 10, 0, 0.5, 2);
        return new Screening(items, scales, cutoffs).screen(Reference.data("bfi.csv"));
    }

    private static final ScreeningResult BFI = bfi(0.50);

    @Test
    void missingAnswersByItemByPersonAndInPatterns() {
        BFI.items()
                .forEach(item -> assertThat(item.description().missing())
                        .as(item.item())
                        .isEqualTo(
                                EXPECTED.get("missing_by_item").get(item.item()).intValue()));
        JsonNode byPerson = EXPECTED.get("missing_by_person");
        for (int k = 0; k <= 25; k++) {
            assertThat(BFI.missingness().rowsByMissing().get(k))
                    .as("rows that lack " + k)
                    .isEqualTo(byPerson.path(Integer.toString(k)).asInt(0));
        }
        assertThat(BFI.missingness().patterns())
                .hasSize(EXPECTED.get("patterns").intValue());
        assertThat(BFI.missingness().patterns().get(0).rows())
                .isEqualTo(EXPECTED.get("most_frequent").intValue());
        assertThat(BFI.missingness().complete()).isEqualTo(2436);
        Tolerance.CLOSED_FORM.check("share", BFI.missingness().share(), 508 / 70_000.0);
    }

    @Test
    void indicesOfEachRow() {
        JsonNode rows = EXPECTED.get("rows");
        for (int k = 0; k < rows.size(); k++) {
            RowScreen row = BFI.people().get(rows.get(k).intValue() - 1);
            String what = " of row " + rows.get(k);
            assertThat(row.longString())
                    .as("longest run" + what)
                    .isEqualTo(EXPECTED.get("longstring").get(k).intValue());
            check("variability" + what, row.variability(), EXPECTED.get("irv").get(k));
            checkNearZero(
                    "even-odd" + what, row.evenOdd(), EXPECTED.get("evenodd").get(k));
            check("distance" + what, row.mahalanobis(), EXPECTED.get("d2").get(k));
            check("p" + what, row.mahalanobisP(), EXPECTED.get("p").get(k));
            checkNearZero(
                    "synonyms" + what, row.synonyms(), EXPECTED.get("psychsyn").get(k));
        }
    }

    private static void check(String what, double found, JsonNode expected) {
        Tolerance.CLOSED_FORM.check(what, found, Reference.number(expected));
    }

    /** A correlation of 0 comes out as some 1e-16 here and there. */
    private static void checkNearZero(String what, double found, JsonNode expected) {
        Tolerance.CLOSED_FORM.checkScaled(what, found + 1, Reference.number(expected) + 1);
    }

    @Test
    void antonymsAndGuttmanErrors() {
        ScreeningResult opposite = bfi(0.30);
        JsonNode rows = EXPECTED.get("rows");
        for (int k = 0; k < rows.size(); k++) {
            RowScreen row = opposite.people().get(rows.get(k).intValue() - 1);
            checkNearZero("antonyms", row.antonyms(), EXPECTED.get("psychant").get(k));
            checkNearZero(
                    "Guttman errors",
                    row.guttmanErrors(),
                    EXPECTED.get("guttman").get(k));
        }
        double[] antonyms = opposite.people().stream()
                .mapToDouble(RowScreen::antonyms)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        assertThat(2800 - antonyms.length)
                .isEqualTo(EXPECTED.get("psychant_none").intValue());
        check("antonyms", java.util.Arrays.stream(antonyms).sum(), EXPECTED.get("psychant_sum"));
        double[] errors = opposite.people().stream()
                .mapToDouble(RowScreen::guttmanErrors)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        assertThat(2800 - errors.length).isEqualTo(EXPECTED.get("guttman_none").intValue());
        check("Guttman errors", java.util.Arrays.stream(errors).sum(), EXPECTED.get("guttman_sum"));
    }

    @Test
    void shortTimesAreFlagged() {
        Responses responses = rows(new double[][] {{1, 2, 4}, {2, 1, 5}, {1, 3, 4}, {3.9, 4, Double.NaN}});
        Screening screening = new Screening(
                        IntStream.rangeClosed(1, 2)
                                .mapToObj(k -> item("x" + k, false, 5))
                                .toList(),
                        List.of(),
                        Cutoffs.DEFAULT)
                .withSeconds("x4");
        assertThat(screening.screen(responses).log().flags().stream()
                        .filter(flag -> flag.reason() == ExclusionLog.Reason.FAST)
                        .map(ExclusionLog.Flag::id))
                .containsExactly("p0");
    }

    @Test
    void indicesOfAllRowsTogether() {
        check(
                "longest runs",
                BFI.people().stream().mapToInt(RowScreen::longString).sum(),
                EXPECTED.get("longstring_sum"));
        check(
                "variability",
                BFI.people().stream().mapToDouble(RowScreen::variability).sum(),
                EXPECTED.get("irv_sum"));
        check(
                "distances",
                BFI.people().stream().mapToDouble(RowScreen::mahalanobis).sum(),
                EXPECTED.get("d2_sum"));
        double[] evenOdd = BFI.people().stream()
                .mapToDouble(RowScreen::evenOdd)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        assertThat(2800 - evenOdd.length).isEqualTo(EXPECTED.get("evenodd_none").intValue());
        check("even-odd", java.util.Arrays.stream(evenOdd).sum(), EXPECTED.get("evenodd_sum"));
        double[] synonyms = BFI.people().stream()
                .mapToDouble(RowScreen::synonyms)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        assertThat(2800 - synonyms.length)
                .isEqualTo(EXPECTED.get("psychsyn_none").intValue());
        check("synonyms", java.util.Arrays.stream(synonyms).sum(), EXPECTED.get("psychsyn_sum"));
    }

    @Test
    void likeItemsCopiesAndDistributions() {
        assertThat(BFI.likeItems().stream().map(pair -> pair.first() + " " + pair.second()))
                .containsExactlyElementsOf(java.util.stream.StreamSupport.stream(
                                EXPECTED.get("pairs").spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList());
        assertThat(BFI.sameAnswers().stream().mapToInt(List::size).sum())
                .isLessThanOrEqualTo(EXPECTED.get("duplicates").intValue());
        ItemScreen a1 = BFI.items().get(0);
        check("mean", a1.description().mean(), EXPECTED.get("A1").get("mean"));
        check("sd", a1.description().sd(), EXPECTED.get("A1").get("sd"));
        for (int k = 0; k < 6; k++) {
            assertThat(a1.counts().get(k))
                    .isEqualTo(new ItemScreen.ValueCount(
                            k + 1, EXPECTED.get("A1").get("counts").get(k).intValue()));
        }
    }

    private static Responses rows(double[][] byItem) {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        for (int j = 0; j < byItem.length; j++) {
            numeric.put("x" + (j + 1), byItem[j]);
        }
        List<String> ids =
                IntStream.range(0, byItem[0].length).mapToObj(i -> "p" + i).toList();
        return new Responses("hand", ids, numeric, Map.of());
    }

    @Test
    void flagsSayWhoAndWhyAndNobodyIsTakenOut() {
        double none = Double.NaN;
        Responses responses = rows(new double[][] {
            {3, 1, none, none, 2, 2, 7},
            {3, 5, none, none, 4, 4, 1},
            {3, 2, none, none, 1, 1, 2},
            {3, 4, 4, none, 5, 5, 3},
        });
        Screening screening = new Screening(
                IntStream.rangeClosed(1, 4)
                        .mapToObj(k -> item("x" + k, false, 5))
                        .toList(),
                List.of(),
                Cutoffs.DEFAULT);
        ScreeningResult result = screening.screen(responses);
        assertThat(result.people()).hasSize(7);
        assertThat(result.log().flags().stream().map(flag -> flag.id() + " " + flag.reason()))
                .containsExactly(
                        "p0 LONG_STRING",
                        "p0 LOW_VARIABILITY",
                        "p2 MANY_MISSING",
                        "p3 NO_ANSWERS",
                        "p4 SAME_ANSWERS",
                        "p5 SAME_ANSWERS",
                        "p6 OUT_OF_RANGE");
        assertThat(result.sameAnswers()).containsExactly(List.of(4, 5));
        assertThat(result.log().reasonsByRow()).containsEntry(0, 2).containsEntry(6, 1);
        assertThat(result.log().countByReason()).containsEntry(ExclusionLog.Reason.SAME_ANSWERS, 2);
        assertThat(result.findings().stream().map(Finding::code))
                .contains(
                        "rows_without_answers",
                        "same_answers",
                        "out_of_range",
                        "flagged",
                        "unused_points",
                        "distance_not_available");
    }

    @Test
    void measurementsHaveNoRunsAndNoEnds() {
        ScreenedItem score = new ScreenedItem("x1", ScreenedItem.Keying.FORWARD, Optional.empty());
        ScreenedItem other = new ScreenedItem("x2", ScreenedItem.Keying.FORWARD, Optional.empty());
        ScreeningResult result = new Screening(List.of(score, other), List.of(), Cutoffs.DEFAULT)
                .screen(rows(new double[][] {{1.5, 2.5, 2, 9}, {1.5, 2, 4, 1}}));
        assertThat(result.items().get(0).shareLowest()).isNaN();
        assertThat(result.people().get(0).variability()).isNaN();
        assertThat(result.people().get(0).mahalanobis()).isPositive();
        assertThat(result.findings().stream().map(Finding::code)).contains("scales_differ");
        assertThat(result.log().flags()).isEmpty();
        assertThat(new Screening(List.of(score, other), List.of(), Cutoffs.DEFAULT)
                        .withOutliers(1)
                        .screen(rows(new double[][] {{1.5, 2.5, 2, 9}, {1.5, 2, 4, 1}}))
                        .findings())
                .extracting(Finding::code)
                .contains("local_outlier_factor_not_computed");
    }

    @Test
    void findsTheStraightLinesThatWereSimulated() {
        Simulated simulated = Simulation.draw(
                PopulationReader.read(Path.of("datasets/collective-efficacy/contexts.population.yaml")));
        List<ScreenedItem> items = simulated.population().items().stream()
                .map(one -> item(one.id(), one.keying() == kith.simulation.Indicator.Keying.REVERSED, 5))
                .toList();
        ScreeningResult result = new Screening(items, List.of(), Cutoffs.DEFAULT)
                .screen(simulated.table().toResponses("contexts", "id"));
        Set<Integer> flagged = result.log().reasonsByRow().keySet();
        int lines = 0;
        int random = 0;
        int randomFlagged = 0;
        int careful = 0;
        int carefulFlagged = 0;
        for (int row = 0; row < result.rows(); row++) {
            switch (simulated.conduct().get(row)) {
                case STRAIGHT_LINING -> {
                    lines++;
                    assertThat(flagged).contains(row);
                }
                case RANDOM -> {
                    random++;
                    randomFlagged += flagged.contains(row) ? 1 : 0;
                }
                default -> {
                    careful++;
                    carefulFlagged += flagged.contains(row) ? 1 : 0;
                }
            }
        }
        assertThat(lines).isPositive();
        assertThat(randomFlagged / (double) random).as("random answers found").isGreaterThan(0.5);
        assertThat(carefulFlagged / (double) careful)
                .as("careful people flagged")
                .isLessThan(0.02);
    }
}
