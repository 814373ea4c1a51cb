package kith.moments.ordered;

import kith.math.NormalRectangles;

/**
 * The derivatives of log π by a polychoric correlation and the thresholds in the cells of a table, and the sums of them
 * that influences take: over the cells with counts n, of products of first derivatives, Σ n s² and Σ n s ∂log π/∂τ with
 * s = ∂log π/∂ρ (lavaan's), or of second derivatives, −Σ n ∂s/∂ρ and −Σ n ∂s/∂τ. The two are the same in the limit
 * where the variables behind the answers are normal. Cells that are empty, or all but impossible, take no part.
 */
final class PairScores {

    private final double[] first;
    private final double[] second;
    private final double rho;
    private final double[] count;
    private final NormalRectangles cells;
    private final int rows;
    private final int cols;
    private final double[] score;
    private final double[][] slopesByFirst;
    private final double[][] slopesBySecond;

    /**
     * @param first thresholds of the variable of the rows
     * @param second thresholds of the variable of the columns
     * @param count of each cell, row after row
     */
    PairScores(double[] first, double[] second, double rho, double[] count) {
        this.first = first;
        this.second = second;
        this.rho = rho;
        this.count = count;
        this.cells = new NormalRectangles(first, second);
        this.rows = cells.rows();
        this.cols = cells.cols();
        cells.setProbabilities(rho);
        cells.setDerivatives(rho);
        this.score = new double[rows * cols];
        for (int cell = 0; cell < score.length; cell++) {
            score[cell] = counts(cell) ? cells.slope(cell) / cells.probability(cell) : 0;
        }
        this.slopesByFirst = new double[first.length][cols];
        for (int t = 0; t < first.length; t++) {
            cells.slopesByFirst(t, rho, slopesByFirst[t]);
        }
        this.slopesBySecond = new double[second.length][rows];
        for (int t = 0; t < second.length; t++) {
            cells.slopesBySecond(t, rho, slopesBySecond[t]);
        }
    }

    private boolean counts(int cell) {
        return count[cell] > 0 && cells.probability(cell) > Polychoric.LEAST;
    }

    /** s of a cell. */
    double score(int row, int col) {
        return score[row * cols + col];
    }

    /** s ∂log π/∂τ of a cell by a threshold of the variable of the rows: not 0 on both sides of it only. */
    double byFirst(int threshold, int row, int col) {
        int cell = row * cols + col;
        double slope = row == threshold ? slopesByFirst[threshold][col] : -slopesByFirst[threshold][col];
        boolean beside = row == threshold || row == threshold + 1;
        return beside && counts(cell) ? score[cell] / cells.probability(cell) * slope : 0;
    }

    /** The same by a threshold of the variable of the columns. */
    double bySecond(int threshold, int row, int col) {
        int cell = row * cols + col;
        double slope = col == threshold ? slopesBySecond[threshold][row] : -slopesBySecond[threshold][row];
        boolean beside = col == threshold || col == threshold + 1;
        return beside && counts(cell) ? score[cell] / cells.probability(cell) * slope : 0;
    }

    /** Sums over the cells: by the correlation, by thresholds of the rows and by thresholds of the columns. */
    record Sums(double information, double[] byFirst, double[] bySecond) {}

    /** Of products of first derivatives. */
    Sums products() {
        double information = 0;
        for (int cell = 0; cell < score.length; cell++) {
            information += count[cell] * score[cell] * score[cell];
        }
        double[] byFirst = new double[first.length];
        for (int t = 0; t < first.length; t++) {
            for (int col = 0; col < cols; col++) {
                byFirst[t] += count[t * cols + col] * byFirst(t, t, col)
                        + count[(t + 1) * cols + col] * byFirst(t, t + 1, col);
            }
        }
        double[] bySecond = new double[second.length];
        for (int t = 0; t < second.length; t++) {
            for (int row = 0; row < rows; row++) {
                bySecond[t] += count[row * cols + t] * bySecond(t, row, t)
                        + count[row * cols + t + 1] * bySecond(t, row, t + 1);
            }
        }
        return new Sums(information, byFirst, bySecond);
    }

    /** Of second derivatives: those of {@link #products} less Σ n ∂²π/π. */
    Sums curvatures() {
        Sums products = products();
        double information = products.information();
        for (int cell = 0; cell < score.length; cell++) {
            information -= share(cell) * cells.curvature(cell);
        }
        double[] bends = new double[Math.max(rows, cols)];
        double[] byFirst = products.byFirst().clone();
        for (int t = 0; t < first.length; t++) {
            cells.bendsByFirst(t, rho, bends);
            for (int col = 0; col < cols; col++) {
                byFirst[t] -= (share(t * cols + col) - share((t + 1) * cols + col)) * bends[col];
            }
        }
        double[] bySecond = products.bySecond().clone();
        for (int t = 0; t < second.length; t++) {
            cells.bendsBySecond(t, rho, bends);
            for (int row = 0; row < rows; row++) {
                bySecond[t] -= (share(row * cols + t) - share(row * cols + t + 1)) * bends[row];
            }
        }
        return information > 0 ? new Sums(information, byFirst, bySecond) : products;
    }

    private double share(int cell) {
        return counts(cell) ? count[cell] / cells.probability(cell) : 0;
    }
}
