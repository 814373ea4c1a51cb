package kith.math;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products of matrices. */
public final class MatrixProduct {

    private MatrixProduct() {}

    /** A B. */
    public static DMatrixRMaj of(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, product);
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
