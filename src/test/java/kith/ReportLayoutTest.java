package kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundled reports as readers see them: at most ten printed pages; at desk widths no table or figure of the report
 * scrolls and no text leaves its drawing. Skipped, visibly, without Chromium.
 */
@Tag("slow")
class ReportLayoutTest {

    private static final int MOST_PAGES = 10;

    private static final String PROBE = """
            <script>addEventListener("load", () => {
              const wide = [...document.querySelectorAll("main .scroll, main .drawing")]
                  .filter(area => area.clientWidth > 0 && area.scrollWidth > area.clientWidth + 1)
                  .map(area => (area.closest("figure, .table") || area).id);
              const outside = [...document.querySelectorAll("svg.plot")].flatMap(svg => {
                const frame = svg.getBoundingClientRect();
                return frame.width === 0 ? [] : [...svg.querySelectorAll("text")].filter(text => {
                  const box = text.getBoundingClientRect();
                  return box.left < frame.left - 2 || box.right > frame.right + 2
                      || box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
                }).map(text => svg.closest("figure").id + ": " + text.textContent.slice(0, 40));
              });
              parent.postMessage({ ["width" + innerWidth]: wide.concat(outside).slice(0, 5).join("; ") || "fits" }, "*");
            });</script></head>""";

    private static final String FRAMES = """
            <!DOCTYPE html><meta charset="utf-8"><title>Widths</title>
            <iframe src="page.html" width="1280" height="2000" style="border:0"></iframe>
            <iframe src="page.html" width="1920" height="2000" style="border:0"></iframe>
            <script>addEventListener("message", e => Object.assign(document.documentElement.dataset, e.data));</script>
            """;

    @TempDir
    private Path folder;

    private Map<String, String> seen(Path page) throws Exception {
        String html = Files.readString(page).replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        Files.writeString(folder.resolve("page.html"), html.replaceFirst("</head>", PROBE));
        return Browser.onPath(folder).frames(FRAMES, 2000, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfi", "bh1996", "collective-efficacy", "holzinger1939", "trial"})
    void reportsFitThePageAndTheScreen(String study) throws Exception {
        Path page = Path.of("reports", study, "report.html");
        assertThat(seen(page)).isEqualTo(Map.of("width1280", "fits", "width1920", "fits"));
        assertThat(Browser.onPath(folder).printedPages(folder.resolve("page.html")))
                .as("printed pages of %s", study)
                .isBetween(1, MOST_PAGES);
    }

    @Test
    void theOverviewOfStudiesFitsTheScreen() throws Exception {
        assertThat(seen(Path.of("reports", "index.html"))).isEqualTo(Map.of("width1280", "fits", "width1920", "fits"));
    }

    /** A verdict stands in the column after the name that it is about. */
    @ParameterizedTest
    @ValueSource(strings = {"bfi", "collective-efficacy", "holzinger1939", "trial"})
    void verdictsStandInTheSecondColumn(String study) throws Exception {
        for (Element table : Jsoup.parse(Files.readString(Path.of("reports", study, "report.html")))
                .select("main table")) {
            List<String> heads = table.select("thead th").eachText();
            for (String verdict : List.of("Verdict", "Decision", "Result", "Rating")) {
                assertThat(heads.indexOf(verdict))
                        .as("%s of %s", verdict, heads)
                        .isLessThan(2);
            }
        }
    }
}
