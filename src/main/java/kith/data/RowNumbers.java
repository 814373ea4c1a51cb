package kith.data;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The numbers of rows as texts, from 1: the ids of rows that have none. Immutable. */
final class RowNumbers extends AbstractList<String> implements RandomAccess {

    private final int rows;

    RowNumbers(int rows) {
        this.rows = rows;
    }

    @Override
    public String get(int row) {
        return Integer.toString(Objects.checkIndex(row, rows) + 1);
    }

    @Override
    public int size() {
        return rows;
    }
}
