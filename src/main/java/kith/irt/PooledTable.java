package kith.irt;

import java.util.ArrayList;
import java.util.List;

/**
 * Observed and expected frequencies of an item by sum score, pooled until each cell expects at least one respondent.
 */
final class PooledTable {

    private static final double LEAST = 1;

    private final int columns;
    private List<double[]> observed = new ArrayList<>();
    private List<double[]> expected = new ArrayList<>();
    private final List<Boolean> possible = new ArrayList<>();

    PooledTable(int columns) {
        this.columns = columns;
    }

    /** @param everyCategory whether every category can go with the score */
    void add(double[] observedRow, double[] expectedRow, boolean everyCategory) {
        observed.add(observedRow.clone());
        expected.add(expectedRow.clone());
        possible.add(everyCategory);
    }

    int rows() {
        return expected.size();
    }

    int cells() {
        int cells = 0;
        for (double[] row : expected) {
            for (double value : row) {
                cells += value > 0 ? 1 : 0;
            }
        }
        return cells;
    }

    double chiSquare() {
        double sum = 0;
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < expected.get(r).length; c++) {
                double e = expected.get(r)[c];
                if (e > 0) {
                    double difference = observed.get(r)[c] - e;
                    sum += difference * difference / e;
                }
            }
        }
        return sum;
    }

    PooledTable pooled() {
        poolImpossible();
        for (int r = rows() - 1; r >= 0; r--) {
            if (sum(observed.get(r)) == 0) {
                observed.remove(r);
                expected.remove(r);
            }
        }
        if (rows() < 2) {
            return this;
        }
        // mirt marks sparse rows before single respondents are pooled and reads the marks by position afterwards.
        boolean[] sparse = new boolean[rows()];
        for (int r = 0; r < sparse.length; r++) {
            sparse[r] = isSparse(expected.get(r), false);
        }
        poolSingles();
        if (columns > 2) {
            for (int r = 0; r < rows(); r++) {
                if (sparse[r]) {
                    poolCategories(r);
                }
            }
        }
        poolRareColumns();
        poolScores();
        return this;
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        return sum;
    }

    private static boolean isSparse(double[] row, boolean positiveOnly) {
        for (double value : row) {
            if (value < LEAST && !(positiveOnly && value == 0)) {
                return true;
            }
        }
        return false;
    }

    private void merge(int from, int into) {
        for (int c = 0; c < observed.get(from).length; c++) {
            observed.get(into)[c] += observed.get(from)[c];
            expected.get(into)[c] += expected.get(from)[c];
        }
        observed.remove(from);
        expected.remove(from);
    }

    /** Low and high scores that not every category can go with join the first and last that it can. */
    private void poolImpossible() {
        int first = possible.indexOf(true);
        int last = possible.lastIndexOf(true);
        if (first < 0) {
            observed = new ArrayList<>();
            expected = new ArrayList<>();
            return;
        }
        for (int r = rows() - 1; r > last; r--) {
            merge(r, last);
        }
        for (int r = 0; r < first; r++) {
            merge(0, first - r);
        }
    }

    private void poolSingles() {
        List<Integer> dropped = new ArrayList<>();
        for (int r = 0; r < rows() - 1; r++) {
            if (sum(observed.get(r)) == 1) {
                for (int c = 0; c < columns; c++) {
                    observed.get(r + 1)[c] += observed.get(r)[c];
                    expected.get(r + 1)[c] += expected.get(r)[c];
                }
                dropped.add(r);
            }
        }
        for (int k = dropped.size() - 1; k >= 0; k--) {
            observed.remove((int) dropped.get(k));
            expected.remove((int) dropped.get(k));
        }
        if (rows() > 1 && sum(observed.get(rows() - 1)) == 1) {
            merge(rows() - 1, rows() - 2);
        }
    }

    /** Neighbouring categories of one score, smallest first; emptied cells go to the right. */
    private void poolCategories(int row) {
        List<Double> e = boxed(expected.get(row));
        List<Double> o = boxed(observed.get(row));
        while (e.size() > 2) {
            double smallest = e.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            int at = e.lastIndexOf(smallest);
            int into;
            if (at == 0) {
                into = 1;
            } else if (at == e.size() - 1) {
                into = at - 1;
            } else {
                into = e.get(at - 1) <= e.get(at + 1) ? at - 1 : at + 1;
            }
            e.set(into, e.get(into) + e.get(at));
            o.set(into, o.get(into) + o.get(at));
            e.remove(at);
            o.remove(at);
            if (e.stream().allMatch(value -> value >= LEAST)) {
                break;
            }
        }
        for (int c = 0; c < columns; c++) {
            expected.get(row)[c] = c < e.size() ? e.get(c) : 0;
            observed.get(row)[c] = c < o.size() ? o.get(c) : 0;
        }
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    private void poolRareColumns() {
        int width = columns;
        while (width > 2) {
            double total = 0;
            for (double[] row : expected) {
                total += row[width - 1];
            }
            if (!(total < LEAST * Math.ceil(rows() * 0.1))) {
                break;
            }
            poolColumn(width - 1);
            width--;
        }
        for (int c = width - 1; c > 0; c--) {
            int used = 0;
            for (double[] row : expected) {
                used += row[c] > 0 ? 1 : 0;
            }
            if (used < 0.05 * rows()) {
                poolColumn(c);
            }
        }
    }

    private void poolColumn(int column) {
        for (int r = 0; r < rows(); r++) {
            observed.get(r)[column - 1] += observed.get(r)[column];
            expected.get(r)[column - 1] += expected.get(r)[column];
            observed.get(r)[column] = 0;
            expected.get(r)[column] = 0;
        }
    }

    private void poolScores() {
        while (rows() > 1) {
            int at = -1;
            for (int r = 0; r < rows() && at < 0; r++) {
                at = isSparse(expected.get(r), true) ? r : -1;
            }
            if (at < 0) {
                return;
            }
            if (at == 0) {
                merge(0, 1);
            } else if (at == rows() - 1) {
                merge(at, at - 1);
            } else {
                merge(at, sum(observed.get(at - 1)) <= sum(observed.get(at + 1)) ? at - 1 : at + 1);
            }
        }
    }
}
