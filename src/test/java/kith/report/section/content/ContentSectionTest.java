package kith.report.section.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.content.ContentQuestion;
import kith.content.ContentValidity;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Table;
import org.junit.jupiter.api.Test;

/** Content validity in words: counts of experts and items, and the grade of agreement of each item. */
class ContentSectionTest {

    private static ContentValidity answer(OptionalDouble essential, double[]... ratings) {
        return ContentValidity.of(
                IntStream.range(0, ratings.length).mapToObj(i -> "x" + i).toList(),
                IntStream.range(0, ratings[0].length).mapToObj(e -> "e" + e).toList(),
                ratings,
                new ContentQuestion(1, 4, 3, essential, .95));
    }

    private static Block first(ContentValidity answer) {
        return ContentSection.of(answer, List.of()).blocks().get(0);
    }

    @Test
    void expertsAndItemsAreCounted() {
        String end = " (mean of the items’ indices; share of items that all experts found relevant).";
        assertThat(first(answer(OptionalDouble.empty(), new double[] {4})))
                .isEqualTo(new Block.Paragraph("1 expert rated 1 item. S-CVI/Ave = 1.00, S-CVI/UA = 1.00" + end));
        assertThat(first(answer(OptionalDouble.empty(), new double[] {4, 3, 4, 2}, new double[] {3, 3, 3, 3})))
                .isEqualTo(new Block.Paragraph("4 experts rated 2 items. S-CVI/Ave = .88, S-CVI/UA = .50" + end));
    }

    /** With four experts three in agreement have κ* = .67, two .20, all 1; without ratings there is no grade. */
    @Test
    void agreementIsGradedInWords() {
        double none = Double.NaN;
        Table items = ContentSection.items(answer(
                OptionalDouble.empty(),
                new double[] {4, 4, 4, 4},
                new double[] {4, 3, 4, 2},
                new double[] {4, 3, 2, 2},
                new double[] {none, none, none, none}));
        assertThat(items.rows().stream().map(row -> row.get(5)))
                .containsExactly(Cell.text("excellent"), Cell.text("good"), Cell.text("poor"), Cell.text(""));
        assertThat(items.notes()).hasSize(2);
        assertThat(items.columns()).hasSize(8);
    }

    @Test
    void threeExpertsAreEnough() {
        assertThat(answer(OptionalDouble.empty(), new double[] {4, 4, 4}).findings())
                .isEmpty();
        assertThat(answer(OptionalDouble.empty(), new double[] {4, 4}).findings())
                .extracting(kith.finding.Finding::code)
                .containsExactly("few_experts");
    }

    @Test
    void essentialItemsHaveTheirRatio() {
        Table items = ContentSection.items(answer(OptionalDouble.of(4), new double[] {4, 4, 4, 3, 4}));
        assertThat(items.notes()).hasSize(3);
        assertThat(items.columns()).hasSize(10);
        assertThat(items.rows().get(0).get(8)).isEqualTo(Cell.number(.6, Cell.Format.CORRELATION));
    }
}
