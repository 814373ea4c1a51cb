package kith.sem.implied;

import java.util.BitSet;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Means, where there are any, and the half-vector of covariances behind them, as one vector of moments. */
public final class MeansAndCovariances {

    private MeansAndCovariances() {}

    /** The moments of p variables. */
    public static double[] vector(DMatrixRMaj covariance, double[] mean, boolean hasMeans) {
        int p = covariance.numRows;
        int offset = hasMeans ? p : 0;
        double[] moments = new double[offset + HalfVector.length(p)];
        System.arraycopy(mean, 0, moments, 0, offset);
        HalfVector.pack(covariance, moments, offset);
        return moments;
    }

    /**
     * The places of the moments that are not among predictors taken as given.
     *
     * @param p how many variables
     * @param given the places of the predictors among the variables
     */
    public static int[] modelled(int p, boolean hasMeans, List<Integer> given) {
        int offset = hasMeans ? p : 0;
        BitSet modelled = new BitSet();
        for (int i = 0; i < p; i++) {
            boolean own = !given.contains(i);
            if (hasMeans) {
                modelled.set(i, own);
            }
            for (int j = 0; j <= i; j++) {
                modelled.set(offset + HalfVector.index(i, j, p), own || !given.contains(j));
            }
        }
        return modelled.stream().toArray();
    }
}
