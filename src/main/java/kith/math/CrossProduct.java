package kith.math;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * FᵀF of a tall matrix, in blocks that stay in the cache and on several threads; each element is summed in the order of the
 * rows, so that it does not depend on the number of threads.
 */
public final class CrossProduct {

    private static final int ROW_BLOCK = 64;
    private static final int COL_BLOCK = 32;

    private CrossProduct() {}

    public static DMatrixRMaj of(DMatrixRMaj factor, Parallel parallel) {
        int q = factor.numCols;
        int blocks = (q + COL_BLOCK - 1) / COL_BLOCK;
        long work = (long) factor.numRows * q * q;
        Parallel threads = work > 4_000_000L ? parallel : new Parallel(1);
        List<double[]> parts = threads.map(blocks, block -> rows(factor, block * COL_BLOCK));
        DMatrixRMaj product = new DMatrixRMaj(q, q);
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(parts.get(block), 0, product.data, block * COL_BLOCK * q, parts.get(block).length);
        }
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < i; j++) {
                product.data[i * q + j] = product.data[j * q + i];
            }
        }
        return product;
    }

    /** The rows of the product from {@code from} on, from the diagonal to the right. */
    private static double[] rows(DMatrixRMaj factor, int from) {
        int q = factor.numCols;
        int to = Math.min(q, from + COL_BLOCK);
        double[] part = new double[(to - from) * q];
        double[] f = factor.data;
        for (int first = 0; first < factor.numRows; first += ROW_BLOCK) {
            int last = Math.min(factor.numRows, first + ROW_BLOCK);
            for (int i = from; i < to; i++) {
                int r = first;
                for (; r + 3 < last; r += 4) {
                    addFour(part, (i - from) * q, f, r * q, i, q);
                }
                for (; r < last; r++) {
                    double a = f[r * q + i];
                    for (int j = i; j < q; j++) {
                        part[(i - from) * q + j] += a * f[r * q + j];
                    }
                }
            }
        }
        return part;
    }

    private static void addFour(double[] sum, int at, double[] f, int row, int i, int q) {
        int row1 = row + q;
        int row2 = row1 + q;
        int row3 = row2 + q;
        double a = f[row + i];
        double b = f[row1 + i];
        double c = f[row2 + i];
        double d = f[row3 + i];
        for (int j = i; j < q; j++) {
            sum[at + j] += a * f[row + j] + b * f[row1 + j] + c * f[row2 + j] + d * f[row3 + j];
        }
    }
}
