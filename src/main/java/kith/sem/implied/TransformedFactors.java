package kith.sem.implied;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The parameters of one group when its factors η become Hᵀη. What is implied of the observed variables stays as it is:
 *
 * <pre>Λ → ΛH⁻ᵀ,  Ψ → HᵀΨH,  B → HᵀBH⁻ᵀ,  α → Hᵀα</pre>
 */
public final class TransformedFactors {

    private static final double ZERO = 1e-8;

    private final GroupModel model;
    private final GroupModel target;

    /**
     * @param model whose parameters are known
     * @param target with the same variables, factors and free parameters, and perhaps more free ones
     */
    public TransformedFactors(GroupModel model, GroupModel target) {
        this.model = model;
        this.target = target;
    }

    /** The four matrices that change. */
    private record Matrices(DMatrixRMaj lambda, DMatrixRMaj psi, DMatrixRMaj beta, DMatrixRMaj alpha) {

        static Matrices zero(int p, int m) {
            return new Matrices(
                    new DMatrixRMaj(p, m), new DMatrixRMaj(m, m), new DMatrixRMaj(m, m), new DMatrixRMaj(m, 1));
        }

        Optional<DMatrixRMaj> of(MatrixElement.Slot slot) {
            return switch (slot) {
                case LAMBDA -> Optional.of(lambda);
                case PSI -> Optional.of(psi);
                case BETA -> Optional.of(beta);
                case ALPHA -> Optional.of(alpha);
                case THETA, NU, TAU, DELTA -> Optional.empty();
            };
        }

        void set(MatrixElement cell, double value) {
            of(cell.slot()).ifPresent(matrix -> {
                matrix.set(cell.row(), cell.col(), value);
                if (cell.slot() == MatrixElement.Slot.PSI) {
                    matrix.set(cell.col(), cell.row(), value);
                }
            });
        }
    }

    /**
     * Writes the free parameters of the target.
     *
     * @param theta free parameters of the model
     * @param h m × m, H
     * @param into free parameters of the target; those of other groups, and those that do not change, stay as they are
     */
    public void write(double[] theta, DMatrixRMaj h, double[] into) {
        Matrices transformed = transformed(theta, h);
        for (MatrixElement cell : target.cells()) {
            if (cell.isFree()) {
                transformed
                        .of(cell.slot())
                        .ifPresent(matrix -> into[cell.parameter()] = matrix.get(cell.row(), cell.col()));
            }
        }
    }

    /** A place of the target where a fixed value would not stay as it is, as a formula says it; none if all do. */
    public Optional<String> changed(double[] theta, DMatrixRMaj h) {
        int p = model.observed().size();
        int m = model.latent().size();
        Matrices transformed = transformed(theta, h);
        Matrices fixed = Matrices.zero(p, m);
        for (MatrixElement cell : target.cells()) {
            if (!cell.isFree()) {
                fixed.set(cell, cell.value());
            }
        }
        for (MatrixElement cell : target.cells()) {
            if (cell.isFree()) {
                fixed.set(cell, Double.NaN);
            }
        }
        for (MatrixElement.Slot slot : List.of(
                MatrixElement.Slot.LAMBDA, MatrixElement.Slot.PSI, MatrixElement.Slot.BETA, MatrixElement.Slot.ALPHA)) {
            DMatrixRMaj expected = fixed.of(slot).orElseThrow();
            DMatrixRMaj found = transformed.of(slot).orElseThrow();
            for (int i = 0; i < expected.numRows; i++) {
                for (int j = 0; j < expected.numCols; j++) {
                    if (Math.abs(found.get(i, j) - expected.get(i, j)) > ZERO) {
                        return Optional.of(formula(slot, i, j));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private String formula(MatrixElement.Slot slot, int row, int col) {
        List<String> latent = model.latent();
        return switch (slot) {
            case LAMBDA -> latent.get(col) + " =~ " + model.observed().get(row);
            case PSI -> latent.get(row) + " ~~ " + latent.get(col);
            case BETA -> latent.get(row) + " ~ " + latent.get(col);
            default -> latent.get(row) + " ~ 1";
        };
    }

    private Matrices transformed(double[] theta, DMatrixRMaj h) {
        int p = model.observed().size();
        int m = model.latent().size();
        Matrices before = Matrices.zero(p, m);
        for (MatrixElement cell : model.cells()) {
            before.set(cell, cell.isFree() ? theta[cell.parameter()] : cell.value());
        }
        DMatrixRMaj inverse = new DMatrixRMaj(m, m);
        if (!CommonOps_DDRM.invert(h, inverse)) {
            inverse.fill(Double.NaN);
        }
        Matrices after = Matrices.zero(p, m);
        DMatrixRMaj half = new DMatrixRMaj(m, m);
        CommonOps_DDRM.multTransB(before.lambda, inverse, after.lambda);
        CommonOps_DDRM.multTransA(h, before.psi, half);
        CommonOps_DDRM.mult(half, h, after.psi);
        CommonOps_DDRM.multTransA(h, before.beta, half);
        CommonOps_DDRM.multTransB(half, inverse, after.beta);
        CommonOps_DDRM.multTransA(h, before.alpha, after.alpha);
        return after;
    }
}
