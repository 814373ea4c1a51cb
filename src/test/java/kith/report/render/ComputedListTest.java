package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Cell;
import kith.report.document.ComputedList;
import kith.report.document.Table;
import kith.report.document.Tree;
import org.junit.jupiter.api.Test;

/** Rows and entries that are computed when they are written give the bytes of those that are held. */
class ComputedListTest {

    private static final int ROWS = 3_000;

    private static List<Cell> row(int row) {
        return List.of(
                Cell.text("id" + row),
                row == ROWS - 1
                        ? Cell.interval(row, row - 1, row + 1, Cell.Format.THREE_DECIMALS)
                        : Cell.number(row / 7.0, Cell.Format.THREE_DECIMALS));
    }

    private static Tree entry(int row) {
        return new Tree().put("id", "id" + row).put("score", row % 5 == 0 ? Double.NaN : row / 7.0);
    }

    private static <T> List<T> held(List<T> computed) {
        return new ArrayList<>(computed);
    }

    @Test
    void tablesAreTheSame() {
        List<List<Cell>> computed = ComputedList.of(ROWS, ComputedListTest::row);
        assertThat(CsvTable.render(table(computed))).isEqualTo(CsvTable.render(table(held(computed))));
    }

    private static Table table(List<List<Cell>> rows) {
        return new Table(
                "scores", "Scores", List.of(Table.Column.text("id"), Table.Column.number("score")), rows, List.of());
    }

    @Test
    void treesAreTheSame() {
        List<Tree> computed = ComputedList.of(ROWS, ComputedListTest::entry);
        String text = JsonWriter.write(new Tree().put("scores", computed));
        assertThat(text).isEqualTo(JsonWriter.write(new Tree().put("scores", held(computed))));
        assertThat(JsonWriter.write(new Tree().put("scores", ComputedList.of(0, ComputedListTest::entry))))
                .isEqualTo(JsonWriter.write(new Tree().put("scores", List.of())));
    }

    @Test
    void placesOutsideAreRefused() {
        assertThatThrownBy(() -> ComputedList.of(2, place -> place).get(2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
