package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final Table TABLE = new Table(
            "t",
            "Reliability of the Scores",
            List.of(Column.text("Score"), Column.number("Items"), Column.number("α [95% CI]"), Column.statistic("p")),
            List.of(
                    List.of(
                            Cell.text("Trust"),
                            Cell.count(4),
                            new Cell.Interval(0.85, 0.83, 0.87, Format.CORRELATION),
                            Cell.number(0.00001, Format.P_VALUE)),
                    List.of(
                            Cell.text("Total"),
                            Cell.count(20),
                            new Cell.Interval(0.9, 0.88, 0.92, Format.CORRELATION),
                            Cell.empty())),
            List.of(new Table.RowGroup(1, "All")),
            List.of("Feldt."));

    @Test
    void columnsAreAligned() {
        assertThat(TextTable.render(TABLE, 80)).isEqualTo("""
                        Reliability of the Scores
                        ────────────────────────────────────
                        Score  Items      α [95% CI]       p
                        ────────────────────────────────────
                        Trust      4  .85 [.83, .87]  < .001
                        All
                        Total     20  .90 [.88, .92]       –
                        ────────────────────────────────────
                        Note. Feldt.
                        """);
    }

    @Test
    void longTextsWrapAndNumbersStayWhole() {
        Table table = new Table(
                "t",
                "Items",
                List.of(Column.text("Item"), Column.text("Content"), Column.statistic("M")),
                List.of(List.of(
                        Cell.text("ci1"),
                        Cell.text("We often stop to chat when we meet one another on the way home"),
                        Cell.number(3.14159, Format.TWO_DECIMALS))),
                List.of());
        String text = TextTable.render(table, 40);
        assertThat(text.lines()).allMatch(line -> PlainText.width(line) <= 40);
        assertThat(text).contains("3.14").contains("way home");
    }

    @Test
    void tooManyColumnsContinueBelowWithTheirNames() {
        List<Column> columns = new java.util.ArrayList<>(List.of(Column.text("Item")));
        List<Cell> row = new java.util.ArrayList<>(List.of(Cell.text("ci1")));
        for (int i = 0; i < 20; i++) {
            columns.add(Column.number("column" + i));
            row.add(Cell.number(i / 7.0, Format.THREE_DECIMALS));
        }
        String text = TextTable.render(new Table("t", "Wide", columns, List.of(row), List.of()), 60);
        assertThat(text.lines()).allMatch(line -> PlainText.width(line) <= 60);
        assertThat(text.lines().filter(line -> line.startsWith("ci1"))).hasSizeGreaterThan(2);
        for (int i = 0; i < 20; i++) {
            assertThat(text).contains("column" + i);
        }
    }

    @Test
    void hostileTextsCannotSteerTheTerminal() {
        for (String text : Hostile.TEXTS) {
            String shown = TextTable.render(HostileReport.table("t", text), 80);
            assertThat(shown.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                    .isTrue();
            assertThat(shown.lines()).allMatch(line -> PlainText.width(line) <= 80);
        }
    }

    @Test
    void aTableWithoutRowsHasItsHeads() {
        Table empty = new Table("t", "Nothing", List.of(Column.text("Item")), List.of(), List.of());
        assertThat(TextTable.render(empty, 80)).contains("Item");
        assertThat(CsvTable.render(empty)).isEqualTo("Item\n");
    }

    @Test
    void commaSeparatedValuesAreExact() {
        assertThat(CsvTable.render(TABLE)).isEqualTo("""
                        group,Score,Items,α [95% CI],α [95% CI] lower,α [95% CI] upper,p
                        ,Trust,4,0.85,0.83,0.87,0.00001
                        All,Total,20,0.9,0.88,0.92,
                        """);
    }

    @Test
    void noFieldIsAFormula() {
        for (String text : Hostile.TEXTS) {
            String csv = CsvTable.render(HostileReport.table("t", text));
            String field = csv.substring(csv.indexOf("0.25") < 0 ? 0 : csv.indexOf(','));
            field = field.substring(1);
            String start = field.startsWith("\"") ? field.substring(1) : field;
            assertThat(start.strip())
                    .doesNotStartWith("=")
                    .doesNotStartWith("+")
                    .doesNotStartWith("-");
            assertThat(start.strip()).doesNotStartWith("@").doesNotStartWith("＝");
        }
        assertThat(CsvTable.render(HostileReport.table("t", "=cmd()"))).contains("'=cmd()");
        assertThat(CsvTable.render(HostileReport.table("t", "say \"hi\", ok"))).contains("\"say \"\"hi\"\", ok\"");
    }
}
