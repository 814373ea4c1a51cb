package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.Browser;
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
              seen.outside = [...document.querySelectorAll("svg.plot")].flatMap(svg => {
                const frame = svg.getBoundingClientRect();
                return frame.width === 0 ? [] : [...svg.querySelectorAll("text")].filter(text => {
                  const box = text.getBoundingClientRect();
                  return box.left < frame.left - 2 || box.right > frame.right + 2
                      || box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
                }).map(text => svg.closest("figure").id + ": " + text.textContent.slice(0, 40) + " " + Math.round(frame.left - text.getBoundingClientRect().left) + " " + Math.round(text.getBoundingClientRect().right - frame.right) + " of " + Math.round(frame.width));
              }).slice(0, 40).join("; ");
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
        assertThat(seen).as("texts that leave their drawing").containsEntry("outside", "");
    }

    /** What the probe saw after the scripts ran; the page keeps its policy, which only gains the probe. */
    private Map<String, String> drawn(String page) throws IOException, InterruptedException {
        String probed = page.replaceFirst(
                        "script-src",
                        "script-src 'sha256-" + PageParts.checksum(PROBE).replace("$", "\\$") + "'")
                .replaceFirst(
                        "<style>", "<script>" + java.util.regex.Matcher.quoteReplacement(PROBE) + "</script><style>");
        Files.writeString(folder.resolve("report.html"), probed);
        Browser browser = Browser.onPath(folder);
        Map<String, String> seen = browser.frames(PHONE, 600, List.of());
        assertThat(browser.log()).doesNotContain("CONSOLE");
        return seen;
    }
}
