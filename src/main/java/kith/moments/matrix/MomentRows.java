package kith.moments.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Rows that have exactly the means and covariances (divided by n − 1) of given matrices, so that an analysis which
 * needs nothing but the moments of the responses can be fed with them. They are no respondents: what depends on more
 * than the moments must not be asked of them.
 *
 * <p>The rows are {@code X = √(n − 1) Q L' + 1 m'} with {@code S = L L'} and {@code Q} the first columns but the
 * constant of the discrete cosine basis, {@code q_ik = √(2/n) cos(π (i + ½) k / n)}, which are orthonormal and sum to
 * 0. Nothing is random.
 */
public final class MomentRows {

    private MomentRows() {}

    /**
     * @param tables one a group; those without means have means of 0
     * @param sizes numbers of observations, one a group
     * @param group name of the column of groups in the answer; not used where there is one table
     * @throws InputException when a matrix is not positive definite or rests on too few observations
     */
    public static Responses of(List<MatrixTable> tables, List<Integer> sizes, String group) {
        Problems problems = new Problems();
        List<double[][]> rows = new ArrayList<>();
        for (int g = 0; g < tables.size(); g++) {
            try {
                rows.add(rows(tables.get(g), sizes.get(g)));
            } catch (InputException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        problems.throwIfAny();
        List<String> names = tables.get(0).matrix().rows();
        List<String> ids = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int g = 0; g < tables.size(); g++) {
            labels.addAll(Collections.nCopies(sizes.get(g), tables.get(g).group()));
        }
        IntStream.rangeClosed(1, labels.size()).mapToObj(Integer::toString).forEach(ids::add);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            int column = j;
            columns.put(
                    names.get(j),
                    rows.stream()
                            .flatMap(Arrays::stream)
                            .mapToDouble(row -> row[column])
                            .toArray());
        }
        return new Responses(
                tables.get(0).input().name(), ids, columns, tables.size() == 1 ? Map.of() : Map.of(group, labels));
    }

    private static double[][] rows(MatrixTable table, int n) {
        Matrix matrix = table.matrix();
        int p = matrix.rows().size();
        String place = table.input().name() + (table.group().isEmpty() ? "" : ", group “" + table.group() + "”");
        if (n < p + 2) {
            throw new InputException(
                    place, n + " observations of " + p + " variables", "at least " + (p + 2), "leave variables out");
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
        if (!cholesky.decompose(new DMatrixRMaj(p, p, true, matrix.toRowMajor()))) {
            throw new InputException(
                    place,
                    "a matrix that is not positive definite",
                    "covariances or correlations that can occur together",
                    "see whether a cell is mistyped, or whether pairwise deletion made it so");
        }
        DMatrixRMaj factor = cholesky.getT(null);
        double scale = Math.sqrt((n - 1.0) * 2 / n);
        double[][] rows = new double[n][p];
        for (int i = 0; i < n; i++) {
            double[] basis = new double[p];
            for (int k = 0; k < p; k++) {
                basis[k] = scale * Math.cos(Math.PI * (i + 0.5) * (k + 1) / n);
            }
            for (int j = 0; j < p; j++) {
                double sum = table.means().isEmpty() ? 0 : table.means().get(j);
                for (int k = 0; k <= j; k++) {
                    sum += factor.get(j, k) * basis[k];
                }
                rows[i][j] = sum;
            }
        }
        return rows;
    }
}
