package kith.sem.discrepancy;

import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The second derivatives of {@link NormalDiscrepancy} by the moments: the observed information of a normal sample. Its
 * product with a change (u, V) of means and covariances is the change of the derivative, with W = Σ⁻¹, d = m − μ and S̃
 * = S + d d′:
 *
 * <p>−½ [W V W − W V W S̃ W − W S̃ W V W] + ½ W (u d′ + d u′) W for the covariances, W V W d + W u for the means. Not
 * thread-safe.
 */
public final class NormalObservedWeight implements Weight {

    private final int p;
    private final boolean hasMeans;
    private final DMatrixRMaj inverse;
    private final double[] difference;
    /** W S̃ W. */
    private final DMatrixRMaj spread;

    private final DMatrixRMaj change;
    private final DMatrixRMaj half;
    private final DMatrixRMaj sandwich;
    private final DMatrixRMaj image;
    /** S̃. */
    private final DMatrixRMaj deviation;

    /**
     * @param inverse Σ⁻¹
     * @param sample S
     * @param difference m − μ, or an empty array for a model without means
     */
    public NormalObservedWeight(DMatrixRMaj inverse, DMatrixRMaj sample, double[] difference) {
        this.p = inverse.numRows;
        this.hasMeans = difference.length > 0;
        this.inverse = inverse.copy();
        this.difference = difference.clone();
        this.change = new DMatrixRMaj(p, p);
        this.half = new DMatrixRMaj(p, p);
        this.sandwich = new DMatrixRMaj(p, p);
        this.image = new DMatrixRMaj(p, p);
        this.spread = new DMatrixRMaj(p, p);
        this.deviation = sample.copy();
        if (hasMeans) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    deviation.data[i * p + j] += difference[i] * difference[j];
                }
            }
        }
        CommonOps_DDRM.mult(inverse, deviation, half);
        CommonOps_DDRM.mult(half, inverse, spread);
    }

    @Override
    public int size() {
        return (hasMeans ? p : 0) + HalfVector.length(p);
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        int offset = hasMeans ? p : 0;
        HalfVector.unpack(vector, offset, change);
        CommonOps_DDRM.mult(inverse, change, half);
        CommonOps_DDRM.mult(half, inverse, sandwich);
        CommonOps_DDRM.mult(half, spread, image);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double value = 0.5 * (image.data[i * p + j] + image.data[j * p + i] - sandwich.data[i * p + j]);
                image.data[i * p + j] = value;
                if (i != j) {
                    image.data[j * p + i] = value;
                }
            }
        }
        if (hasMeans) {
            addMeans(vector, product);
        }
        HalfVector.packDerivative(image, product, offset);
    }

    private void addMeans(double[] vector, double[] product) {
        double[] weighted = new double[p];
        double[] weightedChange = new double[p];
        for (int i = 0; i < p; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                double w = inverse.data[i * p + j];
                weighted[i] += w * difference[j];
                weightedChange[i] += w * vector[j];
                sum += w * vector[j] + sandwich.data[i * p + j] * difference[j];
            }
            product[i] = sum;
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                image.data[i * p + j] += 0.5 * (weightedChange[i] * weighted[j] + weighted[i] * weightedChange[j]);
            }
        }
    }
}
