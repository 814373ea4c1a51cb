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
            int i = from;
            for (; i + 1 < to; i += 2) {
                int r = first;
                for (; r + 3 < last; r += 4) {
                    addFourToTwo(part, (i - from) * q, f, r * q, i, q);
                }
                for (; r < last; r++) {
                    addOne(part, (i - from) * q, f, r * q, i, q);
                    addOne(part, (i + 1 - from) * q, f, r * q, i + 1, q);
                }
            }
            for (; i < to; i++) {
                for (int r = first; r < last; r++) {
                    addOne(part, (i - from) * q, f, r * q, i, q);
                }
            }
        }
        return part;
    }

    private static void addOne(double[] sum, int at, double[] f, int row, int i, int q) {
        double a = f[row + i];
        for (int j = i; j < q; j++) {
            sum[at + j] += a * f[row + j];
        }
    }

    /** Four rows of the factor, for rows i and i + 1 of the product: what is read once serves both. */
    private static void addFourToTwo(double[] sum, int at, double[] f, int row, int i, int q) {
        int row1 = row + q;
        int row2 = row1 + q;
        int row3 = row2 + q;
        double a = f[row + i];
        double b = f[row1 + i];
        double c = f[row2 + i];
        double d = f[row3 + i];
        double e = f[row + i + 1];
        double g = f[row1 + i + 1];
        double h = f[row2 + i + 1];
        double k = f[row3 + i + 1];
        sum[at + i] += a * a + b * b + c * c + d * d;
        int at1 = at + q;
        for (int j = i + 1; j < q; j++) {
            double w = f[row + j];
            double x = f[row1 + j];
            double y = f[row2 + j];
            double z = f[row3 + j];
            sum[at + j] += a * w + b * x + c * y + d * z;
            sum[at1 + j] += e * w + g * x + h * y + k * z;
        }
    }
}
