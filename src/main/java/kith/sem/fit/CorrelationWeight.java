package kith.sem.fit;

import kith.math.PairIndex;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;

/** The rows and columns of a normal weight that belong to correlations: those off the diagonal of the half-vector. */
final class CorrelationWeight implements Weight {

    private final NormalWeight covariances;
    private final int p;
    private final double[] spread;
    private final double[] image;

    CorrelationWeight(NormalWeight covariances, int p) {
        this.covariances = covariances;
        this.p = p;
        this.spread = new double[HalfVector.length(p)];
        this.image = new double[HalfVector.length(p)];
    }

    @Override
    public int size() {
        return PairIndex.count(p);
    }

    @Override
    public double traceOfProduct(DMatrixRMaj symmetric) {
        return covariances.traceBetweenVariables(symmetric);
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        int k = 0;
        for (int j = 0; j < p; j++) {
            spread[HalfVector.index(j, j, p)] = 0;
            for (int i = j + 1; i < p; i++) {
                spread[HalfVector.index(i, j, p)] = vector[k++];
            }
        }
        covariances.multiply(spread, image);
        k = 0;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                product[k++] = image[HalfVector.index(i, j, p)];
            }
        }
    }
}
