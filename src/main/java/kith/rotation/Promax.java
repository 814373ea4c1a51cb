package kith.rotation;

import java.util.ArrayList;
import java.util.List;
import kith.finding.Finding;
import kith.math.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * Promax (Hendrickson and White 1964, doi 10.1111/j.2044-8317.1964.tb00244.x): varimax first, then the oblique axes
 * that bring the loadings nearest, by least squares, to themselves raised to a power with their sign kept.
 *
 * <p>Convention of psych's {@code fa(rotate = "promax")}: rows are normalised by Kaiser's rule before the varimax and
 * throughout; m = 4. R's {@code stats::promax} does not normalise the rows for the second step; SPSS calls the power
 * “kappa”.
 *
 * @param power the power m, above 1
 * @param varimaxTolerance where the varimax before it stops; see {@link Varimax}
 */
public record Promax(double power, double varimaxTolerance) implements Rotation {

    /** Power 4, with R's varimax. */
    public static final Promax AS_PSYCH = new Promax(4, Varimax.AS_R.tolerance());

    @Override
    public Axes axes() {
        return Axes.OBLIQUE;
    }

    @Override
    public RotatedFactors rotate(Matrix loadings, StartingPoints starts) {
        int k = loadings.cols().size();
        if (k < 2) {
            return Unrotated.asTheyAre(loadings);
        }
        NormalizedRows normalized = NormalizedRows.of(loadings, RowNormalization.KAISER);
        MultiStart varimax = MultiStart.run(
                k, starts, new VarimaxIteration(normalized.loadings(), varimaxTolerance)::from, varimaxTolerance);
        DMatrixRMaj turned = varimax.best().loadings();
        DMatrixRMaj toTarget = toTarget(turned);
        // Λ = A M with M = V U; in the form Λ = A (T⁻¹)ᵀ the axes are T = (M⁻¹)ᵀ.
        DMatrixRMaj rotating = new DMatrixRMaj(k, k);
        CommonOps_DDRM.mult(varimax.best().transformation(), toTarget, rotating);
        DMatrixRMaj axes = new DMatrixRMaj(k, k);
        if (!isInverted(rotating, axes)) {
            return failed(loadings, varimax, normalized);
        }
        CommonOps_DDRM.transpose(axes);
        DMatrixRMaj oblique = new DMatrixRMaj(turned.numRows, k);
        CommonOps_DDRM.mult(turned, toTarget, oblique);
        return new MultiStart(
                        new Turn(axes, oblique, Double.NaN, varimax.best().converged()),
                        varimax.minima(),
                        varimax.unconverged())
                .answer(loadings, normalized, Axes.OBLIQUE);
    }

    /** Loadings and correlations of factors after the step to oblique axes. */
    public record Oblique(Matrix loadings, Matrix phi) {}

    /** The second step alone, from loadings that stand as varimax wants them. */
    public Oblique sharpen(Matrix varimax) {
        int k = varimax.cols().size();
        NormalizedRows normalized = NormalizedRows.of(varimax, RowNormalization.KAISER);
        DMatrixRMaj toTarget = toTarget(normalized.loadings());
        DMatrixRMaj oblique = new DMatrixRMaj(varimax.rows().size(), k);
        CommonOps_DDRM.mult(normalized.loadings(), toTarget, oblique);
        DMatrixRMaj phi = inverseOfProducts(toTarget);
        // (UᵀU)⁻¹ has 1 on its diagonal, by the lengths given to the columns of U.
        return new Oblique(
                Matrix.of(varimax.rows(), varimax.cols(), normalized.restore(oblique)),
                Matrix.ofRowMajor(varimax.cols(), varimax.cols(), phi.data));
    }

    /**
     * U: normalised varimax loadings to their powers by least squares, with columns as long as gives factors of
     * variance 1.
     */
    private DMatrixRMaj toTarget(DMatrixRMaj turned) {
        int k = turned.numCols;
        DMatrixRMaj target = turned.copy();
        for (int e = 0; e < target.getNumElements(); e++) {
            target.data[e] *= Math.pow(Math.abs(target.data[e]), power - 1);
        }
        DMatrixRMaj cross = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransA(turned, target, cross);
        DMatrixRMaj toTarget = new DMatrixRMaj(k, k);
        CommonOps_DDRM.mult(inverseOfProducts(turned), cross, toTarget);
        DMatrixRMaj lengths = inverseOfProducts(toTarget);
        for (int j = 0; j < k; j++) {
            double scale = Math.sqrt(lengths.get(j, j));
            for (int i = 0; i < k; i++) {
                toTarget.set(i, j, toTarget.get(i, j) * scale);
            }
        }
        return toTarget;
    }

    private static DMatrixRMaj inverseOfProducts(DMatrixRMaj matrix) {
        DMatrixRMaj products = new DMatrixRMaj(matrix.numCols, matrix.numCols);
        CommonOps_DDRM.multTransA(matrix, matrix, products);
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.numCols, matrix.numCols);
        if (!isInverted(products, inverse)) {
            CommonOps_DDRM.pinv(products, inverse);
        }
        return inverse;
    }

    /** EJML divides by the determinant of small matrices whatever it is. */
    private static boolean isInverted(DMatrixRMaj matrix, DMatrixRMaj inverse) {
        return CommonOps_DDRM.invert(matrix, inverse) && !MatrixFeatures_DDRM.hasUncountable(inverse);
    }

    private static RotatedFactors failed(Matrix loadings, MultiStart varimax, NormalizedRows normalized) {
        RotatedFactors orthogonal = varimax.answer(loadings, normalized, Axes.ORTHOGONAL);
        List<Finding> findings = new ArrayList<>(orthogonal.findings());
        findings.add(Finding.of("promax_singular").at("rotation"));
        return new RotatedFactors(
                orthogonal.loadings(),
                orthogonal.phi(),
                orthogonal.transformation(),
                Double.NaN,
                orthogonal.minima(),
                orthogonal.unconverged(),
                findings);
    }
}
