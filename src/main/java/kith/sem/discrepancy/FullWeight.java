package kith.sem.discrepancy;

import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;

/** A weight matrix of which every element is held. */
public final class FullWeight implements Weight {

    private final DMatrixRMaj matrix;

    /** @param matrix symmetric; copied */
    public FullWeight(DMatrixRMaj matrix) {
        this.matrix = matrix.copy();
    }

    @Override
    public int size() {
        return matrix.numRows;
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        int n = matrix.numRows;
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int l = 0; l < n; l++) {
                sum += matrix.data[k * n + l] * vector[l];
            }
            product[k] = sum;
        }
    }

    @Override
    public void multiply(DMatrixRMaj right, DMatrixRMaj product) {
        SparseProduct.symmetricTimes(matrix, right, product);
    }

    @Override
    public DMatrixRMaj toMatrix() {
        return matrix.copy();
    }
}
