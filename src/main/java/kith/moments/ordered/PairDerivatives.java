package kith.moments.ordered;

import kith.math.InnerProduct;

/**
 * How a polychoric correlation and its asymptotic variance V move with one more row: functions of its two answers
 * alone, as both are of the table of the pair.
 *
 * <p>The influence on the correlation is that of {@link TableInfluence} with second derivatives of the likelihood in
 * place of products of first ones, so that it is the derivative of the estimate whether the variables behind the
 * answers are normal or not. V = n Σ Nt² with t the influences of {@link TableInfluence}. A row moves it by its own
 * part of the counts N, of the information and of the cross products with the scores of the thresholds, for which there
 * are formulas; and by way of the correlation and the thresholds, by which V is differentiated numerically.
 */
final class PairDerivatives {

    private static final double STEP = 1e-6;

    private final ContingencyTables tables;
    private final int first;
    private final int second;
    private final MarginalThresholds rows;
    private final MarginalThresholds cols;
    private final double rho;
    private final double n;
    private final int width;
    private final PairScores scores;

    /**
     * @param tables of rows that count once
     * @param rho the estimate
     * @param n how many rows there are
     */
    PairDerivatives(
            ContingencyTables tables,
            int first,
            int second,
            MarginalThresholds rows,
            MarginalThresholds cols,
            double rho,
            double n) {
        this.tables = tables;
        this.first = first;
        this.second = second;
        this.rows = rows;
        this.cols = cols;
        this.rho = rho;
        this.n = n;
        this.width = cols.levels() + 1;
        double[] count = tables.count(first, second, rows.used(), cols.used());
        this.scores = new PairScores(rows.thresholds(), cols.thresholds(), rho, count);
    }

    /** Of the correlation by each pair of answers, rows by columns, the missing responses last. */
    double[] ofCorrelation() {
        return TableInfluence.table(scores, scores.curvatures(), rows, cols);
    }

    /** Of V by each pair of answers. */
    double[] ofVariance() {
        double variance = variance(rows, cols, rho);
        double[] table = direct(variance);
        double[] correlation = ofCorrelation();
        double byRho = (variance(rows, cols, rho + step()) - variance) / step();
        double[] byRows = new double[rows.thresholds().length];
        for (int t = 0; t < byRows.length; t++) {
            byRows[t] = (variance(rows.moved(t, STEP), cols, rho) - variance) / STEP;
        }
        double[] byCols = new double[cols.thresholds().length];
        for (int t = 0; t < byCols.length; t++) {
            byCols[t] = (variance(rows, cols.moved(t, STEP), rho) - variance) / STEP;
        }
        for (int a = 0; a <= rows.levels(); a++) {
            double viaRows = TableInfluence.projected(rows, byRows, a);
            for (int b = 0; b < width; b++) {
                table[a * width + b] +=
                        byRho * correlation[a * width + b] + viaRows + TableInfluence.projected(cols, byCols, b);
            }
        }
        return table;
    }

    /** Inwards, so that a correlation near 1 is not moved beyond. */
    private double step() {
        return rho > 0 ? -STEP : STEP;
    }

    private double variance(MarginalThresholds ofRows, MarginalThresholds ofCols, double correlation) {
        double[] influence = TableInfluence.of(tables, null, first, second, ofRows, ofCols, correlation)
                .table();
        double sum = 0;
        for (int cell = 0; cell < influence.length; cell++) {
            sum += tables.count(first, second, cell / width, cell % width) * influence[cell] * influence[cell];
        }
        return n * sum;
    }

    /** ∂V by the count of each cell, correlation and thresholds held. */
    private double[] direct(double variance) {
        PairScores.Sums sums = scores.products();
        double[] influence = TableInfluence.table(scores, sums, rows, cols);
        double[] alongRows = new double[rows.thresholds().length];
        double[] alongCols = new double[cols.thresholds().length];
        for (int a = 0; a <= rows.levels(); a++) {
            for (int b = 0; b < width; b++) {
                double value = tables.count(first, second, a, b) * influence[a * width + b];
                addInfluences(rows, a, value, alongRows);
                addInfluences(cols, b, value, alongCols);
            }
        }
        double viaRows = InnerProduct.of(sums.byFirst(), alongRows) / rows.total();
        double viaCols = InnerProduct.of(sums.bySecond(), alongCols) / cols.total();
        double[] direct = new double[influence.length];
        for (int a = 0; a <= rows.levels(); a++) {
            for (int b = 0; b < width; b++) {
                double through = (a < rows.levels() ? viaRows : 0) + (b < cols.levels() ? viaCols : 0);
                if (a < rows.levels() && b < cols.levels() && rows.compact()[a] >= 0 && cols.compact()[b] >= 0) {
                    through -= own(rows.compact()[a], cols.compact()[b], variance / n, alongRows, alongCols);
                }
                int cell = a * width + b;
                direct[cell] =
                        variance / n + n * influence[cell] * influence[cell] + 2 * n * through / sums.information();
            }
        }
        return direct;
    }

    /** What a row adds to the information and to the cross products with thresholds. */
    private double own(int row, int col, double squares, double[] alongRows, double[] alongCols) {
        double score = scores.score(row, col);
        double sum = squares * score * score;
        for (int t = 0; t < alongRows.length; t++) {
            sum += scores.byFirst(t, row, col) * alongRows[t];
        }
        for (int t = 0; t < alongCols.length; t++) {
            sum += scores.bySecond(t, row, col) * alongCols[t];
        }
        return sum;
    }

    private static void addInfluences(MarginalThresholds margin, int code, double times, double[] sums) {
        if (times != 0) {
            for (int t = 0; t < sums.length; t++) {
                sums[t] += times * margin.influence(t, code);
            }
        }
    }
}
