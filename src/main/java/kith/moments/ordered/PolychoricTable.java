package kith.moments.ordered;

import kith.math.NormalRectangles;

/**
 * The polychoric correlation of two ordered variables without covariates from their contingency table, by the
 * conventions on empty cells and on thresholds: the fast form of {@link PolychoricRows}, whose cells share their
 * corners and whose rows need not be kept. A pair of items with six categories takes 11 µs in place of 136;
 * {@code TablesAndRowsTest} holds both to the same numbers.
 */
final class PolychoricTable implements Pair {

    private final OrderedMargin first;
    private final OrderedMargin second;
    private final ContingencyTables tables;
    private final EmptyCells emptyCells;
    private final PairThresholds pairThresholds;

    /**
     * @param first the earlier variable
     * @param tables of all ordered variables
     */
    PolychoricTable(OrderedMargin first, OrderedMargin second, ContingencyTables tables, OrdinalDesign design) {
        this.first = first;
        this.second = second;
        this.tables = tables;
        this.emptyCells = design.emptyCells();
        this.pairThresholds = design.pairThresholds();
    }

    @Override
    public TableInfluence influence(double rho) {
        return TableInfluence.of(
                tables, first.patterns, first.place, second.place, first.marginal(), second.marginal(), rho);
    }

    @Override
    public PairEstimate estimate() {
        int i = first.place;
        int j = second.place;
        int[] usedRows = first.marginal().used();
        int[] usedCols = second.marginal().used();
        double[] ofRows = first.marginal().thresholds();
        double[] ofCols = second.marginal().thresholds();
        if (pairThresholds == PairThresholds.WITHIN_PAIR) {
            usedRows = answeredRows(tables, i, j, usedRows, usedCols, false);
            usedCols = answeredRows(tables, i, j, usedCols, usedRows, true);
        }
        double[] count = tables.count(i, j, usedRows, usedCols);
        double total = java.util.Arrays.stream(count).sum();
        if (total == 0 || usedRows.length < 2 || usedCols.length < 2) {
            return new PairEstimate(Double.NaN, 0, false);
        }
        int empty = 0;
        for (double k : count) {
            empty += k == 0 ? 1 : 0;
        }
        boolean adjusted = empty > 0 && adjust(count, usedRows.length, usedCols.length, empty);
        if (pairThresholds == PairThresholds.WITHIN_PAIR) {
            ofRows = thresholds(count, usedRows.length, usedCols.length, false);
            ofCols = thresholds(count, usedRows.length, usedCols.length, true);
        }
        NormalRectangles cells = new NormalRectangles(ofRows, ofCols);
        return new PairEstimate(new Polychoric(cells, count).correlation(), empty, adjusted);
    }

    /** Those categories of one variable that are chosen by a respondent who answers the other. */
    private static int[] answeredRows(
            ContingencyTables tables, int i, int j, int[] these, int[] others, boolean columns) {
        return java.util.Arrays.stream(these)
                .filter(a -> java.util.Arrays.stream(others)
                        .anyMatch(b -> (columns ? tables.count(i, j, b, a) : tables.count(i, j, a, b)) > 0))
                .toArray();
    }

    private boolean adjust(double[] count, int rows, int cols, int empty) {
        switch (emptyCells) {
            case KEEP -> {
                return false;
            }
            case ADD_HALF -> {
                for (int c = 0; c < count.length; c++) {
                    if (count[c] == 0) {
                        count[c] = 0.5;
                    }
                }
                return true;
            }
            case KEEP_MARGINS_2X2 -> {
                if (rows != 2 || cols != 2 || empty != 1) {
                    return false;
                }
                double half = count[0] == 0 || count[3] == 0 ? 0.5 : -0.5;
                count[0] += half;
                count[3] += half;
                count[1] -= half;
                count[2] -= half;
                return true;
            }
        }
        throw new AssertionError(emptyCells);
    }

    private static double[] thresholds(double[] count, int rows, int cols, boolean ofColumns) {
        int levels = ofColumns ? cols : rows;
        double[] margin = new double[levels];
        double total = 0;
        for (int a = 0; a < rows; a++) {
            for (int b = 0; b < cols; b++) {
                margin[ofColumns ? b : a] += count[a * cols + b];
                total += count[a * cols + b];
            }
        }
        double[] below = new double[levels - 1];
        double sum = 0;
        for (int t = 0; t < below.length; t++) {
            sum += margin[t];
            below[t] = sum / total;
        }
        return MarginalThresholds.quantiles(below);
    }
}
