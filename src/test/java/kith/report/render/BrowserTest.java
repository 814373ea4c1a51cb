package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium; skipped where there is none. */
@Tag("slow")
class BrowserTest {

    /** Tells the page around what a reader would see, once everything is drawn. */
    private static final String PROBE = """
            const seen = {};
            addEventListener("securitypolicyviolation", e => { seen.violation = e.violatedDirective; });
            addEventListener("error", e => { seen.error = e.message; });
            addEventListener("load", () => setTimeout(() => {
              const root = document.documentElement;
              seen.width = root.clientWidth;
              seen.overflow = root.scrollWidth - root.clientWidth;
              seen.requests = performance.getEntriesByType("resource").length;
              const mark = document.querySelector(".drawing g > title").parentNode;
              const words = mark.querySelector("title").textContent;
              mark.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX: 20, clientY: 20 }));
              const bubble = document.querySelector(".bubble");
              seen.hover = bubble.textContent === words && bubble.style.display === "block";
              const areas = [...document.querySelectorAll(".drawing, .scroll")].filter(d => d.clientWidth > 0);
              seen.unreachable = areas.filter(d => d.scrollWidth > d.clientWidth + 1 && !d.hasAttribute("tabindex")).length;
              seen.markup = document.querySelectorAll("img, b, main script").length;
              parent.postMessage(seen, "*");
            }, 300));
            """;

    /** A window of a browser cannot be as narrow as a phone; a frame can. */
    private static final String PHONE = """
            <!DOCTYPE html><meta charset="utf-8"><title>Phone</title>
            <iframe src="report.html" width="400" height="5000" style="border:0"></iframe>
            <script>addEventListener("message", e => Object.assign(document.documentElement.dataset, e.data));</script>
            """;

    @TempDir
    private Path folder;

    private String browser;

    @BeforeEach
    void findBrowser() {
        Optional<String> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the path: the page was not looked at in a browser");
        browser = found.get();
    }

    @Test
    void thePageFitsAPhoneShowsValuesAndAsksForNothing() throws Exception {
        check(drawn(HtmlReport.render(DemoReport.document())));
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        check(drawn(HtmlReport.render(HostileReport.document())));
    }

    private static void check(Map<String, String> seen) {
        assertThat(seen).doesNotContainKeys("violation", "error");
        assertThat(seen)
                .containsEntry("width", "400")
                .containsEntry("overflow", "0")
                .containsEntry("unreachable", "0");
        assertThat(seen).containsEntry("requests", "0").containsEntry("markup", "0");
        assertThat(seen).containsEntry("hover", "true");
    }

    /** On a busy machine the browser's virtual time may be over before the page has loaded. */
    private Map<String, String> drawn(String page) throws IOException, InterruptedException {
        Map<String, String> seen = open(page);
        for (int again = 0; again < 4 && seen.isEmpty(); again++) {
            seen = open(page);
        }
        return seen;
    }

    /** What the probe saw after the scripts ran; the page keeps its policy, which only gains the probe. */
    private Map<String, String> open(String page) throws IOException, InterruptedException {
        String probed = page.replaceFirst(
                        "script-src",
                        "script-src 'sha256-" + PageParts.checksum(PROBE).replace("$", "\\$") + "'")
                .replaceFirst(
                        "<style>", "<script>" + java.util.regex.Matcher.quoteReplacement(PROBE) + "</script><style>");
        Files.writeString(folder.resolve("report.html"), probed);
        Path file = Files.writeString(folder.resolve("phone.html"), PHONE);
        Path out = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(browser, "--headless", "--no-sandbox", "--disable-gpu"));
        command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
        command.addAll(List.of(
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr"));
        command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), "--window-size=600,5200"));
        command.addAll(
                List.of("--virtual-time-budget=6000", "--dump-dom", file.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assumeTrue(ended, "Chromium did not end in time");
        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
        return Jsoup.parse(Files.readString(out)).selectFirst("html").dataset();
    }
}
