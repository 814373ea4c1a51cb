package kith.moments.ordered;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kith.math.CrossProduct;
import kith.math.Parallel;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Γ, the asymptotic covariance of √n times the statistics of a sample (lavaan's {@code NACOV}), computed when it is
 * asked for and then kept.
 *
 * <p>It is held as a factor F with Γ = FᵀF, one row per distinct pattern of answers (or a cluster). Where there are
 * more statistics than rows, products with F are much cheaper than Γ itself: VᵀΓV = (FV)ᵀ(FV), and the trace of UΓ is
 * that of FUFᵀ. The diagonal, which is all that diagonal weights need, takes neither. A factor of more than
 * {@value #MOST_HELD} elements is not held: its rows are computed block by block where a product needs them.
 */
public final class AsymptoticCovariance {

    /** Where the numbers come from. */
    interface Source {
        double[] diagonal();

        /** How many rows F has; none when only the diagonal was to be kept. */
        int rows();

        /** Rows {@code from} to {@code to − 1} of F. */
        DMatrixRMaj factor(int from, int to);

        default double[] variances(List<Direction> functions) {
            throw new IllegalStateException("variances of functions are known of ordered rows without covariates only");
        }
    }

    /** Rows of F that one piece of work takes. */
    static final int ROWS_A_PIECE = 512;

    /** Elements of F that are held: 128 MB. */
    private static final int MOST_HELD = 1 << 24;

    /** Rows of F that are computed at a time where F is not held. */
    private static final int ROWS_A_BLOCK = 8 * ROWS_A_PIECE;

    private final List<String> names;
    private final Parallel parallel;
    private final Source source;
    private double[] diagonal;
    private DMatrixRMaj factor;
    private DMatrixRMaj matrix;
    private DMatrixRMaj trailing;

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
            factor = source.factor(0, source.rows());
        }
        return factor;
    }

    private boolean isHeld() {
        return factor != null || (long) source.rows() * size() <= MOST_HELD;
    }

    /**
     * Gives the rows of F in their order, in one block where F is held. A block is not to be changed.
     *
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public void forEachBlock(Consumer<DMatrixRMaj> use) {
        if (isHeld()) {
            use.accept(factor());
            return;
        }
        for (int from = 0; from < source.rows(); from += ROWS_A_BLOCK) {
            use.accept(source.factor(from, Math.min(source.rows(), from + ROWS_A_BLOCK)));
        }
    }

    private DMatrixRMaj product(int first) {
        CrossProduct product = new CrossProduct(size(), first, parallel);
        forEachBlock(product::add);
        return product.product();
    }

    /**
     * Γ. Shared, not to be changed.
     *
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public synchronized DMatrixRMaj matrix() {
        if (matrix == null) {
            matrix = product(0);
        }
        return matrix;
    }

    /**
     * The part of Γ that belongs to the statistics from {@code first} on, without computing the rest. Shared, not to be
     * changed.
     *
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public synchronized DMatrixRMaj trailing(int first) {
        if (first == 0) {
            return matrix();
        }
        if (trailing == null || trailing.numRows != size() - first) {
            trailing = matrix == null ? product(first) : CommonOps_DDRM.extract(matrix, first, size(), first, size());
        }
        return trailing;
    }

    /**
     * VᵀΓV = (FV)ᵀ(FV), without computing Γ; quick where most elements of V are 0.
     *
     * @param directions V, statistics by any number of columns
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public DMatrixRMaj along(DMatrixRMaj directions) {
        int q = directions.numCols;
        int[] used = IntStream.range(0, q)
                .filter(a -> IntStream.range(0, directions.numRows).anyMatch(k -> directions.data[k * q + a] != 0))
                .toArray();
        CrossProduct sum = new CrossProduct(used.length, 0, parallel);
        forEachBlock(rows -> sum.add(image(rows, directions, used)));
        DMatrixRMaj part = sum.product();
        DMatrixRMaj product = new DMatrixRMaj(q, q);
        for (int a = 0; a < used.length; a++) {
            for (int b = 0; b < used.length; b++) {
                product.data[used[a] * q + used[b]] = part.data[a * used.length + b];
            }
        }
        return product;
    }

    /**
     * The derivatives of a function of the moments.
     *
     * @param byStatistics by the statistics, in order
     * @param byVariances by the variances of the correlations, the last elements of {@link #diagonal}, for a function
     *     in which they are weights; empty where it does not depend on them
     */
    public record Direction(double[] byStatistics, Optional<double[]> byVariances) {

        /** Of a function of the statistics alone. */
        public static Direction of(double[] byStatistics) {
            return new Direction(byStatistics, Optional.empty());
        }
    }

    /**
     * The asymptotic variances of √n times functions of thresholds and polychoric correlations, by the delta method: n
     * times the sum over rows of the squared influence on the function, which are the derivatives of the estimates by
     * the rows whether the variables behind the answers are normal or not (Γ, as in lavaan, holds where they are).
     * Neither F nor Γ is needed: a pass over the rows, at the cost of a look into a table for each pair.
     *
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL}), or when
     *     rows are weighted, in clusters or given covariates, or variables are not ordered
     */
    public double[] variances(List<Direction> functions) {
        return source.variances(functions);
    }

    /**
     * FV, quick where most elements of V are 0.
     *
     * @param directions V, statistics by any number of columns
     * @throws IllegalStateException when only the diagonal was to be kept ({@link CovarianceDetail#DIAGONAL})
     */
    public DMatrixRMaj images(DMatrixRMaj directions) {
        return image(
                factor(), directions, IntStream.range(0, directions.numCols).toArray());
    }

    /** These columns of FV. */
    private DMatrixRMaj image(DMatrixRMaj rows, DMatrixRMaj directions, int[] columns) {
        int width = columns.length;
        int[] from = new int[directions.numRows * width];
        int[] to = new int[from.length];
        double[] value = new double[from.length];
        int count = 0;
        for (int k = 0; k < directions.numRows; k++) {
            for (int a = 0; a < width; a++) {
                double element = directions.data[k * directions.numCols + columns[a]];
                if (element != 0) {
                    from[count] = k;
                    to[count] = a;
                    value[count++] = element;
                }
            }
        }
        int elements = count;
        DMatrixRMaj image = new DMatrixRMaj(rows.numRows, width);
        parallel.map((rows.numRows + ROWS_A_PIECE - 1) / ROWS_A_PIECE, piece -> {
            int end = Math.min(rows.numRows, (piece + 1) * ROWS_A_PIECE);
            for (int u = piece * ROWS_A_PIECE; u < end; u++) {
                int source = u * rows.numCols;
                for (int e = 0; e < elements; e++) {
                    image.data[u * width + to[e]] += value[e] * rows.data[source + from[e]];
                }
            }
            return piece;
        });
        return image;
    }
}
