package kith.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The site is whole: every page is in its contents, every link leads somewhere, nothing is fetched. */
class SiteTest {

    @Test
    void everyPageIsInTheContents() throws IOException {
        Map<String, String> pages = Site.pages(false);
        Document front = Jsoup.parse(pages.get("index.html"));
        List<String> listed = front.select("nav li a").eachAttr("href");
        assertThat(pages.keySet()).hasSizeGreaterThan(20);
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(pages.keySet().stream()
                        .filter(page -> !page.equals("index.html"))
                        .toList());
    }

    @Test
    void everyLinkLeadsToAPageAndAHeading() throws IOException {
        Map<String, String> pages = Site.pages(false);
        List<String> broken = new ArrayList<>();
        pages.forEach((page, html) -> {
            for (Element link : Jsoup.parse(html).select("main a[href]")) {
                String to = link.attr("href");
                if (!to.startsWith("http")) {
                    String file = to.replaceFirst("#.*", "");
                    String anchor = to.contains("#") ? to.substring(to.indexOf('#') + 1) : "";
                    String target = pages.get(file.isEmpty() ? page : file);
                    if (target == null
                            || !anchor.isEmpty() && Jsoup.parse(target).getElementById(anchor) == null) {
                        broken.add(page + " → " + to);
                    }
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void nothingIsFetched() throws IOException {
        Site.pages(true).forEach((page, html) -> {
            Document document = Jsoup.parse(html);
            assertThat(document.select("script, link[rel=stylesheet], img[src^=http]"))
                    .as(page)
                    .isEmpty();
            assertThat(document.title()).as(page).endsWith("– Kith").doesNotStartWith("–");
            assertThat(document.select("h1")).as(page).hasSize(1);
        });
    }

    @Test
    void thePageThatIsReadIsMarked() throws IOException {
        Document page = Jsoup.parse(Site.pages(true).get("options.html"));
        assertThat(page.select("nav [aria-current=page]").eachText()).containsExactly("Verbs and options");
        assertThat(page.select("nav a[href=javadoc/index.html]")).hasSize(1);
    }
}
