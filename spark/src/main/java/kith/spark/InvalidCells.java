package kith.spark;

import java.io.Serializable;
import java.util.TreeMap;
import kith.finding.Problems;

/** Cells that are no number, counted by column, each column with an example. Not thread-safe. */
final class InvalidCells implements Serializable {

    private static final long serialVersionUID = 1;

    private final TreeMap<String, Column> columns = new TreeMap<>();

    private record Column(long count, String example) implements Serializable {
        Column plus(Column other) {
            return new Column(count + other.count, example);
        }
    }

    void add(String column, String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        columns.merge(column, new Column(1, shown), Column::plus);
    }

    /** Both together, with the examples of this. */
    InvalidCells plus(InvalidCells other) {
        InvalidCells sum = new InvalidCells();
        sum.columns.putAll(columns);
        other.columns.forEach((name, column) -> sum.columns.merge(name, column, Column::plus));
        return sum;
    }

    /** @throws kith.finding.InputException with every column that has such cells */
    void require(String source) {
        Problems problems = new Problems();
        columns.forEach((name, column) -> problems.add(
                source + ": " + name,
                column.count() + (column.count() == 1 ? " cell" : " cells") + " with no number, such as “"
                        + column.example() + "”",
                "numbers, or missing responses",
                "declare it as missing if that is what it means: --missing-code " + column.example()));
        problems.throwIfAny();
    }
}
