package kith.report.section.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import org.junit.jupiter.api.Test;

/** The short form of a section that has none of its own. */
class ShortenedTest {

    private static final Block WORDS = new Block.Paragraph("What was found.");
    private static final Table NUMBERS =
            new Table("numbers", "Numbers", List.of(Column.text("Item")), List.of(), List.of());

    @Test
    void endsWithTheFirstTable() {
        Section section =
                new Section("a", "A", List.of(WORDS, NUMBERS, WORDS), List.of(new Section("b", "B", List.of(WORDS))));
        Section shortened = Shortened.of(section);
        assertThat(shortened.blocks()).containsExactly(WORDS, NUMBERS);
        assertThat(shortened.subsections()).isEmpty();
    }

    /** A heading without text would say nothing. */
    @Test
    void ofSubsectionsAloneHasTheirText() {
        Section section = new Section(
                "a",
                "A",
                List.of(),
                List.of(
                        new Section("b", "B", List.of(WORDS, NUMBERS, WORDS)),
                        new Section("c", "C", List.of(NUMBERS))));
        Section shortened = Shortened.of(section);
        assertThat(shortened.blocks()).isEmpty();
        assertThat(shortened.subsections()).singleElement().satisfies(part -> {
            assertThat(part.title()).isEqualTo("B");
            assertThat(part.blocks()).containsExactly(WORDS);
        });
    }
}
