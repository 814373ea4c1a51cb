package kith.moments.ordered;

import java.util.Arrays;

/**
 * The influence of a row on a polychoric correlation: a function of its two answers alone, held as a table.
 *
 * <p>With s_ρ and s_τ the derivatives of log π_ab by the correlation and by the thresholds, A₂₂ = Σ n s_ρ², A₂₁ = Σ n
 * s_ρ s_τᵀ and u the influence on the thresholds, it is (s_ρ − A₂₁ u)/A₂₂ (Muthén 1984, doi 10.1007/BF02294210,
 * appendix; lavaan's {@code muthen1984}). A row that answers only one of the two still bears on ρ by way of its
 * threshold.
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

    /**
     * The influence of each pair of answers, rows by columns, the missing responses last. Shared, not to be changed.
     */
    double[] table() {
        return table;
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
            MarginalThresholds rows,
            MarginalThresholds cols,
            double rho) {
        int width = cols.levels() + 1;
        if (Double.isNaN(rho)) {
            double[] table = new double[(rows.levels() + 1) * width];
            Arrays.fill(table, Double.NaN);
            return new TableInfluence(patterns, first, second, width, table);
        }
        double[] count = tables.count(first, second, rows.used(), cols.used());
        PairScores scores = new PairScores(rows.thresholds(), cols.thresholds(), rho, count);
        return new TableInfluence(patterns, first, second, width, table(scores, scores.products(), rows, cols));
    }

    /** The influence of each pair of answers, the missing ones last, where A₂₂ and A₂₁ are these sums. */
    static double[] table(PairScores scores, PairScores.Sums sums, MarginalThresholds rows, MarginalThresholds cols) {
        int width = cols.levels() + 1;
        double[] table = new double[(rows.levels() + 1) * width];
        for (int a = 0; a < rows.used().length; a++) {
            for (int b = 0; b < cols.used().length; b++) {
                table[rows.used()[a] * width + cols.used()[b]] = scores.score(a, b);
            }
        }
        double[] viaCols = new double[width];
        Arrays.setAll(viaCols, b -> projected(cols, sums.bySecond(), b));
        for (int a = 0; a <= rows.levels(); a++) {
            double viaRows = projected(rows, sums.byFirst(), a);
            for (int b = 0; b < width; b++) {
                table[a * width + b] = (table[a * width + b] - viaRows - viaCols[b]) / sums.information();
            }
        }
        return table;
    }

    /** Σ over thresholds of {@code cross} times the influence of an answer on them. */
    static double projected(MarginalThresholds margin, double[] cross, int code) {
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
