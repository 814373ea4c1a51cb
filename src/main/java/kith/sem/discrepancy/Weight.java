package kith.sem.discrepancy;

import kith.math.MatrixProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A symmetric matrix over moments, known by what it does to a vector. */
public interface Weight {

    /** Number of rows. */
    int size();

    /** Writes the product with {@code vector} into {@code product}; two different arrays. */
    void multiply(double[] vector, double[] product);

    /** Writes the product with each column of {@code matrix} into {@code product}, which gets the same shape. */
    default void multiply(DMatrixRMaj matrix, DMatrixRMaj product) {
        int n = matrix.numRows;
        int q = matrix.numCols;
        product.reshape(n, q);
        double[] column = new double[n];
        double[] image = new double[n];
        for (int a = 0; a < q; a++) {
            boolean empty = true;
            for (int k = 0; k < n; k++) {
                column[k] = matrix.data[k * q + a];
                empty &= column[k] == 0;
            }
            if (empty) {
                for (int k = 0; k < n; k++) {
                    product.data[k * q + a] = 0;
                }
                continue;
            }
            multiply(column, image);
            for (int k = 0; k < n; k++) {
                product.data[k * q + a] = image[k];
            }
        }
    }

    /** The trace of the product with a symmetric matrix. */
    default double traceOfProduct(DMatrixRMaj symmetric) {
        DMatrixRMaj product = new DMatrixRMaj(1, 1);
        multiply(symmetric, product);
        return CommonOps_DDRM.trace(product);
    }

    /** The trace of the square of the product with a symmetric matrix. */
    default double traceOfSquaredProduct(DMatrixRMaj symmetric) {
        DMatrixRMaj product = new DMatrixRMaj(1, 1);
        multiply(symmetric, product);
        return MatrixProduct.trace(product, product);
    }

    /** All of it. */
    default DMatrixRMaj toMatrix() {
        DMatrixRMaj identity = new DMatrixRMaj(size(), size());
        for (int k = 0; k < size(); k++) {
            identity.set(k, k, 1);
        }
        DMatrixRMaj all = new DMatrixRMaj(size(), size());
        multiply(identity, all);
        return all;
    }
}
