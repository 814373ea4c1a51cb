package kith.moments.ordered;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.linsol.svd.SolvePseudoInverseSvd_DDRM;

/**
 * The first step for one variable: its regression on the covariates, of which there may be none. Its parameters are
 * thresholds and slopes of an ordered variable, or intercept, slopes and residual variance of a continuous one.
 */
abstract sealed class Margin permits OrderedMargin, ContinuousMargin {

    /**
     * Scores with a squared multiple correlation nearer to 1 are dependent: a variable of two values, for one, has one
     * score.
     */
    private static final double SINGULAR = 1e-10;

    final AnswerPatterns patterns;
    /** The number of the variable among the ordered or the continuous ones. */
    final int place;

    final int covariates;
    private double[] influences = {};

    Margin(AnswerPatterns patterns, int place) {
        this.patterns = patterns;
        this.place = place;
        this.covariates = patterns.covariates();
    }

    /** How many parameters. */
    abstract int size();

    /** The place of the first slope among the parameters. */
    abstract int firstSlope();

    /** The estimates; shared, not to be changed. */
    abstract double[] parameters();

    /** Whether a row has a response to the variable; a row without one has no part in the margin. */
    abstract boolean answers(int u);

    /**
     * Adds to {@code target} the score of a row by the parameters, made of its derivatives by the two numbers through
     * which they act on it: the upper and the lower bound of an ordered variable, mean and variance of a continuous
     * one.
     */
    abstract void addScore(int u, double first, double second, double weight, double[] target);

    /** The derivatives of the log-likelihood of a row by these two numbers. */
    abstract void own(int u, double[] firstAndSecond);

    /** Whether there are estimates. */
    abstract boolean exists();

    /** The standard deviation, 1 for an ordered variable. */
    abstract double deviation();

    final double slope(int covariate) {
        return parameters()[firstSlope() + covariate];
    }

    final double linear(int u, double[] parameters) {
        double sum = 0;
        for (int k = 0; k < covariates; k++) {
            sum += patterns.covariate(u, k) * parameters[firstSlope() + k];
        }
        return sum;
    }

    /**
     * What each row adds to the deviation of the parameters from their limit, per unit of weight; those of a row stand
     * one after the other from {@link #influencesOf} on, NaN where there are no estimates. Shared, not to be changed.
     */
    final synchronized double[] influences() {
        if (influences.length == 0) {
            influences = computeInfluences();
        }
        return influences;
    }

    /** The place in {@link #influences} of the first influence of a row. */
    int influencesOf(int u) {
        return u * size();
    }

    /** The inverse of the cross-products of the scores by the scores. */
    double[] computeInfluences() {
        int size = size();
        double[] scores = new double[patterns.size() * size];
        if (!exists()) {
            Arrays.fill(scores, Double.NaN);
            return scores;
        }
        double[] score = new double[size];
        double[] pair = new double[2];
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        for (int u = 0; u < patterns.size(); u++) {
            if (answers(u)) {
                Arrays.fill(score, 0);
                own(u, pair);
                addScore(u, pair[0], pair[1], 1, score);
                System.arraycopy(score, 0, scores, u * size, size);
                addProduct(score, patterns.weight(u), products);
            }
        }
        double[] inverse = inverse(products).data;
        for (int u = 0; u < patterns.size(); u++) {
            System.arraycopy(scores, u * size, score, 0, size);
            for (int a = 0; a < size; a++) {
                double sum = 0;
                for (int b = 0; b < size; b++) {
                    sum += inverse[a * size + b] * score[b];
                }
                scores[u * size + a] = sum;
            }
        }
        return scores;
    }

    /** The inverse of cross-products, or their pseudo-inverse where scores are dependent. */
    private static DMatrixRMaj inverse(DMatrixRMaj products) {
        int size = products.numRows;
        double[] scale = new double[size];
        Arrays.setAll(scale, a -> 1 / Math.sqrt(products.data[a * size + a]));
        DMatrixRMaj scaled = new DMatrixRMaj(size, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                scaled.data[a * size + b] = scale[a] * scale[b] * products.data[a * size + b];
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        CholeskyFactor factored = new CholeskyFactor(size);
        if (!factored.factor(scaled) || factored.smallestPivot() < SINGULAR) {
            SolvePseudoInverseSvd_DDRM pseudo = new SolvePseudoInverseSvd_DDRM(size, size);
            pseudo.setThreshold(SINGULAR);
            pseudo.setA(products);
            pseudo.invert(inverse);
            return inverse;
        }
        factored.inverse(inverse);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                inverse.data[a * size + b] *= scale[a] * scale[b];
            }
        }
        return inverse;
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
