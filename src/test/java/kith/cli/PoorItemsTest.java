package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Items that hardly tell anything: each verb of items answers, and says what is wrong. Kinds of data are lowest and
 * highest patterns alone, a category that nobody chose, an item that nobody answered, fifty respondents.
 */
class PoorItemsTest {

    private static final List<String> VERBS = List.of(
            "irt",
            "dif --group g --methods mantel,liu_agresti,logistic,sibtest",
            "mokken",
            "pool --profiles 2 --starts 2 --bootstrap 2",
            "shorten --group g --folds 2");

    @TempDir
    private Path folder;

    private static int[][] drawn(int n, int categories) {
        Random random = new Random(4);
        int[][] rows = new int[n][5];
        for (int[] row : rows) {
            double theta = random.nextGaussian();
            for (int i = 0; i < 5; i++) {
                double x = theta + random.nextGaussian();
                row[i] = (int) Math.max(1, Math.min(categories, Math.rint((categories + 1) / 2.0 + x)));
            }
        }
        return rows;
    }

    /** @param change the response from the row and the item; 0 for a missing one */
    private Path file(int n, IntBinaryOperator change) throws IOException {
        StringBuilder csv = new StringBuilder("g,q1,q2,q3,q4,q5\n");
        for (int p = 0; p < n; p++) {
            csv.append(p % 2 == 0 ? "one" : "two");
            for (int i = 0; i < 5; i++) {
                int value = change.applyAsInt(p, i);
                csv.append(',').append(value == 0 ? "" : String.valueOf(value));
            }
            csv.append('\n');
        }
        return Files.writeString(folder.resolve("data.csv"), csv);
    }

    private List<List<String>> codes(Path file) throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (String verb : VERBS) {
            List<String> arguments = new ArrayList<>(Arrays.asList(verb.split(" ")));
            arguments.addAll(List.of("-d", file.toString(), "--items", "q1,q2,q3,q4,q5", "--format", "json"));
            CommandRun run = CommandRun.kith(arguments.toArray(String[]::new));
            assertThat(run.exit()).as(verb + ": " + run.err()).isZero();
            JsonNode answer = new ObjectMapper().readTree(run.out());
            all.add(IntStream.range(0, answer.get("findings").size())
                    .mapToObj(f -> answer.at("/findings/" + f + "/code").asText())
                    .toList());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ends", "unused", "unanswered", "fifty", "two"})
    void everyVerbAnswers(String kind) throws IOException {
        int[][] rows = drawn(kind.equals("fifty") ? 50 : 160, kind.equals("two") ? 2 : 5);
        List<List<String>> codes = codes(file(rows.length, (p, i) -> switch (kind) {
            case "ends" -> p % 4 < 2 ? 1 : 5;
            case "unused" -> i == 0 && rows[p][i] == 3 ? 4 : rows[p][i];
            case "unanswered" -> i == 4 ? 0 : rows[p][i];
            default -> rows[p][i];
        }));
        switch (kind) {
            case "ends" -> {
                assertThat(codes.get(0)).contains("irt_slope_at_limit");
                assertThat(codes.get(1)).contains("no_scores_for_sibtest");
                assertThat(codes.get(3)).contains("profiles_limited");
            }
            case "unused" -> assertThat(codes.get(0)).contains("irt_unused_category");
            case "unanswered" -> {
                assertThat(codes.get(0)).contains("irt_item_excluded");
                codes.subList(1, 5).forEach(one -> assertThat(one).contains("item_without_responses"));
            }
            case "fifty" -> {
                assertThat(codes.get(0)).contains("irt_few_respondents");
                assertThat(codes.get(1)).contains("small_group_for_dif");
                assertThat(codes.get(2)).contains("few_for_rest_scores");
            }
            default -> assertThat(codes.get(1)).contains("small_group_for_dif");
        }
    }
}
