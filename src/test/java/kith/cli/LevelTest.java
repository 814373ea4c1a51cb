package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.math.Matrix;
import kith.reliability.model.ConstructValidity;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headings say the level that was asked for, in every form of output. */
class LevelTest {

    private static final String HS = "src/test/resources/reference/data/hs1939.csv";

    /** Several scales, groups, differences, a bifactor model: everything that has an interval. */
    private static final List<String> ITEMS = List.of(
            "items",
            "-d",
            HS,
            "--scale",
            "v=x1,x2,x3",
            "--scale",
            "t=x4,x5,x6",
            "--scale",
            "s=x7,x8,x9",
            "--total",
            "all",
            "--group",
            "school",
            "--draws",
            "0");

    private static CommandRun run(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return CommandRun.kith(all.toArray(String[]::new));
    }

    @Test
    void itemsSayTheirLevel(@TempDir Path folder) throws IOException {
        String table = run(ITEMS, "--level", "0.80", "--format", "table").out();
        assertThat(table)
                .contains("Alpha [80% CI]", "By alpha [80% CI]", "of 80%")
                .doesNotContain("95%")
                .doesNotContain("95 %");
        String html = run(ITEMS, "--level", "0.999", "--format", "html").out().replace('\u00a0', ' ');
        assertThat(html).contains("99.9% CI").doesNotContain("95% CI").doesNotContain("100% CI");
        Path file = folder.resolve("a.xlsx");
        assertThat(run(ITEMS, "--level", "0.80", "-o", file.toString()).exit()).isZero();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            workbook.forEach(sheet -> {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            assertThat(cell.getStringCellValue()).doesNotContain("95% CI");
                        }
                    }
                }
            });
        }
    }

    @Test
    void theBifactorIntervalsOfItemsHaveTheLevelToo() throws IOException {
        String wide = run(ITEMS, "--level", "0.95", "--format", "table").out();
        String narrow = run(ITEMS, "--level", "0.50", "--format", "table").out();
        assertThat(wide).contains("ECV [95% CI]");
        assertThat(narrow).contains("ECV [50% CI]");
        JsonNode alpha = new ObjectMapper()
                .readTree(run(ITEMS, "--level", "0.50", "--format", "json").out())
                .at("/result/scales/0/reliability/0");
        assertThat(alpha.get("ci_upper").asDouble() - alpha.get("ci_lower").asDouble())
                .isBetween(0.0, 0.06);
    }

    @Test
    void agreementSaysItsLevel() {
        CommandRun run = CommandRun.kith(
                "agreement",
                "-d",
                HS,
                "--items",
                "x1,x2,x3",
                "--kappa",
                "quadratic",
                "--level",
                "0.9",
                "--format",
                "table");
        assertThat(run.out())
                .contains("ICC [90% CI]", "SEM [90% CI]", "Mean [90% CI]", "κ [90% CI]")
                .doesNotContain("95% CI");
    }

    @Test
    void factorScoresOfAModelWithoutFactorsAreRefused(@TempDir Path folder) {
        CommandRun run = CommandRun.kith(
                "cfa",
                "-d",
                HS,
                "-m",
                "x1 ~ x2 + x3",
                "--scores",
                folder.resolve("s.csv").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--scores: the model has no factors; expected a model with a factor");
    }

    /**
     * The model fits so badly that what it implies exceeds what was observed: the sum of the items has less variance
     * than that.
     */
    @Test
    void aCompositeReliabilityBeyondOneIsTold() {
        Matrix none = Matrix.square(List.of("f"), new double[][] {{1}});
        ConstructValidity.Factor beyond =
                new ConstructValidity.Factor("f", List.of("a", "b"), 0.5, 1.07, Double.NaN, 0.6);
        ConstructValidity.Factor within = new ConstructValidity.Factor("g", List.of("c", "d"), 0.5, 1, Double.NaN, 0.6);
        ConstructValidity.Group group = new ConstructValidity.Group("", List.of(beyond, within), none, none, none);
        assertThat(new ConstructValidity(List.of(group), List.of()).findings())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.code()).isEqualTo("impossible_reliability");
                    assertThat(told.where()).isEqualTo("f");
                    assertThat(told.what()).contains("1.07");
                });
    }
}
