package kith.report.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.report.document.Document;

/**
 * A report as a Word document (Office Open XML, ECMA-376): real headings, APA 7 tables, figures as images of 300 dots
 * an inch with alternative text, a running head with page numbers, and pages across for tables that need them.
 *
 * <p>The parts are written as text rather than through POI's XWPF, whose beans take as long for a supplement as its
 * analyses take; tests open the result with XWPF. The same document gives the same bytes under the same Java; only
 * images hold compressed bytes, which may differ between versions of Java.
 */
public final class DocxReport {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String STYLES = PageParts.read("/kith/report/render/docx-styles.xml");
    private static final int LONGEST_HEAD = 70;

    /** What journals ask of figures. */
    private static final int DOTS_PER_INCH = 300;

    private DocxReport() {}

    /** The document as the content of a file. */
    public static byte[] bytes(Document document) {
        return bytes(document, DOTS_PER_INCH);
    }

    /** The same with images of another resolution. */
    static byte[] bytes(Document document, int dotsPerInch) {
        DocxBody body = new DocxBody(document, dotsPerInch);
        String text = body.xml();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        put(parts, "[Content_Types].xml", types());
        put(
                parts,
                "_rels/.rels",
                relationships(
                        relationship("document", OFFICE + "officeDocument", "word/document.xml"),
                        relationship("core", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")));
        put(parts, "docProps/core.xml", core(document));
        put(parts, "word/document.xml", text);
        put(parts, "word/styles.xml", STYLES.replace("LANGUAGE", language(document)));
        put(parts, "word/header1.xml", header(document, DocxBody.ACROSS_PORTRAIT));
        put(parts, "word/header2.xml", header(document, DocxBody.ACROSS_LANDSCAPE));
        String images = IntStream.range(0, body.images().size())
                .mapToObj(n -> relationship("image" + n, OFFICE + "image", "media/figure" + (n + 1) + ".png"))
                .collect(Collectors.joining());
        put(
                parts,
                "word/_rels/document.xml.rels",
                relationships(
                        relationship("styles", OFFICE + "styles", "styles.xml"),
                        relationship("header", OFFICE + "header", "header1.xml"),
                        relationship("landscape", OFFICE + "header", "header2.xml"),
                        images));
        for (int n = 0; n < body.images().size(); n++) {
            parts.put("word/media/figure" + (n + 1) + ".png", body.images().get(n));
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            StableZip.write(parts, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void put(Map<String, byte[]> parts, String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String types() {
        return DECLARATION + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + "<Override PartName=\"/docProps/core.xml\""
                + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + WORD + "document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + WORD + "styles+xml\"/>"
                + "<Override PartName=\"/word/header1.xml\" ContentType=\"" + WORD + "header+xml\"/>"
                + "<Override PartName=\"/word/header2.xml\" ContentType=\"" + WORD + "header+xml\"/></Types>";
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relationships(String... each) {
        return DECLARATION + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + String.join("", each)
                + "</Relationships>";
    }

    private static String core(Document document) {
        return DECLARATION + "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                + Svg.escape(PlainText.cut(PlainText.line(document.title()), 250, "…"))
                + "</dc:title><dc:creator>Kith</dc:creator></cp:coreProperties>";
    }

    private static String header(Document document, int across) {
        String head = PlainText.cut(PlainText.line(document.title()), LONGEST_HEAD, "…");
        return DECLARATION + "<w:hdr xmlns:w=\"" + DocxBody.NAMESPACE + "\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/>"
                + "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + across + "\"/></w:tabs></w:pPr>" + DocxBody.run(head, "")
                + "<w:r><w:tab/></w:r>"
                + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:hdr>";
    }

    private static String language(Document document) {
        return document.language().matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? document.language() : "en";
    }
}
