package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reports in the repository are what the bundled studies give, byte for byte, so that a changed number shows in a
 * diff.
 */
@Tag("slow")
class BundledReportsTest {

    private static final Path REPORTS = Path.of("reports");

    static Stream<Path> studies() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("datasets"))) {
            return folders.map(folder -> folder.resolve("study.yaml")).filter(Files::exists).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void areWhatTheStudyGives(Path study, @TempDir Path folder) throws IOException {
        CommandRun run = CommandRun.kith("run", study.toString(), "--out", folder.toString(), "--quiet");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        String id = String.valueOf(study.getParent().getFileName());
        compareLines(folder.resolve(id), REPORTS.resolve(id), "results.json");
        compareLines(folder.resolve(id), REPORTS.resolve(id), "report.html");
        compareLines(folder.resolve(id), REPORTS.resolve(id), "supplement.html");
        assertThat(Files.mismatch(
                        folder.resolve(id).resolve("report.xlsx"),
                        REPORTS.resolve(id).resolve("report.xlsx")))
                .as("first byte in which %s/report.xlsx differs", id)
                .isEqualTo(-1);
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(REPORTS)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    /** A screen reader names the cells of a column by its heading, and a heading without text below it says nothing. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyHeadingSaysSomething(Path page) throws IOException {
        Document document = Jsoup.parse(Files.readString(page));
        assertThat(document.select("th").eachText().size())
                .as("headings of columns and rows with text in %s", page)
                .isEqualTo(document.select("th").size());
        for (Element section : document.select("section")) {
            assertThat(section.text().length())
                    .as("text of section “%s” in %s", section.id(), page)
                    .isGreaterThan(section.select("h1, h2, h3, h4").text().length());
        }
    }

    /** Chi is small, brackets hold no padding, and information criteria have no decimals. */
    @ParameterizedTest
    @MethodSource("pages")
    void typography(Path page) throws IOException {
        Document document = Jsoup.parse(Files.readString(page));
        String text = document.body().text();
        assertThat(text).as("text of %s", page).doesNotContain("\u03a7").doesNotContainPattern("[(\\[] [−.0-9]");
        for (Element table : document.select("table")) {
            List<String> headings = table.select("thead tr").last() == null
                    ? List.of()
                    : table.select("thead tr").last().children().eachText();
            for (Element row : table.select("tbody tr")) {
                for (int col = 0; col < Math.min(headings.size(), row.childrenSize()); col++) {
                    if (headings.get(col).equals("AIC") || headings.get(col).equals("BIC")) {
                        assertThat(row.child(col).text())
                                .as("%s in %s", headings.get(col), page)
                                .doesNotContain(".");
                    }
                }
            }
        }
    }

    /** Bars of responses go from the highest mean to the lowest, and say which items are reverse-keyed. */
    @Test
    void responseBarsAreOrderedByMean() throws IOException {
        Document report = Jsoup.parse(Files.readString(Path.of("reports/collective-efficacy/report.html")));
        List<Element> rows = report.select("table[aria-labelledby^=answers-distributions] tbody tr");
        assertThat(rows).hasSize(20);
        List<Double> means = rows.stream()
                .map(row -> IntStream.rangeClosed(1, 5)
                        .mapToDouble(point -> point
                                * Double.parseDouble(row.child(point).text().replace("%", ""))
                                / 100)
                        .sum())
                .toList();
        for (int i = 1; i < means.size(); i++) {
            assertThat(means.get(i)).as("bar %s", i + 1).isLessThan(means.get(i - 1) + 0.005);
        }
        assertThat(rows.stream().map(row -> row.child(0).text()).filter(name -> name.endsWith(" (R)")))
                .containsExactlyInAnyOrder("ci4 (R)", "rw4 (R)", "ta4 (R)", "le4 (R)", "sc4 (R)");
    }

    private static void compareLines(Path made, Path kept, String name) throws IOException {
        List<String> lines = Files.readAllLines(made.resolve(name));
        List<String> known = Files.readAllLines(kept.resolve(name));
        for (int i = 0; i < Math.min(lines.size(), known.size()); i++) {
            if (!lines.get(i).equals(known.get(i))) {
                fail(
                        "%s, line %d: now “%s”, in the repository “%s”; if that is right, run ./kith run datasets/*/study.yaml",
                        kept.resolve(name), i + 1, shortened(lines.get(i)), shortened(known.get(i)));
            }
        }
        assertThat(lines).as("%s", kept.resolve(name)).hasSameSizeAs(known);
    }

    private static String shortened(String line) {
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
