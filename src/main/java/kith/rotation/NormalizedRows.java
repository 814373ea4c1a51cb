package kith.rotation;

import java.util.Arrays;
import kith.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/** Loadings made ready for a search, with the lengths of the rows to bring them back. */
record NormalizedRows(DMatrixRMaj loadings, double[] lengths) {

    static NormalizedRows of(Matrix loadings, RowNormalization rows) {
        DMatrixRMaj prepared = new DMatrixRMaj(loadings.toArray());
        double[] lengths = new double[prepared.numRows];
        Arrays.fill(lengths, 1);
        if (rows == RowNormalization.KAISER) {
            for (int i = 0; i < lengths.length; i++) {
                double square = 0;
                for (int j = 0; j < prepared.numCols; j++) {
                    square += prepared.get(i, j) * prepared.get(i, j);
                }
                // An item without any loading has no direction to be normalised to.
                lengths[i] = square > 0 ? Math.sqrt(square) : 1;
                for (int j = 0; j < prepared.numCols; j++) {
                    prepared.set(i, j, prepared.get(i, j) / lengths[i]);
                }
            }
        }
        return new NormalizedRows(prepared, lengths);
    }

    /** Rotated loadings with the lengths of the rows given back. */
    double[][] restore(DMatrixRMaj rotated) {
        double[][] restored = new double[rotated.numRows][rotated.numCols];
        for (int i = 0; i < rotated.numRows; i++) {
            for (int j = 0; j < rotated.numCols; j++) {
                restored[i][j] = rotated.get(i, j) * lengths[i];
            }
        }
        return restored;
    }
}
