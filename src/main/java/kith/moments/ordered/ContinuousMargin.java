package kith.moments.ordered;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The linear regression of a continuous variable on the covariates by least squares, with the residual variance divided
 * by the sum of the weights: intercept, slopes, variance. Without covariates these are mean and variance.
 */
final class ContinuousMargin extends Margin {

    private final double[] parameters;
    private final double[] residual;
    /** Of the responses, whatever the covariates; NaN where there are none. */
    private final double mean;

    private final double total;
    private final boolean varies;
    private final boolean exists;

    ContinuousMargin(AnswerPatterns patterns, int place) {
        super(patterns, place);
        this.parameters = new double[covariates + 2];
        this.residual = new double[patterns.size()];
        double weights = 0;
        double sum = 0;
        for (int u = 0; u < residual.length; u++) {
            if (answers(u)) {
                weights += patterns.weight(u);
                sum += patterns.weight(u) * value(u);
            }
        }
        this.total = weights;
        this.mean = sum / weights;
        this.varies = squares(u -> value(u) - mean) > 0;
        this.exists = total > 0 && setSlopes() && setVariance();
    }

    /** Intercept and slopes; NaN where covariates are dependent. */
    private boolean setSlopes() {
        parameters[0] = mean;
        if (covariates == 0) {
            return true;
        }
        double[] centre = new double[covariates];
        for (int u = 0; u < residual.length; u++) {
            for (int k = 0; k < covariates && answers(u); k++) {
                centre[k] += patterns.weight(u) * patterns.covariate(u, k);
            }
        }
        DMatrixRMaj products = new DMatrixRMaj(covariates, covariates);
        DMatrixRMaj right = new DMatrixRMaj(covariates, 1);
        double[] row = new double[covariates];
        for (int u = 0; u < residual.length; u++) {
            if (answers(u)) {
                for (int k = 0; k < covariates; k++) {
                    row[k] = patterns.covariate(u, k) - centre[k] / total;
                    right.data[k] += patterns.weight(u) * row[k] * (value(u) - mean);
                }
                addProduct(row, patterns.weight(u), products);
            }
        }
        CholeskyFactor factored = new CholeskyFactor(covariates);
        if (!factored.factor(products)) {
            Arrays.fill(parameters, Double.NaN);
            return false;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(covariates, covariates);
        factored.inverse(inverse);
        DMatrixRMaj slopes = new DMatrixRMaj(covariates, 1);
        CommonOps_DDRM.mult(inverse, right, slopes);
        for (int k = 0; k < covariates; k++) {
            parameters[1 + k] = slopes.data[k];
            parameters[0] -= slopes.data[k] * centre[k] / total;
        }
        return true;
    }

    /** Residuals and their variance. */
    private boolean setVariance() {
        for (int u = 0; u < residual.length; u++) {
            residual[u] = value(u) - parameters[0] - linear(u, parameters);
        }
        parameters[covariates + 1] = squares(u -> residual[u]) / total;
        return parameters[covariates + 1] > 0;
    }

    private double squares(java.util.function.IntToDoubleFunction deviation) {
        double squares = 0;
        for (int u = 0; u < residual.length; u++) {
            if (answers(u)) {
                double d = deviation.applyAsDouble(u);
                squares += patterns.weight(u) * d * d;
            }
        }
        return squares;
    }

    private double value(int u) {
        return patterns.value(u, place);
    }

    @Override
    boolean answers(int u) {
        return !Double.isNaN(value(u));
    }

    @Override
    int size() {
        return parameters.length;
    }

    @Override
    int firstSlope() {
        return 1;
    }

    @Override
    double[] parameters() {
        return parameters;
    }

    @Override
    boolean exists() {
        return exists;
    }

    /** Of the responses, whatever the covariates; NaN where there are none. */
    double mean() {
        return mean;
    }

    /** The sum of the weights of the responses. */
    double total() {
        return total;
    }

    /** Whether responses differ. */
    boolean varies() {
        return varies;
    }

    double intercept() {
        return parameters[0];
    }

    /** Of the residuals. */
    double variance() {
        return parameters[parameters.length - 1];
    }

    @Override
    double deviation() {
        return Math.sqrt(variance());
    }

    /** The standardised residual of a row; NaN for a missing response. */
    double z(int u) {
        return residual[u] / Math.sqrt(variance());
    }

    @Override
    void addScore(int u, double byMean, double byVariance, double weight, double[] target) {
        target[0] += weight * byMean;
        for (int k = 0; k < covariates; k++) {
            target[1 + k] += weight * byMean * patterns.covariate(u, k);
        }
        target[parameters.length - 1] += weight * byVariance;
    }

    @Override
    void own(int u, double[] firstAndSecond) {
        double variance = variance();
        firstAndSecond[0] = residual[u] / variance;
        firstAndSecond[1] = (residual[u] * residual[u] / variance - 1) / (2 * variance);
    }
}
