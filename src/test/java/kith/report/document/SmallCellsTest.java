package kith.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.report.document.Cell.Format;
import kith.report.document.Table.Column;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    private static final SmallCells FIVE = new SmallCells(5);

    private static List<Cell> row(String group, int n, double mean) {
        return List.of(Cell.text(group), Cell.count(n), Cell.number(mean, Format.TWO_DECIMALS));
    }

    private static Table table(List<List<Cell>> rows) {
        return new Table(
                "t", "T", List.of(Column.text("Group"), Column.statistic("n"), Column.number("M")), rows, List.of());
    }

    private static Block shown(Block block) {
        return FIVE.apply(new Section("s", "S", List.of(block))).blocks().get(0);
    }

    @Test
    void bothSidesOfTheThreshold() {
        Table table = table(List.of(
                row("a", 4, 1),
                row("b", 3, 1),
                row("c", 5, 2),
                row("none", 0, Double.NaN),
                row("Total sample", 12, 1)));
        Table shown = (Table) shown(table);
        assertThat(shown.rows().get(0)).containsExactly(Cell.text("a"), Cell.text("suppressed"), Cell.text(""));
        assertThat(shown.rows().get(1).get(1)).isEqualTo(Cell.text("suppressed"));
        assertThat(shown.rows().subList(2, 5)).isEqualTo(table.rows().subList(2, 5));
        assertThat(shown.notes()).singleElement().asString().contains("fewer than 5 respondents");
    }

    @Test
    void oneSmallGroupTakesTheNextSmallestWithIt() {
        Table table = table(List.of(row("a", 4, 1), row("b", 30, 1), row("c", 20, 2), row("Total sample", 54, 1)));
        Table shown = (Table) shown(table);
        assertThat(shown.rows().get(1)).isEqualTo(table.rows().get(1));
        assertThat(shown.rows().get(2).get(2)).isEqualTo(Cell.text(""));
        assertThat(FIVE.hiddenGroups(Map.of("a", 4, "b", 30, "c", 20))).containsExactlyInAnyOrder("a", "c");
        assertThat(FIVE.hiddenGroups(Map.of("a", 5, "b", 30))).isEmpty();
        assertThat(new SmallCells(1).hiddenGroups(Map.of("a", 1))).isEmpty();
    }

    @Test
    void theTotalAndTablesWithoutGroupsStay() {
        Table total = table(List.of(row("Total sample", 3, 1)));
        assertThat(shown(total)).isSameAs(total);
        Table other = new Table("t", "T", List.of(Column.statistic("n")), List.of(List.of(Cell.count(2))), List.of());
        assertThat(shown(other)).isSameAs(other);
    }

    @Test
    void aFigureGivesWayToItsTable() {
        Figure figure = new Figure(
                "f",
                "F",
                "Two bars.",
                new Figure.Bars(List.of("a", "b"), new double[] {1, 1}, "M", Double.NaN, Format.TWO_DECIMALS),
                table(List.of(row("a", 4, 1), row("b", 3, 1))));
        assertThat(shown(figure)).isInstanceOf(Table.class);
        assertThat(new SmallCells(1)
                        .apply(new Section("s", "S", List.of(figure)))
                        .blocks()
                        .get(0))
                .isSameAs(figure);
    }

    private static Tree mean(String group, int n) {
        return new Tree().put("scale", "x").put("group", group).put("n", n);
    }

    @Test
    void treesLoseTheEntries() {
        Tree tree = new Tree()
                .put("means", List.of(mean("", 3), mean("a", 4), mean("b", 5), mean("c", 50)))
                .put(
                        "inner",
                        new Tree()
                                .put(
                                        "patterns",
                                        List.of(
                                                new Tree()
                                                        .put("missing", List.of("i"))
                                                        .put("rows", 4),
                                                new Tree()
                                                        .put("missing", List.of())
                                                        .put("rows", 5))));
        Tree shown = FIVE.apply(tree);
        assertThat((List<?>) shown.entries().get("means"))
                .extracting(one -> ((Tree) one).entries().get("group"))
                .containsExactly("", "c");
        assertThat((List<?>) ((Tree) shown.entries().get("inner")).entries().get("patterns"))
                .hasSize(1);
    }

    @Test
    void whatThereIsOfEachRespondentIsNotComputedForIt() {
        ComputedList<Tree> each = ComputedList.of(1_000_000, row -> {
            throw new AssertionError("row " + row);
        });
        Tree shown = FIVE.apply(new Tree().put("scores", each));
        assertThat(shown.entries().get("scores")).isSameAs(each);
    }
}
