package kith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kith.documentation.Site;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bundled reports, their overview and the documentation under the rules of axe-core (WCAG 2.1, levels A and AA, and
 * good practice), as wide as a phone and as a desk, light and dark. Skipped, visibly, without Chromium.
 */
@Tag("slow")
class AccessibilityTest {

    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** Shadows at the ends of a scroll area are gradients, behind which axe cannot see a contrast: they are removed. */
    private static final String PROBE = """
            <style>.scroll { background: none !important }</style>
            <script src="axe.js"></script>
            <script>addEventListener("load", async () => {
              const broken = (await axe.run(document, { resultTypes: ["violations"] })).violations;
              const rules = broken.map(rule => rule.id + ": " + rule.help + " (" + rule.nodes[0].html.slice(0, 200) + ")");
              const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
              parent.postMessage({ [scheme + innerWidth]: rules.join("; ") || "none" }, "*");
            });</script></head>""";

    private static final String FRAMES = """
            <!DOCTYPE html><meta charset="utf-8"><title>Widths</title>
            <iframe src="page.html" width="400" height="2000" style="border:0"></iframe>
            <iframe src="page.html" width="1280" height="2000" style="border:0"></iframe>
            <script>addEventListener("message", e => Object.assign(document.documentElement.dataset, e.data));</script>
            """;

    @TempDir
    private Path folder;

    @TempDir
    private static Path site;

    /** The pages that readers open first, and one supplement with each kind of table and figure. */
    static Stream<Path> pages() throws IOException {
        Site.main(new String[] {site.toString(), site.resolve("none").toString()});
        Stream<String> reports = Stream.of("index", "collective-efficacy/report", "trial/report", "bh1996/supplement");
        Stream<String> documents = Stream.of("index", "options", "study-files");
        return Stream.concat(
                reports.map(name -> Path.of("reports", name + ".html")),
                documents.map(name -> site.resolve(name + ".html")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void breaksNoRule(Path page) throws Exception {
        Browser browser = Browser.onPath(folder);
        try (InputStream axe = ClassLoader.getSystemResourceAsStream(AXE)) {
            assumeTrue(axe != null, "no axe-core on the class path: accessibility was not checked");
            Files.write(folder.resolve("axe.js"), axe.readAllBytes());
        }
        String html = Files.readString(page).replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        Files.writeString(folder.resolve("page.html"), html.replaceFirst("</head>", PROBE));
        Map<String, String> broken = new TreeMap<>();
        for (int scheme = 0; scheme < 2; scheme++) {
            broken.putAll(browser.frames(FRAMES, 1800, List.of("--blink-settings=preferredColorScheme=" + scheme)));
        }
        assertThat(broken)
                .as("rules that %s breaks, by scheme and width", page)
                .isEqualTo(Map.of("dark400", "none", "dark1280", "none", "light400", "none", "light1280", "none"));
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("reports"))) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    /** A link or label finds one place. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyPlaceHasANameOfItsOwn(Path page) throws IOException {
        Set<String> known = new HashSet<>();
        assertThat(Jsoup.parse(Files.readString(page)).select("[id]").eachAttr("id").stream()
                        .filter(id -> !known.add(id)))
                .as("names given twice in %s", page)
                .isEmpty();
    }
}
