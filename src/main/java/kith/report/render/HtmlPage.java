package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.finding.Advice;
import kith.report.document.Block;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;

/** A document made ready for the templates: numbers rounded, figures drawn. */
public final class HtmlPage {

    private static final int LONGEST_HEAD = 90;

    private final Document document;
    private final Numbering numbering;

    HtmlPage(Document document) {
        this.document = document;
        this.numbering = new Numbering(document);
    }

    public Document document() {
        return document;
    }

    /** Language of the page; English where the document names none. */
    public String language() {
        return document.language().isBlank() ? "en" : PlainText.line(document.language());
    }

    /** The summary and the other sections. */
    public List<Section> sections() {
        List<Section> all = new ArrayList<>();
        all.add(document.summary());
        all.addAll(document.sections());
        return all;
    }

    /** Text without characters that a page cannot hold. */
    public String text(String text) {
        return PlainText.of(text);
    }

    /** Text with its statistics typeset, as HTML. */
    public String words(String text) {
        return html(Typesetting.runs(text));
    }

    /** What the reader of this page can do, as HTML. */
    public String words(Advice advice) {
        return words(advice.in(document.way()));
    }

    /** The heading of a column, as HTML. */
    public String heading(Table.Column column) {
        return html(Typesetting.heading(column));
    }

    private static String html(List<Typesetting.Run> runs) {
        StringBuilder html = new StringBuilder();
        for (Typesetting.Run run : runs) {
            String text = Svg.escape(run.text());
            html.append(run.italic() ? "<i>" + text + "</i>" : text);
        }
        return html.toString();
    }

    /** The title as a string of a style sheet, every sign but letters and digits as its number. */
    public String runningHead() {
        StringBuilder head = new StringBuilder();
        PlainText.cut(PlainText.line(document.title()), LONGEST_HEAD, "…")
                .codePoints()
                .forEach(point -> {
                    if (point < 128 && Character.isLetterOrDigit(point)) {
                        head.appendCodePoint(point);
                    } else {
                        head.append('\\').append(Integer.toHexString(point)).append(' ');
                    }
                });
        return head.toString();
    }

    /** The parts of a running text, as HTML. */
    public List<String> paragraphs(Block.Paragraph paragraph) {
        return Typesetting.paragraphs(paragraph).stream().map(HtmlPage::html).toList();
    }

    /** What a cell shows. */
    public String cell(kith.report.document.Cell cell) {
        return Rounding.TYPESET.cell(cell);
    }

    /** “Table 3” or “Figure 2”. */
    public String label(Block block) {
        return numbering.label(block);
    }

    public HtmlTable table(Table table) {
        return HtmlTable.of(table, numbering.label(table));
    }

    /** The drawing of a figure, as SVG. */
    public String drawing(Figure figure) {
        return Drawing.of(figure);
    }

    /** Class of a tone. */
    public String tone(Block.Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    /** Word for a tone, for those who do not see its colour. */
    public String toneWord(Block.Tone tone) {
        return Words.of(tone);
    }

    /** Sign for a tone. */
    public String toneSign(Block.Tone tone) {
        return switch (tone) {
            case NEUTRAL, NOTE -> "i";
            case GOOD -> "✓";
            case WARNING -> "!";
            case ERROR -> "×";
        };
    }

    public String style() {
        return PageParts.STYLE;
    }

    /** The one script of the page. */
    public String script() {
        return PageParts.SCRIPT;
    }

    /** Allows the page's own script by its checksum and its own styles, and nothing from anywhere else. */
    public String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + PageParts.checksum(script())
                + "'; base-uri 'none'; form-action 'none'";
    }
}
