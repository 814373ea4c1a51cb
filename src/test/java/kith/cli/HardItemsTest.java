package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that make trouble, through the command line: findings, not failures. */
class HardItemsTest {

    @TempDir
    private Path folder;

    /** Answers from 1 to {@code points} with one factor behind them. */
    private static int[][] answers(int people, int items, int points, long seed) {
        Random random = new Random(seed);
        int[][] answers = new int[people][items];
        for (int[] person : answers) {
            double factor = random.nextGaussian();
            for (int i = 0; i < items; i++) {
                double answer = (points + 1) / 2.0 + 0.8 * factor + 0.8 * random.nextGaussian();
                person[i] = (int) Math.max(1, Math.min(points, Math.round(answer)));
            }
        }
        return answers;
    }

    private String names(int items) {
        return String.join(
                ",", IntStream.rangeClosed(1, items).mapToObj(i -> "i" + i).toList());
    }

    private void write(int[][] answers) throws Exception {
        StringBuilder text = new StringBuilder(names(answers[0].length)).append('\n');
        for (int[] person : answers) {
            text.append(String.join(
                            ",",
                            IntStream.of(person).mapToObj(Integer::toString).toList()))
                    .append('\n');
        }
        Files.writeString(folder.resolve("a.csv"), text);
    }

    private JsonNode items(int count) throws Exception {
        return answer(CommandRun.jsonIn(folder, "items", "-d", "a.csv", "--items", names(count), "--draws", "30"));
    }

    private JsonNode efa(int count, String... more) throws Exception {
        String[] base = {
            "efa",
            "-d",
            "a.csv",
            "--items",
            names(count),
            "--draws",
            "5",
            "--comparison-data",
            "without",
            "--starts",
            "5"
        };
        String[] all = java.util.Arrays.copyOf(base, base.length + more.length);
        System.arraycopy(more, 0, all, base.length, more.length);
        return answer(CommandRun.jsonIn(folder, all));
    }

    private static JsonNode answer(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return new ObjectMapper().readTree(run.out());
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("findings").findValuesAsText("code");
    }

    private static double first(JsonNode answer, String coefficient) {
        for (JsonNode row : answer.at("/result/scales/0/reliability")) {
            if (row.get("coefficient").asText().equals(coefficient)) {
                return row.get("estimate").isNumber() ? row.get("estimate").asDouble() : Double.NaN;
            }
        }
        return Double.NaN;
    }

    @Test
    void itemsWithoutVarianceAreLeftOutAndTold() throws Exception {
        int[][] answers = answers(80, 6, 5, 1);
        for (int[] person : answers) {
            person[2] = 3;
        }
        write(answers);
        JsonNode items = items(6);
        assertThat(codes(items)).contains("item_without_variance");
        assertThat(first(items, "alpha")).isBetween(0.5, 1.0);
        assertThat(items.at("/result/scales/0/items")).hasSize(6);
        JsonNode factors = efa(6, "--factors", "1");
        assertThat(codes(factors)).contains("no_variance");
        assertThat(factors.at("/result/loadings/rows")).hasSize(5);
        JsonNode ordinal = efa(6, "--factors", "1", "--correlation", "polychoric");
        assertThat(codes(ordinal)).contains("no_variance");
    }

    @Test
    void twoIdenticalItemsAreTold() throws Exception {
        int[][] answers = answers(90, 6, 5, 2);
        for (int[] person : answers) {
            person[5] = person[0];
        }
        write(answers);
        JsonNode items = items(6);
        assertThat(codes(items)).contains("identical_items");
        assertThat(first(items, "alpha")).isBetween(0.5, 1.0);
        JsonNode factors = efa(6, "--factors", "1");
        assertThat(codes(factors)).contains("identical_items");
        JsonNode likelihood = efa(6, "--factors", "2", "--extraction", "ml");
        assertThat(codes(likelihood)).contains("identical_items");
    }

    @Test
    void moreItemsThanPeopleAreTold() throws Exception {
        write(answers(12, 15, 5, 3));
        JsonNode items = items(15);
        assertThat(codes(items)).contains("correlations_not_positive_definite");
        assertThat(first(items, "alpha")).isBetween(0.3, 1.0);
        assertThat(first(items, "glb")).isNaN();
        JsonNode factors = efa(15, "--factors", "1");
        assertThat(codes(factors)).contains("more_items_than_people");
        for (String extraction : List.of("ml", "pa", "minrank")) {
            assertThat(codes(efa(15, "--factors", "2", "--extraction", extraction)))
                    .as(extraction)
                    .contains("more_items_than_people");
        }
    }

    @Test
    void aNegativeEigenvalueOfPolychoricCorrelationsIsTold() throws Exception {
        write(answers(25, 9, 3, 4));
        JsonNode factors = efa(9, "--factors", "2", "--correlation", "polychoric");
        assertThat(codes(factors)).contains("negative_eigenvalue");
        JsonNode likelihood = efa(9, "--factors", "2", "--correlation", "polychoric", "--extraction", "ml");
        assertThat(codes(likelihood)).contains("negative_eigenvalue");
        assertThat(codes(items(9))).isNotEmpty();
    }

    @Test
    void fewerItemsThanThreeAFactorAreTold() throws Exception {
        write(answers(120, 5, 5, 5));
        JsonNode factors = efa(5, "--factors", "2");
        assertThat(codes(factors)).contains("too_few_items");
        JsonNode saturated = efa(5, "--factors", "3");
        assertThat(codes(saturated)).contains("no_degrees_of_freedom");
    }

    @Test
    void twoItemsAndOneItemAreTold() throws Exception {
        write(answers(60, 2, 5, 6));
        assertThat(codes(items(2))).contains("omega_needs_three_items");
        assertThat(codes(items(1))).contains("too_few_items");
    }

    @Test
    void answersThatShareNothingHaveNoFactor() throws Exception {
        Random random = new Random(8);
        int[][] answers = new int[200][6];
        for (int[] person : answers) {
            for (int i = 0; i < 6; i++) {
                person[i] = 1 + random.nextInt(5);
            }
        }
        write(answers);
        JsonNode factors = efa(6, "--errors", "bootstrap", "--samples", "20");
        assertThat(factors.at("/result/loadings/cols").size()).isPositive();
        assertThat(first(items(6), "alpha")).isLessThan(0.4);
    }

    @Test
    void aGroupThatCannotBeAnalysedIsLeftOutAndTold() throws Exception {
        int[][] answers = answers(120, 6, 5, 9);
        StringBuilder text = new StringBuilder("g,").append(names(6)).append('\n');
        for (int row = 0; row < answers.length; row++) {
            text.append(row == 0 ? "alone" : row % 2 == 0 ? "even" : "odd");
            IntStream.of(answers[row]).forEach(answer -> text.append(',').append(answer));
            text.append('\n');
        }
        Files.writeString(folder.resolve("a.csv"), text);
        JsonNode factors = efa(6, "--factors", "1", "--group", "g");
        assertThat(codes(factors)).contains("group_left_out");
        assertThat(factors.at("/result/groups/solutions")).hasSize(2);
        assertThat(factors.at("/result/groups/similarities")).hasSize(1);
    }

    @Test
    void onePersonAndNobodyAreTold() throws Exception {
        write(answers(1, 8, 5, 10));
        assertThat(codes(items(8))).contains("too_few_people", "item_without_variance");
        Files.writeString(folder.resolve("a.csv"), names(8) + "\n,,,,,,,\n,,,,,,,\n");
        assertThat(codes(items(8))).contains("too_few_people", "item_without_variance");
        CommandRun page = CommandRun.jsonIn(folder, "items", "-d", "a.csv", "--items", names(8), "-o", "page.html");
        assertThat(page.exit()).isZero();
    }

    @Test
    void itemsThatNobodyAnsweredTogetherAreTold() throws Exception {
        int[][] answers = answers(60, 4, 5, 11);
        StringBuilder text = new StringBuilder(names(4)).append('\n');
        for (int row = 0; row < answers.length; row++) {
            int[] a = answers[row];
            text.append(row % 2 == 0 ? a[0] + ",," : "," + a[1] + ",")
                    .append(a[2])
                    .append(',')
                    .append(a[3])
                    .append('\n');
        }
        Files.writeString(folder.resolve("a.csv"), text);
        assertThat(codes(items(4))).contains("items_never_together");
        CommandRun pairwise = CommandRun.jsonIn(
                folder, "efa", "-d", "a.csv", "--items", names(4), "--missing", "pairwise", "--quiet");
        assertThat(pairwise.exit()).isEqualTo(2);
        assertThat(pairwise.err()).contains("two items that fewer than two people answered both");
    }

    /** Variances of everybody who answered and covariances of those who answered both give correlations beyond 1. */
    @Test
    void pairwiseCorrelationsBeyondOneAreTold() throws Exception {
        int[][] answers = answers(40, 6, 5, 12);
        StringBuilder text = new StringBuilder(names(8)).append('\n');
        for (int row = 0; row < answers.length; row++) {
            // Those who answered both stand at the ends, those who answered one in the middle.
            text.append(row % 4 == 0 ? "1,1" : row % 4 == 1 ? "5,5" : row % 4 == 2 ? "3," : ",3");
            IntStream.of(answers[row]).forEach(answer -> text.append(',').append(answer));
            text.append('\n');
        }
        Files.writeString(folder.resolve("a.csv"), text);
        assertThat(codes(items(8))).contains("correlation_beyond_one", "correlations_not_positive_definite");
    }

    @Test
    void threePeopleGivePolychoricFactorsAndWarnings() throws Exception {
        Files.writeString(folder.resolve("a.csv"), names(8) + "\n4,2,4,3,3,5,3,3\n4,4,4,3,3,3,3,2\n2,2,1,2,1,2,2,2\n");
        assertThat(codes(efa(8, "--factors", "2", "--correlation", "polychoric")))
                .contains("negative_eigenvalue");
    }

    @Test
    void noiseIsNotCalledKeyedTheWrongWayWithoutSayingSo() throws Exception {
        int[][] answers = new int[300][8];
        Random random = new Random(3);
        for (int[] person : answers) {
            java.util.Arrays.setAll(person, i -> 1 + random.nextInt(5));
        }
        write(answers);
        for (JsonNode finding : items(8).get("findings")) {
            if (finding.get("code").asText().equals("item_keyed_wrong_way")) {
                assertThat(finding.get("what").asText())
                        .contains("may be chance")
                        .doesNotContain(" 0.00 ");
            }
        }
    }
}
