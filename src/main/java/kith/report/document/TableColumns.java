package kith.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import kith.report.document.Cell.Format;
import kith.report.document.Table.Column;

/**
 * A table in the making, column by column: each says its heading and what a row shows under it, so that a cell cannot
 * come to stand under another heading. {@link Table#of} begins one.
 *
 * @param <T> what a row is about
 */
public final class TableColumns<T> {

    private final String id;
    private final String caption;
    private final List<T> rows = new ArrayList<>();
    private final List<Table.RowGroup> groups = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<? super T, Cell>> cells = new ArrayList<>();

    TableColumns(String id, String caption, List<? extends T> rows) {
        this.id = id;
        this.caption = caption;
        this.rows.addAll(rows);
    }

    /** A column of words. */
    public TableColumns<T> text(String heading, Function<? super T, String> words) {
        return cell(Column.text(heading), row -> Cell.text(words.apply(row)));
    }

    /** A column of numbers. */
    public TableColumns<T> number(String heading, Format format, ToDoubleFunction<? super T> value) {
        return cell(Column.number(heading), row -> Cell.number(value.applyAsDouble(row), format));
    }

    /** A column of whole numbers. */
    public TableColumns<T> count(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.COUNT, value);
    }

    /** A column of numbers with two decimals. */
    public TableColumns<T> twoDecimals(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.TWO_DECIMALS, value);
    }

    /** A column of numbers with three decimals. */
    public TableColumns<T> threeDecimals(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.THREE_DECIMALS, value);
    }

    /** A column of what cannot exceed 1 in size, with two decimals. */
    public TableColumns<T> correlation(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.CORRELATION, value);
    }

    /** A column of what cannot exceed 1 in size, with three decimals. */
    public TableColumns<T> fitIndex(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.FIT_INDEX, value);
    }

    /** A column of shares, in per cent. */
    public TableColumns<T> percent(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.PERCENT, value);
    }

    /** A column of p values. */
    public TableColumns<T> pValue(String heading, ToDoubleFunction<? super T> value) {
        return number(heading, Format.P_VALUE, value);
    }

    /** A column of numbers, headed by the symbol of a statistic. */
    public TableColumns<T> statistic(String symbol, Format format, ToDoubleFunction<? super T> value) {
        return cell(Column.statistic(symbol), row -> Cell.number(value.applyAsDouble(row), format));
    }

    /** A column of numbers with more than a value each, such as an interval. */
    public TableColumns<T> number(String heading, Function<? super T, Cell> cell) {
        return cell(Column.number(heading), cell);
    }

    /** A column of numbers for each heading, from as many values in a row; none where there is no value. */
    public TableColumns<T> numbers(List<String> headings, Format format, Function<? super T, double[]> values) {
        for (int k = 0; k < headings.size(); k++) {
            int at = k;
            number(headings.get(k), format, row -> at < values.apply(row).length ? values.apply(row)[at] : Double.NaN);
        }
        return this;
    }

    /** More columns for each of several things. */
    public <C> TableColumns<T> each(Iterable<C> several, BiConsumer<TableColumns<T>, C> columnsOf) {
        several.forEach(one -> columnsOf.accept(this, one));
        return this;
    }

    /** More columns where there is reason for them. */
    public TableColumns<T> when(boolean reason, Consumer<TableColumns<T>> more) {
        if (reason) {
            more.accept(this);
        }
        return this;
    }

    /** Columns about a part of a row; their cells are empty in a row without that part. */
    public <P> TableColumns<T> part(Function<? super T, Optional<P>> part, Consumer<TableColumns<P>> columnsOf) {
        TableColumns<P> own = new TableColumns<>(id, caption, List.of());
        columnsOf.accept(own);
        for (int k = 0; k < own.columns.size(); k++) {
            Function<? super P, Cell> shown = own.cells.get(k);
            cell(own.columns.get(k), row -> part.apply(row).map(shown).orElseGet(Cell::empty));
        }
        return this;
    }

    /** A column of any cells. */
    public TableColumns<T> cell(Column column, Function<? super T, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** More rows. */
    public TableColumns<T> rows(List<? extends T> more) {
        rows.addAll(more);
        return this;
    }

    /** More rows, below a heading. */
    public TableColumns<T> group(String heading, List<? extends T> more) {
        groups.add(new Table.RowGroup(rows.size(), heading));
        rows.addAll(more);
        return this;
    }

    /** The table, with its notes. */
    public Table table(String... notes) {
        return table(List.of(notes));
    }

    /** The table, with its notes. */
    public Table table(List<String> notes) {
        List<List<Cell>> shown = rows.stream().map(this::row).toList();
        return new Table(id, caption, columns, shown, groups, notes);
    }

    private List<Cell> row(T row) {
        return cells.stream().map(cell -> cell.apply(row)).toList();
    }
}
