package kith.twolevel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;

/** The moments of both levels as matrices, and derivatives by them as a vector. Not thread-safe. */
final class LevelMatrices {

    final int p;
    private final int half;
    /** The variables that vary within clusters. */
    final int[] inside;

    final DMatrixRMaj within;
    final DMatrixRMaj between;
    final double[] mean;

    /** Derivatives by the elements of the two matrices (dF = Σ G_ij dS_ij) and the means. */
    final DMatrixRMaj slopeWithin;

    final DMatrixRMaj slopeBetween;
    final double[] slopeMean;

    LevelMatrices(List<VariableLevel> levels) {
        this.p = levels.size();
        this.half = p + HalfVector.length(p);
        this.inside =
                IntStream.range(0, p).filter(i -> levels.get(i).isWithin()).toArray();
        this.within = new DMatrixRMaj(p, p);
        this.between = new DMatrixRMaj(p, p);
        this.mean = new double[p];
        this.slopeWithin = new DMatrixRMaj(p, p);
        this.slopeBetween = new DMatrixRMaj(p, p);
        this.slopeMean = new double[p];
    }

    /** Takes moments; the derivatives begin with 0. */
    void take(double[] moments) {
        HalfVector.unpack(moments, p, within);
        HalfVector.unpack(moments, half + p, between);
        for (int i = 0; i < p; i++) {
            mean[i] = moments[i] + moments[half + i];
        }
        clear();
    }

    void clear() {
        Arrays.fill(slopeWithin.data, 0);
        Arrays.fill(slopeBetween.data, 0);
        Arrays.fill(slopeMean, 0);
    }

    /** Writes the derivatives, times {@code factor}. */
    void give(double factor, double[] derivative) {
        HalfVector.packDerivative(slopeWithin, derivative, p);
        HalfVector.packDerivative(slopeBetween, derivative, half + p);
        for (int i = 0; i < p; i++) {
            derivative[i] = slopeMean[i];
            derivative[half + i] = slopeMean[i];
        }
        for (int k = 0; k < derivative.length; k++) {
            derivative[k] *= factor;
        }
    }

    /** The part of a p × p matrix that belongs to the variables that vary within clusters. */
    void extractInside(DMatrixRMaj matrix, DMatrixRMaj part) {
        int q = inside.length;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                part.data[i * q + j] = matrix.data[inside[i] * p + inside[j]];
            }
        }
    }
}
