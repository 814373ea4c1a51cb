package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of observed variables in models, against lavaan 0.6-14, which computes them from the two columns. */
class ProductsCommandTest {

    private static final Path PUPILS = Path.of("src/test/resources/reference/data/hs1939.csv");
    private static final JsonNode CASES = Reference.own("products").get("cases");

    @TempDir
    private Path folder;

    static Stream<String> cases() {
        return CASES.properties().stream().map(Map.Entry::getKey);
    }

    /** The pupils, with holes in x2 and x7 as the reference has them. */
    private void write(boolean holes) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(PUPILS));
        List<String> header = List.of(lines.get(0).replace("\"", "").split(","));
        for (int row = 1; holes && row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            if (row >= 3 && (row - 3) % 17 == 0) {
                cells[header.indexOf("x2")] = "";
            }
            if (row >= 5 && (row - 5) % 23 == 0) {
                cells[header.indexOf("x7")] = "";
            }
            lines.set(row, String.join(",", cells));
        }
        Files.write(folder.resolve("pupils.csv"), lines);
    }

    private CommandRun run(String model) {
        return CommandRun.in(folder, "cfa", "-d", "pupils.csv", "--preset", "sem", "-m", model, "--format", "json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asLavaan(String name) throws IOException {
        JsonNode one = CASES.get(name);
        write(one.get("holes").asBoolean());
        CommandRun run = run(one.get("text").asText());
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.get("findings").toString()).contains("products_computed");
        JsonNode expected = one.at("/answer/fit");
        JsonNode fit = answer.at("/result/fit");
        for (String measure : List.of("chisq", "logl", "aic")) {
            Tolerance.CHI_SQUARE.check(
                    measure,
                    fit.get(measure).doubleValue(),
                    expected.get(measure).doubleValue());
        }
        assertThat(fit.get("df").intValue()).isEqualTo(expected.get("df").intValue());
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        answer.at("/result/parameters").forEach(row -> rows.put(key(row), row));
        for (JsonNode row : one.at("/answer/parameters")) {
            JsonNode own = rows.get(key(row));
            assertThat(own).as(key(row)).isNotNull();
            Tolerance.ESTIMATE.checkScaled(key(row), number(own, "est"), number(row, "est"));
            Tolerance.STANDARD_ERROR.checkScaled(key(row), number(own, "se"), number(row, "se"));
            Tolerance.ESTIMATE.checkScaled(key(row), number(own, "std_all"), number(row, "std.all"));
        }
    }

    private static double number(JsonNode row, String name) {
        return Reference.number(row.get(name));
    }

    private static String key(JsonNode row) {
        return row.get("lhs").asText() + row.get("op").asText() + row.get("rhs").asText();
    }

    @Test
    void aFactorHasNoProduct() throws IOException {
        write(false);
        CommandRun run = run("f =~ x1 + x2 + x3\nx9 ~ f + x4 + f:x4");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("the product “f:x4” of a factor", "such as fg =~ x1:z1 + x2:z2");
        assertThat(run("x9 ~ x1:nothing").err()).contains("there is no column “nothing”");
    }

    @Test
    void aColumnOfThatNameIsTaken() throws IOException {
        write(false);
        String text = Files.readString(folder.resolve("pupils.csv")).replaceFirst("\"x3\"", "\"x1:x2\"");
        Files.writeString(folder.resolve("pupils.csv"), text);
        CommandRun run = run("x9 ~ x1 + x1:x2");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).get("findings").toString())
                .doesNotContain("products_computed");
    }
}
