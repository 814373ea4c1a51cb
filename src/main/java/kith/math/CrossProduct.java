package kith.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * FᵀF of a tall matrix, tile by tile and on several threads; each element is summed in the order of the rows, so that
 * it does not depend on the number of threads. The rows may come in several blocks ({@link #add}), so that they need
 * not be held together.
 *
 * <p>A tile works on copies of the columns that it needs, each row of them an array of its own: the Java compiler makes
 * vector instructions of a loop over several arrays at the same index, not of one over several offsets into the same
 * array.
 *
 * <p>Beside EJML's product of one thread it takes 42 ms in place of 136 for 2,500 rows of 425 columns, the Γ of 25
 * items with six categories ({@code FastForms.crossProduct} of the benchmarks).
 */
public final class CrossProduct {

    /** Rows taken at a time; with the columns of a tile and its sums they stay in the first cache. */
    private static final int ROWS = 32;

    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    private final int first;
    private final Parallel parallel;
    private final DMatrixRMaj product;

    /**
     * A product of no rows yet.
     *
     * @param columns of F
     * @param first the first column whose products are wanted
     */
    public CrossProduct(int columns, int first, Parallel parallel) {
        this.first = first;
        this.parallel = parallel;
        this.product = new DMatrixRMaj(columns - first, columns - first);
    }

    /** FᵀF. */
    public static DMatrixRMaj of(DMatrixRMaj factor, Parallel parallel) {
        return trailing(factor, 0, parallel);
    }

    /** The part of FᵀF that belongs to the columns of F from {@code first} on, a square matrix. */
    public static DMatrixRMaj trailing(DMatrixRMaj factor, int first, Parallel parallel) {
        CrossProduct product = new CrossProduct(factor.numCols, first, parallel);
        product.add(factor);
        return product.product();
    }

    /**
     * Adds the next rows of F. The product is the same, bit for bit, however the rows are divided, as long as every
     * block but the last has a multiple of four rows.
     */
    public void add(DMatrixRMaj factor) {
        int q = product.numCols;
        List<int[]> tiles = new ArrayList<>();
        for (int col = 0; col < q; col += WIDTH) {
            for (int row = 0; row < Math.min(q, col + WIDTH); row += HEIGHT) {
                tiles.add(new int[] {row, col});
            }
        }
        long work = (long) factor.numRows * q * q;
        Parallel threads = work > 4_000_000L ? parallel : new Parallel(1);
        threads.map(tiles.size(), tile -> {
            addTile(factor, tiles.get(tile)[0], tiles.get(tile)[1]);
            return tile;
        });
    }

    /** FᵀF of the rows added. */
    public DMatrixRMaj product() {
        int q = product.numCols;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < i; j++) {
                product.data[i * q + j] = product.data[j * q + i];
            }
        }
        return product;
    }

    /** Adds to the tile that starts at a row and a column of the product, and touches nothing else of it. */
    private void addTile(DMatrixRMaj factor, int row, int col) {
        int q = product.numCols;
        int height = Math.min(HEIGHT, q - row);
        int width = Math.min(WIDTH, q - col);
        double[][] sums = new double[height][width];
        double[][] left = new double[ROWS][height];
        double[][] right = new double[ROWS][width];
        for (int i = 0; i < height; i++) {
            System.arraycopy(product.data, (row + i) * q + col, sums[i], 0, width);
        }
        for (int from = 0; from < factor.numRows; from += ROWS) {
            copy(factor, from, first + row, left);
            copy(factor, from, first + col, right);
            for (int r = 0; r < Math.min(ROWS, factor.numRows - from); r += 4) {
                double[] a = left[r];
                double[] b = left[r + 1];
                double[] c = left[r + 2];
                double[] d = left[r + 3];
                for (int i = 0; i < height; i++) {
                    addFour(sums[i], right[r], right[r + 1], right[r + 2], right[r + 3], a[i], b[i], c[i], d[i]);
                }
            }
        }
        for (int i = 0; i < height; i++) {
            System.arraycopy(sums[i], 0, product.data, (row + i) * q + col, width);
        }
    }

    /**
     * Columns of a factor from {@code col} on, for as many rows as there are from {@code from} on; zeros after them.
     */
    private static void copy(DMatrixRMaj factor, int from, int col, double[][] rows) {
        for (int r = 0; r < rows.length; r++) {
            if (from + r < factor.numRows) {
                System.arraycopy(factor.data, (from + r) * factor.numCols + col, rows[r], 0, rows[r].length);
            } else {
                Arrays.fill(rows[r], 0);
            }
        }
    }

    private static void addFour(
            double[] sum, double[] w, double[] x, double[] y, double[] z, double a, double b, double c, double d) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * w[j] + b * x[j] + c * y[j] + d * z[j];
        }
    }
}
