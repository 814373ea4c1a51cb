package kith.moments.ordered;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The linear regression of a continuous outcome on the covariates by least squares, with the residual variance divided by the sum
 * of the weights: intercept, slopes, variance.
 */
final class LinearRegression extends CovariateRegression {

    private final double[] parameters;
    private final double[] residual;
    private final boolean exists;

    /** @param y the outcome in the distinct rows, NaN where it is missing */
    LinearRegression(double[] y, double[] x, AnswerPatterns patterns) {
        super(answered(y), x);
        this.parameters = new double[covariates + 2];
        this.residual = new double[rows];
        this.exists = fit(y, patterns);
    }

    private static boolean[] answered(double[] y) {
        boolean[] answered = new boolean[y.length];
        for (int u = 0; u < y.length; u++) {
            answered[u] = !Double.isNaN(y[u]);
        }
        return answered;
    }

    private boolean fit(double[] y, AnswerPatterns patterns) {
        int q = covariates + 1;
        double total = 0;
        double sum = 0;
        double[] centre = new double[covariates];
        for (int u = 0; u < rows; u++) {
            if (answered[u]) {
                total += patterns.weight(u);
                sum += patterns.weight(u) * y[u];
                for (int k = 0; k < covariates; k++) {
                    centre[k] += patterns.weight(u) * x[u * covariates + k];
                }
            }
        }
        double mean = sum / total;
        DMatrixRMaj products = new DMatrixRMaj(covariates, covariates);
        DMatrixRMaj right = new DMatrixRMaj(covariates, 1);
        double[] row = new double[covariates];
        for (int u = 0; u < rows; u++) {
            if (answered[u]) {
                for (int k = 0; k < covariates; k++) {
                    row[k] = x[u * covariates + k] - centre[k] / total;
                    right.data[k] += patterns.weight(u) * row[k] * (y[u] - mean);
                }
                addProduct(row, patterns.weight(u), products);
            }
        }
        CholeskyFactor factored = new CholeskyFactor(covariates);
        if (!(total > 0) || !factored.factor(products)) {
            Arrays.fill(parameters, Double.NaN);
            return false;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(covariates, covariates);
        factored.inverse(inverse);
        DMatrixRMaj slopes = new DMatrixRMaj(covariates, 1);
        CommonOps_DDRM.mult(inverse, right, slopes);
        parameters[0] = mean;
        for (int k = 0; k < covariates; k++) {
            parameters[1 + k] = slopes.data[k];
            parameters[0] -= slopes.data[k] * centre[k] / total;
        }
        double squares = 0;
        for (int u = 0; u < rows; u++) {
            if (answered[u]) {
                residual[u] = y[u] - parameters[0] - linear(u, parameters);
                squares += patterns.weight(u) * residual[u] * residual[u];
            }
        }
        parameters[q] = squares / total;
        return parameters[q] > 0;
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

    double intercept() {
        return parameters[0];
    }

    /** Of the residuals. */
    double variance() {
        return parameters[parameters.length - 1];
    }

    /** The standardised residual of a row that answers. */
    double z(int u) {
        return residual[u] / Math.sqrt(variance());
    }

    @Override
    void addScore(int u, double byMean, double byVariance, double weight, double[] target) {
        target[0] += weight * byMean;
        for (int k = 0; k < covariates; k++) {
            target[1 + k] += weight * byMean * x[u * covariates + k];
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
