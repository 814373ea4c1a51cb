package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cfa} and {@code invariance} say of respondents that were lost and of clusters that nobody declared. */
class LostRowsAndClustersTest {

    private static final String MODEL = "f =~ y1 + y2 + y3 + y4";

    @TempDir
    private Path folder;

    /** Thirty teams of ten at two sites; every seventh row lacks the first item. */
    @BeforeEach
    void teams() throws IOException {
        Random random = new Random(7);
        double[] team = random.doubles(30).map(u -> 3 * (u - 0.5)).toArray();
        List<String> lines = new ArrayList<>(List.of("site,team,y1,y2,y3,y4"));
        for (int row = 0; row < 300; row++) {
            double factor = random.nextGaussian() + team[row % 30];
            StringBuilder line =
                    new StringBuilder(row % 2 == 0 ? "A" : "B").append(",T").append(row % 30);
            for (int item = 1; item <= 4; item++) {
                String cell = String.format(java.util.Locale.ROOT, "%.3f", factor + random.nextGaussian());
                line.append(',').append(item == 1 && row % 7 == 0 ? "" : cell);
            }
            lines.add(line.toString());
        }
        Files.write(folder.resolve("teams.csv"), lines);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private static List<String> codes(CommandRun run) throws IOException {
        JsonNode findings = new ObjectMapper().readTree(run.out()).get("findings");
        List<String> codes = new ArrayList<>();
        findings.forEach(finding -> codes.add(
                finding.get("severity").asText() + " " + finding.get("code").asText()));
        return codes;
    }

    @Test
    void cfaTellsOfBoth() throws IOException {
        CommandRun run = run("cfa", "-d", "teams.csv", "--model", MODEL, "--format", "json");
        assertThat(codes(run)).contains("warning rows_left_out", "warning undeclared_cluster");
        assertThat(run.out()).contains("43 of 300 rows lacked a response").contains("`--missing fiml`");
        String table = run("cfa", "-d", "teams.csv", "--model", MODEL, "--format", "table")
                .out();
        assertThat(table.indexOf("43 of 300 rows")).isBetween(0, table.indexOf("Fit of the model"));
        CommandRun remedied = run(
                "cfa",
                "-d",
                "teams.csv",
                "--model",
                MODEL,
                "--missing",
                "fiml",
                "--cluster",
                "team",
                "--format",
                "json");
        assertThat(codes(remedied)).noneMatch(code -> code.contains("rows_left_out") || code.contains("undeclared"));
    }

    @Test
    void invarianceTellsOfBoth() throws IOException {
        CommandRun run = run("invariance", "-d", "teams.csv", "--model", MODEL, "--group", "site", "--format", "json");
        assertThat(codes(run)).contains("warning rows_left_out", "warning undeclared_cluster");
    }

    /** What was asked for beside a fit that failed is told, not left out. */
    @Test
    void detailsOfAFailedFitAreNotDone() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x1,x2,x3"));
        for (int row = 0; row < 96; row++) {
            int a = 2 * (row % 2) - 1;
            int b = 2 * (row / 2 % 2) - 1;
            int c = 2 * (row / 4 % 2) - 1;
            lines.add(a + "," + b + "," + (0.4 * a + 0.4 * b + 0.8 * c));
        }
        Files.write(folder.resolve("div.csv"), lines);
        CommandRun plain = run("cfa", "-d", "div.csv", "--model", "f =~ x1 + x2 + x3", "--format", "json");
        assertThat(plain.exit()).isZero();
        assertThat(codes(plain)).contains("error not_converged").doesNotContain("error details_not_done");
        CommandRun asked = run(
                "cfa",
                "-d",
                "div.csv",
                "--model",
                "f =~ x1 + x2 + x3",
                "--modindices",
                "--scores",
                "s.csv",
                "--format",
                "json");
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(codes(asked)).contains("error details_not_done");
        assertThat(folder.resolve("s.csv")).doesNotExist();
    }
}
