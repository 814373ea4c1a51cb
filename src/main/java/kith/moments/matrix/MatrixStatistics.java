package kith.moments.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPatterns;
import kith.moments.sufficient.GroupStatistics;
import kith.moments.sufficient.SufficientStatistics;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** Matrices of covariances (divided by n − 1) or correlations as the moments of complete rows. */
public final class MatrixStatistics {

    private MatrixStatistics() {}

    /**
     * @param tables one a group, each with its n; those without means have means of 0
     * @param group name of the column of groups; not used where there is one table
     * @throws kith.finding.InputException when a matrix is not positive definite or rests on too few observations
     */
    public static SufficientStatistics of(List<MatrixTable> tables, String group) {
        Problems problems = new Problems();
        List<GroupStatistics> groups = new ArrayList<>();
        for (MatrixTable table : tables) {
            require(table, problems);
            groups.add(new GroupStatistics(
                    tables.size() == 1 ? "" : table.group(), MissingPatterns.of(moments(table)), Optional.empty()));
        }
        problems.throwIfAny();
        return new SufficientStatistics(
                tables.get(0).input().name(),
                SufficientStatistics.Origin.MATRIX,
                tables.get(0).matrix().rows(),
                tables.size() == 1 ? Optional.empty() : Optional.of(group),
                groups,
                SufficientStatistics.Excluded.NONE,
                tables.stream().noneMatch(table -> table.means().isEmpty()));
    }

    private static SampleMoments moments(MatrixTable table) {
        double n = table.n().orElseThrow();
        List<Double> means = table.means().isEmpty()
                ? Collections.nCopies(table.matrix().rows().size(), 0.0)
                : table.means();
        return new SampleMoments(
                table.matrix().rows(),
                n,
                means.stream().mapToDouble(Double::doubleValue).toArray(),
                table.matrix().map(value -> value * (n - 1) / n));
    }

    private static void require(MatrixTable table, Problems problems) {
        Matrix matrix = table.matrix();
        int p = matrix.rows().size();
        String place = table.input().name() + (table.group().isEmpty() ? "" : ", group “" + table.group() + "”");
        double n = table.n().orElseThrow();
        if (n < p + 2) {
            problems.add(
                    place,
                    Math.round(n) + " observations of " + p + " variables",
                    "at least " + (p + 2),
                    "leave variables out");
        } else if (!DecompositionFactory_DDRM.chol(p, true)
                .decompose(new DMatrixRMaj(p, p, true, matrix.toRowMajor()))) {
            problems.add(
                    place,
                    "a matrix that is not positive definite",
                    "covariances or correlations that can occur together",
                    "see whether a cell is mistyped, or whether pairwise deletion made it so");
        }
    }
}
