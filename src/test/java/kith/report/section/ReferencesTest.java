package kith.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.citation.Citation;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.KeyFigures;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final Section CITING = new Section(
            "a",
            "A",
            List.of(
                    new Paragraph("As in " + Citation.narrative("cheungRensvold2002") + "."),
                    new KeyFigures(List.of(
                            new KeyFigure("Fit", Cell.empty(), Citation.unbracketed("huBentler1999"), Tone.NOTE)))),
            List.of(new Section(
                    "b",
                    "B",
                    List.of(
                            new Notice(Tone.NOTE, "", "text", "see " + Citation.unbracketed("chen2007")),
                            new Table(
                                    "t",
                                    "Caption",
                                    List.of(Column.text("Rule")),
                                    List.of(List.of(Cell.text(Citation.unbracketed("savalei2024")))),
                                    List.of(Citation.parenthetical("meredith1993")))))));

    @Test
    void listsWhatIsCitedAndNothingElse() {
        Section references = References.of(List.of(CITING)).orElseThrow();
        assertThat(references.title()).isEqualTo("References");
        assertThat(references.blocks())
                .extracting(block -> ((Paragraph) block).text())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("Chen, F. F. (2007)."),
                        one -> assertThat(one).startsWith("Cheung, G. W., & Rensvold, R. B. (2002)."),
                        one -> assertThat(one).startsWith("Hu, L., & Bentler, P. M. (1999)."),
                        one -> assertThat(one).startsWith("Meredith, W. (1993)."),
                        one -> assertThat(one).startsWith("Savalei, V., Brace, J. C., & Fouladi, R. T. (2024)."));
    }

    @Test
    void thereIsNoListWhereNothingIsCited() {
        List<Block> words = List.of(new Paragraph("In 2007 we asked 2002 people; Chen was one."));
        assertThat(References.of(List.of(new Section("a", "A", words)))).isEmpty();
    }

    @Test
    void programsAreToldTheSame() {
        Section references = References.of(List.of(CITING)).orElseThrow();
        Document document =
                new Document("T", "", "en", new Section("s", "S", List.of()), List.of(CITING, references), List.of());
        assertThat(References.trees(References.cited(document)))
                .extracting(tree -> tree.entries().get("key"))
                .containsExactly("chen2007", "cheungRensvold2002", "huBentler1999", "meredith1993", "savalei2024");
    }
}
