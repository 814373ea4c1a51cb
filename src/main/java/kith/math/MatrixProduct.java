package kith.math;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;

/**
 * Products of matrices, on several threads where they are large. Each element is summed by one thread in one order, so
 * that the result does not depend on their number.
 */
public final class MatrixProduct {

    private static final double WORTH_THREADS = 4e6;

    private MatrixProduct() {}

    /** A B. */
    public static DMatrixRMaj of(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        if ((double) a.numRows * a.numCols * b.numCols > WORTH_THREADS) {
            CommonOps_MT_DDRM.mult(a, b, product);
        } else {
            CommonOps_DDRM.mult(a, b, product);
        }
        return product;
    }

    /** tr(A B), without the product. */
    public static double trace(DMatrixRMaj a, DMatrixRMaj b) {
        int n = a.numRows;
        int m = a.numCols;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                sum += a.data[i * m + j] * b.data[j * n + i];
            }
        }
        return sum;
    }
}
