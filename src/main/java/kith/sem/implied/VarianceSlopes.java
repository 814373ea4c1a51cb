package kith.sem.implied;

import org.ejml.data.DMatrixRMaj;

/**
 * Derivatives of the implied variances by the free parameters: those of the observed variables, diag(Σ), and of the
 * factors, diag(E Ψ E′), with the letters of {@link CovarianceStructure}.
 *
 * @param observed p × parameterCount
 * @param latent m × parameterCount, in the order of {@link GroupModel#latent()}
 */
public record VarianceSlopes(DMatrixRMaj observed, DMatrixRMaj latent) {

    /** At the structure's last evaluation. */
    public static VarianceSlopes of(CovarianceStructure structure) {
        GroupModel model = structure.model();
        int q = model.parameterCount();
        DMatrixRMaj observed = new DMatrixRMaj(model.observed().size(), q);
        DMatrixRMaj latent = new DMatrixRMaj(model.latent().size(), q);
        DMatrixRMaj loadings = structure.totalLoadings();
        DMatrixRMaj paths = structure.paths();
        for (MatrixElement cell : model.cells()) {
            if (!cell.isFree()) {
                continue;
            }
            int i = cell.row();
            int j = cell.col();
            int a = cell.parameter();
            switch (cell.slot()) {
                case LAMBDA -> observed.add(i, a, 2 * structure.cross().get(i, j));
                case THETA -> {
                    if (i == j) {
                        observed.add(i, a, 1);
                    }
                }
                case PSI -> {
                    double twice = i == j ? 1 : 2;
                    addProducts(observed, a, twice, loadings, i, loadings, j);
                    addProducts(latent, a, twice, paths, i, paths, j);
                }
                case BETA -> {
                    addProducts(observed, a, 2, loadings, i, structure.cross(), j);
                    addProducts(latent, a, 2, paths, i, structure.latentCovariance(), j);
                }
                default -> {
                    // Means and thresholds do not bear on variances.
                }
            }
        }
        return new VarianceSlopes(observed, latent);
    }

    private static void addProducts(
            DMatrixRMaj target, int column, double factor, DMatrixRMaj left, int i, DMatrixRMaj right, int j) {
        for (int k = 0; k < target.numRows; k++) {
            target.add(k, column, factor * left.get(k, i) * right.get(k, j));
        }
    }
}
