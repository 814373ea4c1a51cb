package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxReportTest {

    private static final byte[] DEMO = DocxReport.bytes(DemoReport.document());

    private static XWPFDocument opened(byte[] bytes) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(bytes));
    }

    private static List<String> texts(XWPFDocument word, String style) {
        return word.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    @Test
    void twoRendersGiveTheSameBytes() {
        assertThat(DocxReport.bytes(DemoReport.document())).isEqualTo(DEMO);
    }

    @Test
    void headingsNumbersAndTitlesHaveTheirStyles() throws IOException {
        try (XWPFDocument word = opened(DEMO)) {
            assertThat(texts(word, "Title")).hasSize(1);
            assertThat(texts(word, "Heading1"))
                    .containsAll(DemoReport.document().sections().stream()
                            .map(Section::title)
                            .toList());
            assertThat(texts(word, "TableNumber")).contains("Table 1", "Figure 1");
            assertThat(texts(word, "TableNote")).anyMatch(note -> note.startsWith("Note. "));
            assertThat(word.getHeaderList()).isNotEmpty();
            for (String style : List.of("Heading1", "Heading2", "TableNumber", "TableTitle", "Caution")) {
                assertThat(word.getStyles().styleExist(style)).isTrue();
            }
        }
    }

    @Test
    void tablesHaveEveryCellAndNoRulesBetweenColumns() throws IOException {
        try (XWPFDocument word = opened(DEMO)) {
            List<XWPFTable> tables = word.getTables();
            assertThat(tables).allMatch(t -> t.getInsideVBorderType() == null && t.getLeftBorderType() == null);
            assertThat(tables.stream().flatMap(t -> t.getRows().stream()))
                    .allMatch(row -> row.getTableCells().stream()
                            .noneMatch(cell -> cell.getParagraphs().isEmpty()));
            XWPFTable sample = tables.stream()
                    .filter(t -> t.getText().startsWith("Context"))
                    .findFirst()
                    .orElseThrow();
            assertThat(sample.getRow(0).isRepeatHeader()).isTrue();
            assertThat(sample.getRows()).noneMatch(row -> !row.isCantSplitRow());
            assertThat(sample.getText()).contains("Neighbourhood\t500\t50\t44.22\t13.40\t53.1%\t3.1%");
        }
    }

    @Test
    void figuresAreImagesOf300DotsWithWords() throws IOException {
        try (XWPFDocument word = opened(DEMO)) {
            List<XWPFPictureData> pictures = word.getAllPictures();
            assertThat(pictures).hasSize(8);
            for (XWPFPictureData picture : pictures) {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.getData()));
                assertThat(image.getWidth()).isBetween(600, 1900);
                assertThat(Arrays.stream(image.getRGB(
                                        0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                                .distinct()
                                .count())
                        .isGreaterThan(20);
            }
            List<String> described = word.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getRuns().stream())
                    .flatMap(run -> run.getEmbeddedPictures().stream())
                    .map(picture -> picture.getDescription())
                    .toList();
            assertThat(described).hasSize(8).noneMatch(String::isBlank);
        }
    }

    /** The same pieces of a reference are italic in Word, HTML, Markdown and LaTeX. */
    @Test
    void italicsOfReferences() throws IOException {
        Block.Paragraph line = new Block.Paragraph(List.of(
                new Block.Piece("Author, A. (2002). A_title. ", false),
                new Block.Piece("Journal & Sons, 9", true),
                new Block.Piece("(2), 233–255.", false)));
        Document document = new Document("T", "", "en", new Section("s", "S", List.of(line)), List.of(), List.of());
        try (XWPFDocument word = opened(DocxReport.bytes(document))) {
            assertThat(word.getParagraphs().stream()
                            .flatMap(paragraph -> paragraph.getRuns().stream())
                            .filter(XWPFRun::isItalic)
                            .map(XWPFRun::text))
                    .containsExactly("Journal & Sons, 9");
        }
        assertThat(HtmlReport.render(document)).contains("A_title. <i>Journal &amp; Sons, 9</i>(2), 233–255.</p>");
        assertThat(MarkdownReport.render(document)).contains("A\\_title. *Journal &amp; Sons, 9*(2), 233–255.");
        assertThat(LatexReport.render(document)).contains("A\\_title. \\textit{Journal \\& Sons, 9}(2), 233–255.");
    }

    @Test
    void statisticsAreItalic() throws IOException {
        Document document = new Document(
                "T",
                "",
                "en",
                new Section("s", "S", List.of(new kith.report.document.Block.Paragraph("It was so, p = .012."))),
                List.of(),
                List.of());
        try (XWPFDocument word = opened(DocxReport.bytes(document))) {
            List<XWPFRun> italic = word.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getRuns().stream())
                    .filter(XWPFRun::isItalic)
                    .toList();
            assertThat(italic).hasSize(1);
            assertThat(italic.get(0).text()).isEqualTo("p");
        }
    }

    @Test
    void aTableOfManyColumnsStandsAcross() throws IOException {
        List<Table.Column> columns = new ArrayList<>();
        List<Cell> row = new ArrayList<>();
        for (int c = 0; c < 30; c++) {
            columns.add(Table.Column.number("c" + c));
            row.add(Cell.number(c / 31.0, Cell.Format.CORRELATION));
        }
        Table wide = new Table("t", "Wide", columns, List.of(row), List.of());
        Document document = new Document("T", "", "en", new Section("s", "S", List.of(wide)), List.of(), List.of());
        try (XWPFDocument word = opened(DocxReport.bytes(document))) {
            List<String> orientations = word.getParagraphs().stream()
                    .filter(p ->
                            p.getCTP().getPPr() != null && p.getCTP().getPPr().isSetSectPr())
                    .map(p -> String.valueOf(
                            p.getCTP().getPPr().getSectPr().getPgSz().getOrient()))
                    .toList();
            assertThat(orientations).containsExactly("null", "landscape");
        }
    }

    @Test
    void hostileTextsComeOutAsTexts() throws IOException {
        try (XWPFDocument word = opened(DocxReport.bytes(HostileReport.document(), 40))) {
            List<String> headings =
                    texts(word, "Heading1").stream().map(PlainText::line).toList();
            for (String text : Hostile.TEXTS) {
                assertThat(headings).contains(PlainText.line(text));
            }
            assertThat(word.getAllPictures()).hasSize(10 * Hostile.TEXTS.size());
        }
    }

    @Test
    void aFigureIsPaintedInTheColoursOfThePage() throws IOException {
        Figure figure = new Figure(
                "f",
                "Bars",
                "",
                new Figure.Bars(List.of("a", "b"), new double[] {0.5, 0.25}, "r", Double.NaN, Cell.Format.CORRELATION),
                new Table("t", "", List.of(), List.of(), List.of()));
        FigureImage.Image image = new FigureImage(300).of(figure, 6, 8);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertThat(read.getWidth()).isEqualTo(1800);
        int[] pixels = read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
        assertThat(Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == 0x3b6ea5).count())
                .isGreaterThan(10_000);
    }

    @Test
    void libreOfficeOpensIt(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> office = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(office.isPresent(), "no LibreOffice on the path: the document was not opened in it");
        Path file = Files.write(folder.resolve("report.docx"), DEMO);
        Process process = new ProcessBuilder(
                        office.orElseThrow().toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assumeTrue(ended, "LibreOffice did not end in time");
        assertThat(Files.size(folder.resolve("report.pdf"))).isGreaterThan(50_000);
    }
}
