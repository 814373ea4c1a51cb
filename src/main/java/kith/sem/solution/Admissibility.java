package kith.sem.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.CholeskyFactor;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Operator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Whether estimates could be those of a population: variances that are not negative, covariances that can occur
 * together.
 */
public final class Admissibility {

    /** As a share of the whole variance of a variable, and as an eigenvalue of a matrix with a unit diagonal. */
    private static final double NEGATIVE = -1e-8;

    private final List<Finding> findings = new ArrayList<>();

    public static List<Finding> of(
            List<Estimate> estimates, List<CovarianceStructure> structures, List<String> groups) {
        Admissibility check = new Admissibility();
        estimates.stream()
                .filter(e -> e.op() == Operator.COVARIANCE && e.lhs().equals(e.rhs()))
                .filter(e -> e.estimate() < NEGATIVE * whole(e, structures))
                .forEach(check::negativeVariance);
        for (int g = 0; g < structures.size(); g++) {
            String where = groups.get(g);
            CovarianceStructure structure = structures.get(g);
            check.matrix(structure.latentCovariance(), where, Finding.of("latent_covariance_not_positive"));
            check.matrix(structure.residualCovariance(), where, Finding.of("residual_covariance_not_positive"));
        }
        return check.findings;
    }

    /**
     * The variance of the variable whose variance or residual variance an estimate is, in size; 1 for one that the
     * model lacks.
     */
    private static double whole(Estimate e, List<CovarianceStructure> structures) {
        CovarianceStructure structure = structures.get(Math.max(1, e.group()) - 1);
        int latent = structure.model().latent().indexOf(e.lhs());
        int observed = structure.model().observed().indexOf(e.lhs());
        if (latent >= 0) {
            return Math.abs(structure.latentCovariance().get(latent, latent));
        }
        return observed < 0 ? 1 : Math.abs(structure.sigma().get(observed, observed));
    }

    /** The same question of one group, answered without findings. */
    public static boolean holds(CovarianceStructure structure) {
        DMatrixRMaj disturbances = structure.disturbanceCovariance();
        DMatrixRMaj residuals = structure.residualCovariance();
        if (isPositive(disturbances) && isPositive(residuals)) {
            return true;
        }
        Admissibility check = new Admissibility();
        check.matrix(structure.latentCovariance(), "", Finding.of("latent_covariance_not_positive"));
        check.matrix(residuals, "", Finding.of("residual_covariance_not_positive"));
        return check.findings.isEmpty()
                && !hasNegativeVariance(disturbances, structure.latentCovariance())
                && !hasNegativeVariance(residuals, structure.sigma());
    }

    private static boolean isPositive(DMatrixRMaj matrix) {
        return matrix.numRows == 0 || new CholeskyFactor(matrix.numRows).factor(matrix);
    }

    private static boolean hasNegativeVariance(DMatrixRMaj part, DMatrixRMaj whole) {
        return IntStream.range(0, part.numRows).anyMatch(i -> part.get(i, i) < NEGATIVE * Math.abs(whole.get(i, i)));
    }

    private void negativeVariance(Estimate e) {
        findings.add(Finding.of(
                        "heywood_case",
                        Map.of(
                                "variable",
                                e.lhs(),
                                "problem",
                                e.free() > 0 ? "negative_variance" : "implied_negative_variance"))
                .at(e.toString()));
    }

    private void matrix(DMatrixRMaj matrix, String where, Finding found) {
        int n = matrix.numRows;
        if (n == 0 || MatrixFeatures_DDRM.hasUncountable(matrix)) {
            return;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(scaled(matrix))) {
            return;
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, Math.abs(value));
        }
        if (smallest < NEGATIVE * Math.max(1, largest)) {
            findings.add(found.in(where));
        }
    }

    /**
     * With 1 or −1 on the diagonal, which leaves the signs of eigenvalues as they are; rows of a variance of 0 stay.
     */
    private static DMatrixRMaj scaled(DMatrixRMaj matrix) {
        int n = matrix.numRows;
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, matrix.get(i, j) / deviation(matrix, i) / deviation(matrix, j));
            }
        }
        return scaled;
    }

    private static double deviation(DMatrixRMaj matrix, int i) {
        double variance = Math.abs(matrix.get(i, i));
        return variance > 0 ? Math.sqrt(variance) : 1;
    }
}
