package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.report.document.Document;
import kith.report.document.Section;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String PAGE = HtmlReport.render(DemoReport.document());
    private static final org.jsoup.nodes.Document DOM = Jsoup.parse(PAGE);

    @Test
    void twoRendersGiveTheSameText() {
        assertThat(HtmlReport.render(DemoReport.document())).isEqualTo(PAGE);
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        assertThat(DOM.select("link, img, iframe, object, embed, [src], form, base"))
                .isEmpty();
        assertThat(DOM.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
        assertThat(DOM.select("style").outerHtml()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void thePolicyNamesEveryScriptAndAllowsNothingElse() {
        String policy = DOM.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy)
                .startsWith("default-src 'none'")
                .doesNotContain("http")
                .doesNotContain("unsafe-eval");
        List<Element> scripts = DOM.select("script");
        assertThat(scripts).hasSize(1);
        assertThat(policy)
                .contains("'sha256-" + PageParts.checksum(scripts.get(0).data()) + "'");
    }

    @Test
    void thePageIsSmall() {
        Section words = new Section("summary", "Summary", List.of());
        String page = HtmlReport.render(new Document("Words only", "", "en", words, List.of(), List.of()));
        assertThat(page.length()).isLessThan(30_000);
        assertThat(PAGE.length()).isLessThan(320_000);
    }

    @Test
    void everyFigureIsDrawnDescribedAndHasItsTable() {
        assertThat(DOM.select("figure")).hasSize(8);
        for (Element figure : DOM.select("figure")) {
            assertThat(figure.select("svg[role=img]").attr("aria-label")).isNotBlank();
            assertThat(figure.select("details table tbody td")).isNotEmpty();
            assertThat(figure.select("figcaption")).hasSize(1);
        }
    }

    @Test
    void theOutlineIsOneThatReadersOfScreensCanFollow() {
        assertThat(DOM.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(DOM.select("h1, main, nav")).hasSize(3);
        assertThat(DOM.selectFirst("body").child(0).attr("href")).isEqualTo("#main");
        for (Element table : DOM.select("table:not(.manifest)")) {
            assertThat(table.select("thead th:not([scope=col])")).isEmpty();
            assertThat(table.attr("aria-labelledby")).isNotBlank();
        }
        Set<String> ids = new HashSet<>();
        for (Element element : DOM.select("[id]")) {
            assertThat(ids.add(element.id())).as(element.id()).isTrue();
        }
        for (String reference : DOM.select("[aria-labelledby]").eachAttr("aria-labelledby")) {
            assertThat(ids).contains(reference.split(" "));
        }
        for (Element link : DOM.select("a[href]")) {
            assertThat(ids).contains(link.attr("href").substring(1));
        }
    }

    @Test
    void tablesAndFiguresAreNumberedInTheirOrder() {
        assertThat(DOM.select("main .number-label").eachText().stream()
                        .filter(label -> label.startsWith("Figure"))
                        .toList())
                .containsExactly(
                        "Figure 1", "Figure 2", "Figure 3", "Figure 4", "Figure 5", "Figure 6", "Figure 7", "Figure 8");
        assertThat(DOM.select("main .number-label").eachText()).contains("Table 1", "Table 5", "Data of Figure 4");
    }

    @Test
    void numbersAreRoundedAndAligned() {
        Element row = DOM.select("#sample-contexts tbody tr").first();
        assertThat(row.select("th, td").eachText())
                .containsExactly("Neighbourhood", "500", "50", "44.22", "13.40", "53.1%", "3.1%");
        assertThat(DOM.select("#loadings td.interval").first().text()).matches("\\.\\d\\d \\[\\.\\d\\d, \\.\\d\\d]");
    }

    @Test
    void hostileTextsComeOutAsTexts() {
        String page = HtmlReport.render(HostileReport.document());
        org.jsoup.nodes.Document dom = Jsoup.parse(page);
        assertThat(dom.select("script")).hasSize(1);
        assertThat(dom.select("img, b")).isEmpty();
        for (Element element : dom.getAllElements()) {
            assertThat(element.attributes().asList()).noneMatch(a -> a.getKey().startsWith("on"));
        }
        for (int n = 0; n < Hostile.TEXTS.size(); n++) {
            String expected = PlainText.line(Hostile.TEXTS.get(n));
            Element section = dom.getElementById("part-" + n);
            assertThat(PlainText.line(section.selectFirst("tbody td").text())).isEqualTo(expected);
            assertThat(PlainText.line(section.selectFirst("h2").text())).isEqualTo(expected);
            assertThat(section.select("svg.plot")).hasSize(10);
        }
        assertThat(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(page);
    }
}
