package kith.moments;

import java.util.Arrays;
import kith.math.NormalRectangles;

/**
 * The influence of a row on a polychoric correlation: a function of its two answers alone, held as a table.
 *
 * <p>With s_ρ and s_τ the derivatives of log π_ab by the correlation and by the thresholds, A₂₂ = Σ n s_ρ², A₂₁ = Σ n s_ρ s_τᵀ
 * and u the influence on the thresholds, it is (s_ρ − A₂₁ u)/A₂₂ (Muthén 1984, doi 10.1007/BF02294210, appendix; lavaan's
 * {@code muthen1984}). A row that answers only one of the two still bears on ρ by way of its threshold.
 */
final class TableInfluence implements PairInfluence {

    private final AnswerPatterns patterns;
    private final int first;
    private final int second;
    private final int cols;
    private final double[] table;

    private TableInfluence(AnswerPatterns patterns, int first, int second, int cols, double[] table) {
        this.patterns = patterns;
        this.first = first;
        this.second = second;
        this.cols = cols;
        this.table = table;
    }

    @Override
    public double at(int pattern) {
        return table[patterns.code(pattern, first) * cols + patterns.code(pattern, second)];
    }

    /** Σ w² times the squared influence, from the tables alone. */
    double sumOfSquares(ContingencyTables tables) {
        double sum = 0;
        for (int c = 0; c < table.length; c++) {
            sum += tables.squared(first, second, c) * table[c] * table[c];
        }
        return sum;
    }

    static TableInfluence of(
            ContingencyTables tables,
            AnswerPatterns patterns,
            int first,
            int second,
            OrderedMargin rows,
            OrderedMargin cols,
            double rho) {
        int width = cols.levels() + 1;
        double[] table = new double[(rows.levels() + 1) * width];
        if (Double.isNaN(rho)) {
            Arrays.fill(table, Double.NaN);
            return new TableInfluence(patterns, first, second, width, table);
        }
        NormalRectangles cells = new NormalRectangles(rows.thresholds(), cols.thresholds());
        cells.setProbabilities(rho);
        cells.setDerivatives(rho);
        double[] steepness = new double[cells.rows() * cells.cols()];
        double information = 0;
        for (int a = 0; a < cells.rows(); a++) {
            for (int b = 0; b < cells.cols(); b++) {
                int cell = a * cells.cols() + b;
                double n = tables.count(first, second, rows.used()[a], cols.used()[b]);
                double probability = cells.probability(cell);
                if (n > 0 && probability > Polychoric.LEAST) {
                    double score = cells.slope(cell) / probability;
                    information += n * score * score;
                    table[rows.used()[a] * width + cols.used()[b]] = score;
                    steepness[cell] = n * score / probability;
                }
            }
        }
        double[] slopes = new double[Math.max(cells.rows(), cells.cols())];
        double[] byRows = new double[rows.thresholds().length];
        for (int t = 0; t < byRows.length; t++) {
            cells.slopesByFirst(t, rho, slopes);
            for (int b = 0; b < cells.cols(); b++) {
                int cell = t * cells.cols() + b;
                byRows[t] += (steepness[cell] - steepness[cell + cells.cols()]) * slopes[b];
            }
        }
        double[] byCols = new double[cols.thresholds().length];
        for (int t = 0; t < byCols.length; t++) {
            cells.slopesBySecond(t, rho, slopes);
            for (int a = 0; a < cells.rows(); a++) {
                int cell = a * cells.cols() + t;
                byCols[t] += (steepness[cell] - steepness[cell + 1]) * slopes[a];
            }
        }
        double[] viaCols = new double[width];
        Arrays.setAll(viaCols, b -> projected(cols, byCols, b));
        for (int a = 0; a <= rows.levels(); a++) {
            double viaRows = projected(rows, byRows, a);
            for (int b = 0; b < width; b++) {
                table[a * width + b] = (table[a * width + b] - viaRows - viaCols[b]) / information;
            }
        }
        return new TableInfluence(patterns, first, second, width, table);
    }

    private static double projected(OrderedMargin margin, double[] cross, int code) {
        if (code < margin.levels() && margin.compact()[code] < 0) {
            return 0;
        }
        double sum = 0;
        for (int t = 0; t < cross.length; t++) {
            sum += cross[t] * margin.influence(t, code);
        }
        return sum;
    }
}
