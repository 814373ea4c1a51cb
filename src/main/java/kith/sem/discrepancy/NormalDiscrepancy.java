package kith.sem.discrepancy;

import java.util.Optional;
import kith.math.CholeskyFactor;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The likelihood of the normal distribution, for complete rows:
 *
 * <p>F = ½ [log|Σ| − log|S| + tr(S Σ⁻¹) − p + (m − μ)′ Σ⁻¹ (m − μ)] (Jöreskog 1967, doi 10.1007/BF02289658, equation 4,
 * with means). S is divided by N for the normal likelihood and by N − 1 for the Wishart one; that is the caller's
 * choice.
 */
public final class NormalDiscrepancy implements Discrepancy {

    private final int p;
    private final boolean hasMeans;
    private final DMatrixRMaj sample;
    private final double[] sampleMean;
    private final double constant;
    private final CholeskyFactor factored;
    private final DMatrixRMaj sigma;
    private final DMatrixRMaj inverse;
    private final DMatrixRMaj deviation;
    private final DMatrixRMaj product;
    private final DMatrixRMaj derivativeMatrix;
    private final double[] difference;

    /**
     * @param sample p × p covariances
     * @param sampleMean p means, or an empty array for a model without means
     * @throws IllegalArgumentException when the sample's covariances are not positive definite
     */
    public NormalDiscrepancy(DMatrixRMaj sample, double[] sampleMean) {
        this(sample, sampleMean, factored(sample).orElseThrow(NormalDiscrepancy::singular));
    }

    private NormalDiscrepancy(DMatrixRMaj sample, double[] sampleMean, CholeskyFactor factored) {
        this.p = sample.numRows;
        this.hasMeans = sampleMean.length > 0;
        this.sample = sample.copy();
        this.sampleMean = sampleMean.clone();
        this.factored = factored;
        this.constant = factored.logDeterminant() + p;
        this.sigma = new DMatrixRMaj(p, p);
        this.inverse = new DMatrixRMaj(p, p);
        this.deviation = new DMatrixRMaj(p, p);
        this.product = new DMatrixRMaj(p, p);
        this.derivativeMatrix = new DMatrixRMaj(p, p);
        this.difference = new double[p];
    }

    /** The same; empty when the sample's covariances are not positive definite. */
    public static Optional<NormalDiscrepancy> ifDefinite(DMatrixRMaj sample, double[] sampleMean) {
        return factored(sample).map(factored -> new NormalDiscrepancy(sample, sampleMean, factored));
    }

    private static Optional<CholeskyFactor> factored(DMatrixRMaj sample) {
        CholeskyFactor factored = new CholeskyFactor(sample.numRows);
        return factored.factor(sample) ? Optional.of(factored) : Optional.empty();
    }

    private static IllegalArgumentException singular() {
        return new IllegalArgumentException("the covariances of the sample are not positive definite");
    }

    private boolean take(double[] moments) {
        HalfVector.unpack(moments, hasMeans ? p : 0, sigma);
        if (!factored.factor(sigma)) {
            return false;
        }
        factored.inverse(inverse);
        deviation.setTo(sample);
        if (hasMeans) {
            for (int i = 0; i < p; i++) {
                difference[i] = sampleMean[i] - moments[i];
            }
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    deviation.data[i * p + j] += difference[i] * difference[j];
                }
            }
        }
        return true;
    }

    private double valueTaken() {
        double trace = 0;
        for (int i = 0; i < deviation.data.length; i++) {
            trace += deviation.data[i] * inverse.data[i];
        }
        return 0.5 * (factored.logDeterminant() + trace - constant);
    }

    @Override
    public double value(double[] moments) {
        return take(moments) ? valueTaken() : Double.POSITIVE_INFINITY;
    }

    @Override
    public double valueAndDerivative(double[] moments, double[] derivative) {
        if (!take(moments)) {
            return Double.POSITIVE_INFINITY;
        }
        CommonOps_DDRM.mult(inverse, deviation, product);
        CommonOps_DDRM.mult(product, inverse, derivativeMatrix);
        for (int i = 0; i < derivativeMatrix.data.length; i++) {
            derivativeMatrix.data[i] = 0.5 * (inverse.data[i] - derivativeMatrix.data[i]);
        }
        HalfVector.packDerivative(derivativeMatrix, derivative, hasMeans ? p : 0);
        if (hasMeans) {
            for (int i = 0; i < p; i++) {
                double sum = 0;
                for (int j = 0; j < p; j++) {
                    sum += inverse.data[i * p + j] * difference[j];
                }
                derivative[i] = -sum;
            }
        }
        return valueTaken();
    }

    @Override
    public Weight curvature(double[] moments) {
        if (!take(moments)) {
            throw new IllegalArgumentException("the implied covariances are not positive definite");
        }
        return new NormalWeight(inverse.copy(), hasMeans);
    }
}
