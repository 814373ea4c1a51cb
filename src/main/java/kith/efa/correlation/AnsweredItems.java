package kith.efa.correlation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.data.PackedRows;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.moments.ordered.OrdinalMoments;

/**
 * How the items of a factor analysis go together, and the answers from which that is known. Unless asked for otherwise,
 * only respondents who answered every item take part, and a finding tells how many did not (psych's {@code fa} of raw
 * data takes pairwise complete correlations and counts all rows as its n; {@link CorrelationQuestion} can do so too).
 *
 * @param correlation p × p
 * @param n how many respondents it rests on
 * @param rows complete answers, one column per item; for rank correlations the ranks; none where only the correlations
 *     are known
 * @param kind of the correlations
 * @param sampling how polychoric correlations vary from sample to sample
 * @param missing what is done about missing responses
 * @param findings about the correlations and the rows left out
 * @param clusters the number of the cluster of each of the rows; empty where rows were drawn one by one
 * @param weights sampling weights of the rows, which sum to their number; empty where each counts once, and without
 *     rows
 */
public record AnsweredItems(
        Matrix correlation,
        double n,
        PackedRows rows,
        CorrelationKind kind,
        Optional<OrdinalMoments> sampling,
        Missing missing,
        List<Finding> findings,
        int[] clusters,
        double[] weights) {

    /** Rows that were drawn one by one and count once each. */
    public AnsweredItems(
            Matrix correlation,
            double n,
            PackedRows rows,
            CorrelationKind kind,
            Optional<OrdinalMoments> sampling,
            Missing missing,
            List<Finding> findings) {
        this(correlation, n, rows, kind, sampling, missing, findings, new int[0], new double[0]);
    }

    public AnsweredItems {
        findings = List.copyOf(findings);
        clusters = clusters.clone();
        weights = weights.clone();
        requireOneARow("clusters", clusters.length, rows.size());
        requireOneARow("weights", weights.length, rows.size());
    }

    private static void requireOneARow(String what, int found, int rows) {
        if (found > 0 && found != rows) {
            throw new IllegalArgumentException(found + " " + what + " of " + rows + " rows");
        }
    }

    public boolean isWeighted() {
        return weights.length > 0;
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public int[] clusters() {
        return clusters.clone();
    }

    /**
     * Correlations alone.
     *
     * @param matrix correlations, or covariances, which are made into correlations
     * @param n how many respondents they rest on
     */
    public static AnsweredItems ofMatrix(Matrix matrix, double n, CorrelationKind kind) {
        double[][] correlation = matrix.toArray();
        for (int i = 0; i < correlation.length; i++) {
            for (int j = 0; j < correlation.length; j++) {
                double scale = Math.sqrt(matrix.at(i, i) * matrix.at(j, j));
                correlation[i][j] = scale > 0 ? matrix.at(i, j) / scale : Double.NaN;
            }
        }
        return new AnsweredItems(
                Matrix.square(matrix.rows(), correlation),
                n,
                PackedRows.NONE,
                kind,
                Optional.empty(),
                Missing.LISTWISE,
                List.of(Finding.of("rows_needed", Map.of("without", "factors"))));
    }

    /**
     * For each polychoric correlation the reciprocal of its sampling variance: the weights of diagonally weighted least
     * squares.
     */
    public static Matrix precisions(OrdinalMoments moments) {
        List<String> names = moments.names();
        double[] variances = moments.asymptotic().diagonal();
        double[][] precisions = new double[names.size()][names.size()];
        int at = variances.length - names.size() * (names.size() - 1) / 2;
        for (int j = 0; j < names.size(); j++) {
            for (int i = j + 1; i < names.size(); i++) {
                precisions[i][j] = 1 / variances[at++];
                precisions[j][i] = precisions[i][j];
            }
        }
        return Matrix.square(names, precisions);
    }

    /** The rows as arrays of their own. */
    public double[][] rowArrays() {
        return rows.toArray(double[][]::new);
    }
}
