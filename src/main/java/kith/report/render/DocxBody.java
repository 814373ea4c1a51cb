package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;

/** The text of a Word document, with its images beside it. Lengths are in twentieths of a point. */
final class DocxBody implements Block.Visitor {

    static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Width of the text on A4 with margins of an inch. */
    static final int ACROSS_PORTRAIT = 11_906 - 2 * 1440;

    static final int ACROSS_LANDSCAPE = 16_838 - 2 * 1440;

    private static final double WIDEST_FIGURE = ACROSS_PORTRAIT / 1440.0;
    private static final double HIGHEST_FIGURE = 8;
    private static final double EMU_PER_INCH = 914_400;
    private static final int DEEPEST_HEADING = 3;

    private final Document document;
    private final Numbering numbering;
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final List<byte[]> images = new ArrayList<>();
    private final int dotsPerInch;
    /** The style of running text in the present section. */
    private String text = "Normal";

    private FigureImage painter;

    DocxBody(Document document, int dotsPerInch) {
        this.dotsPerInch = dotsPerInch;
        this.document = document;
        this.numbering = new Numbering(document);
    }

    /** The images in their order; filled by {@link #xml}. */
    List<byte[]> images() {
        return images;
    }

    String xml() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"")
                .append(NAMESPACE)
                .append("\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"")
                .append(" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"")
                .append(" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"")
                .append(" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n");
        paragraph("Title", run(document.title(), ""));
        if (!document.subtitle().isBlank()) {
            paragraph("Subtitle", runs(document.subtitle()));
        }
        if (!document.imprint().byline().isBlank()) {
            paragraph("Subtitle", run(document.imprint().byline(), ""));
        }
        section(document.summary(), 1);
        document.sections().forEach(section -> section(section, 1));
        manifest();
        out.append(page(false)).append("</w:body></w:document>");
        return out.toString();
    }

    private void section(Section section, int level) {
        paragraph("Heading" + Math.min(level, DEEPEST_HEADING), run(section.title(), ""));
        text = section.id().equals(Section.REFERENCES) ? "Bibliography" : "Normal";
        section.blocks().forEach(block -> block.accept(this));
        section.subsections().forEach(part -> section(part, level + 1));
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        for (List<Typesetting.Run> part : Typesetting.paragraphs(paragraph)) {
            paragraph(text, runs(part));
        }
    }

    @Override
    public void notice(Block.Notice notice) {
        String where = notice.where().isBlank() ? "" : " · " + PlainText.line(notice.where());
        String advice = notice.remedy().in(document.way());
        paragraph(
                "Caution",
                run(Words.of(notice.tone()) + where + ". ", "<w:b/>")
                        + runs(notice.text())
                        + (advice.isBlank() ? "" : "<w:r><w:br/></w:r>" + runs(advice)));
    }

    @Override
    public void keyFigures(Block.KeyFigures keys) {
        out.append(DocxTable.of(keys));
        paragraph("TableNote", "");
    }

    @Override
    public void table(Table table) {
        boolean across = DocxTable.needsLandscape(table);
        if (across) {
            out.append("<w:p><w:pPr>").append(page(false)).append("</w:pPr></w:p>\n");
        }
        paragraph("TableNumber", run(numbering.label(table), ""));
        paragraph("TableTitle", runs(table.caption()));
        out.append(DocxTable.of(table, across ? ACROSS_LANDSCAPE : ACROSS_PORTRAIT));
        notes(table.notes());
        if (across) {
            out.append("<w:p><w:pPr>").append(page(true)).append("</w:pPr></w:p>\n");
        }
    }

    private void notes(List<String> notes) {
        for (int n = 0; n < notes.size(); n++) {
            paragraph("TableNote", (n == 0 ? run("Note. ", "<w:i/>") : "") + runs(notes.get(n)));
        }
        if (notes.isEmpty()) {
            // Two tables without a paragraph in between would become one.
            paragraph("TableNote", "");
        }
    }

    @Override
    public void figure(Figure figure) {
        if (painter == null) {
            painter = new FigureImage(dotsPerInch);
        }
        FigureImage.Image image = painter.of(figure, WIDEST_FIGURE, HIGHEST_FIGURE);
        paragraph("TableNumber", run(numbering.label(figure), ""));
        paragraph("TableTitle", runs(figure.caption()));
        String words = figure.description().isBlank() ? figure.caption() : figure.description();
        paragraph("Figure", picture(image, PlainText.cut(PlainText.line(words), 2000, "…")));
        images.add(image.png());
        notes(figure.description().isBlank() ? List.of() : List.of(figure.description()));
    }

    private String picture(FigureImage.Image image, String words) {
        int n = images.size();
        String size = "cx=\"" + Math.round(image.width() * EMU_PER_INCH) + "\" cy=\""
                + Math.round(image.height() * EMU_PER_INCH) + "\"";
        String name = "id=\"" + (n + 1) + "\" name=\"Figure " + (n + 1) + "\" descr=\"" + Svg.escape(words) + "\"";
        return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " + size
                + "/><wp:docPr " + name + "/><a:graphic><a:graphicData"
                + " uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr "
                + name + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"image" + n
                + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                + "<a:ext " + size + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
                + "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }

    private void manifest() {
        if (document.manifest().isEmpty()) {
            return;
        }
        paragraph("Heading1", run(Words.MANIFEST, ""));
        List<List<Cell>> rows = document.manifest().stream()
                .map(entry -> List.of(Cell.text(entry.label()), Cell.text(entry.value())))
                .toList();
        out.append(DocxTable.plain(rows));
        paragraph("TableNote", "");
    }

    private void paragraph(String style, String runs) {
        out.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
        out.append(runs).append("</w:p>\n");
    }

    /** Properties of the pages up to here. */
    private static String page(boolean landscape) {
        String size = landscape
                ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
                : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\""
                + (landscape ? "landscape" : "header") + "\"/>" + size
                + "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1300\" w:left=\"1440\" w:header=\"708\""
                + " w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";
    }

    /** Text with its statistics in italics. */
    static String runs(String text) {
        return runs(Typesetting.runs(text));
    }

    static String runs(List<Typesetting.Run> typeset) {
        StringBuilder runs = new StringBuilder();
        for (Typesetting.Run run : typeset) {
            runs.append(run(run.text(), run.italic() ? "<w:i/>" : ""));
        }
        return runs.toString();
    }

    /** A run of text with properties; line ends become breaks. */
    static String run(String text, String properties) {
        StringBuilder run = new StringBuilder("<w:r>");
        if (!properties.isEmpty()) {
            run.append("<w:rPr>").append(properties).append("</w:rPr>");
        }
        String[] lines = PlainText.of(text).split("\n", -1);
        for (int n = 0; n < lines.length; n++) {
            run.append(n == 0 ? "" : "<w:br/>").append("<w:t xml:space=\"preserve\">");
            run.append(Svg.escape(lines[n].replace('\t', ' '))).append("</w:t>");
        }
        return run.append("</w:r>").toString();
    }
}
