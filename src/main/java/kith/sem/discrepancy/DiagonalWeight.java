package kith.sem.discrepancy;

import org.ejml.data.DMatrixRMaj;

/** A diagonal weight matrix. */
public final class DiagonalWeight implements Weight {

    private final double[] diagonal;

    public DiagonalWeight(double[] diagonal) {
        this.diagonal = diagonal.clone();
    }

    /** As many ones as {@code size}. */
    public static DiagonalWeight identity(int size) {
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return new DiagonalWeight(ones);
    }

    /** The weights of the moments from {@code first} on. */
    public DiagonalWeight trailing(int first) {
        return new DiagonalWeight(java.util.Arrays.copyOfRange(diagonal, first, diagonal.length));
    }

    /** The element in row and column {@code k}. */
    public double at(int k) {
        return diagonal[k];
    }

    @Override
    public int size() {
        return diagonal.length;
    }

    @Override
    public double traceOfProduct(DMatrixRMaj symmetric) {
        double sum = 0;
        for (int k = 0; k < diagonal.length; k++) {
            sum += diagonal[k] * symmetric.data[k * diagonal.length + k];
        }
        return sum;
    }

    @Override
    public double traceOfSquaredProduct(DMatrixRMaj symmetric) {
        double sum = 0;
        for (int k = 0; k < diagonal.length; k++) {
            double row = 0;
            for (int l = 0; l < diagonal.length; l++) {
                double element = symmetric.data[k * diagonal.length + l];
                row += element * element * diagonal[l];
            }
            sum += row * diagonal[k];
        }
        return sum;
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        for (int k = 0; k < diagonal.length; k++) {
            product[k] = diagonal[k] * vector[k];
        }
    }

    @Override
    public void multiply(DMatrixRMaj matrix, DMatrixRMaj product) {
        int q = matrix.numCols;
        product.reshape(matrix.numRows, q);
        for (int k = 0; k < diagonal.length; k++) {
            for (int a = 0; a < q; a++) {
                product.data[k * q + a] = diagonal[k] * matrix.data[k * q + a];
            }
        }
    }
}
