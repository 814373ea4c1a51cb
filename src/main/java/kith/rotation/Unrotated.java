package kith.rotation;

import java.util.List;
import kith.math.Matrix;

/** Factors as the extraction gives them: the first explains the most, the next the most of what is left. */
public record Unrotated() implements Rotation {

    @Override
    public Axes axes() {
        return Axes.ORTHOGONAL;
    }

    @Override
    public RotatedFactors rotate(Matrix loadings, StartingPoints starts) {
        return asTheyAre(loadings);
    }

    static RotatedFactors asTheyAre(Matrix loadings) {
        Matrix identity = identity(loadings);
        return new RotatedFactors(loadings, identity, identity, Double.NaN, List.of(), 0, List.of());
    }

    private static Matrix identity(Matrix loadings) {
        int k = loadings.cols().size();
        double[][] identity = new double[k][k];
        for (int j = 0; j < k; j++) {
            identity[j][j] = 1;
        }
        return Matrix.square(loadings.cols(), identity);
    }
}
