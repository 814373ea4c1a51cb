package kith.moments;

import java.util.List;
import kith.math.CrossProduct;
import kith.math.Parallel;
import org.ejml.data.DMatrixRMaj;

/**
 * Γ, the asymptotic covariance of √n times the statistics of a sample (lavaan's {@code NACOV}), computed when it is asked for
 * and then kept.
 *
 * <p>It is held as a factor F with Γ = FᵀF, one row a distinct pattern of answers (or a cluster). Where there are more
 * statistics than rows, products with F are much cheaper than Γ itself: VᵀΓV = (FV)ᵀ(FV), and the trace of UΓ is that of FUFᵀ.
 * The diagonal, which is all that diagonal weights need, takes neither.
 */
public final class AsymptoticCovariance {

    /** Where the numbers come from. */
    interface Source {
        double[] diagonal();

        DMatrixRMaj factor();
    }

    private final List<String> names;
    private final Parallel parallel;
    private final Source source;
    private double[] diagonal;
    private DMatrixRMaj factor;
    private DMatrixRMaj matrix;

    AsymptoticCovariance(List<String> names, Parallel parallel, Source source) {
        this.names = List.copyOf(names);
        this.parallel = parallel;
        this.source = source;
    }

    /** The names of the statistics, in order. */
    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /** The variances; their inverses are the weights of diagonally weighted least squares. */
    public synchronized double[] diagonal() {
        if (diagonal == null) {
            diagonal = source.diagonal();
        }
        return diagonal.clone();
    }

    /**
     * F, rows by statistics, with Γ = FᵀF. Shared, not to be changed.
     *
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public synchronized DMatrixRMaj factor() {
        if (factor == null) {
            factor = source.factor();
        }
        return factor;
    }

    /**
     * Γ. Shared, not to be changed.
     *
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public synchronized DMatrixRMaj matrix() {
        if (matrix == null) {
            matrix = CrossProduct.of(factor(), parallel);
        }
        return matrix;
    }
}
