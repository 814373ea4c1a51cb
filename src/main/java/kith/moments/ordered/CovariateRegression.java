package kith.moments.ordered;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;

/**
 * The regression of one outcome on the covariates: the first step of moments given covariates. Its parameters are thresholds and
 * slopes of an ordered outcome, or intercept, slopes and residual variance of a continuous one.
 */
abstract class CovariateRegression {

    /** Rows without an answer have no part in it. */
    final boolean[] answered;

    /** Covariates of the distinct rows, one row after the other. */
    final double[] x;

    final int covariates;
    final int rows;
    private double[] influences = {};

    CovariateRegression(boolean[] answered, double[] x) {
        this.answered = answered;
        this.rows = answered.length;
        this.x = x;
        this.covariates = rows == 0 ? 0 : x.length / rows;
    }

    /** How many parameters. */
    abstract int size();

    /** The place of the first slope among the parameters. */
    abstract int firstSlope();

    /** The estimates. */
    abstract double[] parameters();

    /**
     * Adds to {@code target} the score of a row by the parameters, made of its derivatives by the two numbers through which they act
     * on it: the upper and the lower bound of an ordered outcome, mean and variance of a continuous one.
     */
    abstract void addScore(int u, double first, double second, double weight, double[] target);

    /** The derivatives of the log-likelihood of a row by these two numbers. */
    abstract void own(int u, double[] firstAndSecond);

    /** Whether there are estimates. */
    abstract boolean exists();

    final double slope(int covariate) {
        return parameters()[firstSlope() + covariate];
    }

    final double linear(int u, double[] parameters) {
        double sum = 0;
        for (int k = 0; k < covariates; k++) {
            sum += x[u * covariates + k] * parameters[firstSlope() + k];
        }
        return sum;
    }

    /**
     * What each row adds to the deviation of the parameters from their limit, per unit of weight: the inverse of the cross-products
     * of the scores by the scores, row after row.
     */
    final synchronized double[] influences(AnswerPatterns patterns) {
        if (influences.length > 0 || !exists()) {
            return influences;
        }
        int size = size();
        double[] scores = new double[rows * size];
        double[] score = new double[size];
        double[] pair = new double[2];
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        for (int u = 0; u < rows; u++) {
            if (answered[u]) {
                Arrays.fill(score, 0);
                own(u, pair);
                addScore(u, pair[0], pair[1], 1, score);
                System.arraycopy(score, 0, scores, u * size, size);
                addProduct(score, patterns.weight(u), products);
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        CholeskyFactor factored = new CholeskyFactor(size);
        if (factored.factor(products)) {
            factored.inverse(inverse);
        } else {
            org.ejml.dense.row.CommonOps_DDRM.pinv(products, inverse);
        }
        double[] result = new double[rows * size];
        for (int u = 0; u < rows; u++) {
            for (int a = 0; a < size && answered[u]; a++) {
                double sum = 0;
                for (int b = 0; b < size; b++) {
                    sum += inverse.data[a * size + b] * scores[u * size + b];
                }
                result[u * size + a] = sum;
            }
        }
        influences = result;
        return influences;
    }

    static void addProduct(double[] vector, double weight, DMatrixRMaj sum) {
        int size = vector.length;
        for (int a = 0; a < size; a++) {
            double value = weight * vector[a];
            for (int b = 0; value != 0 && b < size; b++) {
                sum.data[a * size + b] += value * vector[b];
            }
        }
    }
}
