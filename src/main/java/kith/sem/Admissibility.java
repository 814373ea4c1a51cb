package kith.sem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.CholeskyFactor;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Operator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Whether estimates could be those of a population: variances that are not negative, covariances that can occur together. */
final class Admissibility {

    private static final double NEGATIVE = -1e-8;

    private final List<Finding> findings = new ArrayList<>();

    static List<Finding> of(List<Estimate> estimates, List<CovarianceStructure> structures, List<String> groups) {
        Admissibility check = new Admissibility();
        estimates.stream()
                .filter(e -> e.op() == Operator.COVARIANCE && e.lhs().equals(e.rhs()))
                .filter(e -> e.estimate() < NEGATIVE)
                .forEach(check::negativeVariance);
        for (int g = 0; g < structures.size(); g++) {
            String where = groups.get(g);
            CovarianceStructure structure = structures.get(g);
            check.matrix(
                    structure.latentCovariance(),
                    where,
                    "latent_covariance_not_positive",
                    "The covariance matrix of the factors is not positive definite",
                    "Look for factors that correlate near 1 or for a negative variance; consider fewer factors.");
            check.matrix(
                    structure.residualCovariance(),
                    where,
                    "residual_covariance_not_positive",
                    "The covariance matrix of the residuals is not positive definite",
                    "Look for negative residual variances or for residual correlations beyond 1.");
        }
        return check.findings;
    }

    /** The same question of one group, answered without findings. */
    static boolean holds(CovarianceStructure structure) {
        DMatrixRMaj disturbances = structure.disturbanceCovariance();
        DMatrixRMaj residuals = structure.residualCovariance();
        if (isPositive(disturbances) && isPositive(residuals)) {
            return true;
        }
        Admissibility check = new Admissibility();
        check.matrix(structure.latentCovariance(), "", "", "", "");
        check.matrix(residuals, "", "", "", "");
        return check.findings.isEmpty() && !hasNegativeVariance(disturbances) && !hasNegativeVariance(residuals);
    }

    private static boolean isPositive(DMatrixRMaj matrix) {
        return matrix.numRows == 0 || new CholeskyFactor(matrix.numRows).factor(matrix);
    }

    private static boolean hasNegativeVariance(DMatrixRMaj matrix) {
        return IntStream.range(0, matrix.numRows).anyMatch(i -> matrix.get(i, i) < NEGATIVE);
    }

    private void negativeVariance(Estimate e) {
        findings.add(Finding.error(
                "heywood_case",
                e.toString(),
                "The variance of " + e.lhs() + " is estimated as negative.",
                "The solution is not admissible: the model may be wrong or the sample too small; bounds on variances "
                        + (e.free() > 0
                                ? "would hide it, not cure it."
                                : "do not reach it, as it follows from other parameters.")));
    }

    private void matrix(DMatrixRMaj matrix, String where, String code, String what, String remedy) {
        int n = matrix.numRows;
        if (n == 0 || MatrixFeatures_DDRM.hasUncountable(matrix)) {
            return;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(matrix.copy())) {
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
            findings.add(Finding.error(code, where, what + " (smallest eigenvalue below 0).", remedy));
        }
    }
}
