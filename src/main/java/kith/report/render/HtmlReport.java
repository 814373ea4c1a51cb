package kith.report.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import kith.report.document.Document;

/**
 * A report as one web page that needs nothing beside itself: no network, no other file. Every figure is drawn as SVG
 * when the report is written, with its values on hover and in a table behind it, so that it reads without scripts and
 * in print. The page follows the reader's choice of light or dark.
 *
 * <p>All text is escaped by where it stands; a content security policy forbids the page to load or send anything, and
 * to run any script but its own. The same document always gives the same text.
 */
public final class HtmlReport {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    /** The page. To be written as UTF-8. */
    public static String render(Document document) {
        StringOutput out = new StringOutput(1 << 16);
        TEMPLATES.render("report.jte", new HtmlPage(document), out);
        return out.toString();
    }
}
