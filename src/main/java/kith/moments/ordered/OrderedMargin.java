package kith.moments.ordered;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import kith.math.NormalDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The ordered probit regression of a variable on the covariates by maximum likelihood: P(y ≤ t | x) = Φ(τ_t − β′x),
 * thresholds and slopes (McKelvey and Zavoina 1975, doi 10.1080/0022250X.1975.9989847), by Newton's method with the
 * exact second derivatives. Without covariates there is a closed form, {@link MarginalThresholds}, for the thresholds
 * and for their influences, which are a function of the category alone.
 */
final class OrderedMargin extends Margin {

    private static final int MOST_STEPS = 200;

    /**
     * Where predictors tell answers apart without error, slopes grow without end, and the likelihood says nothing of
     * them any more.
     */
    private static final double LARGEST_VARIANCE = 100;

    private final MarginalThresholds marginal;
    private final int thresholds;
    private final double[] parameters;
    private final boolean exists;

    /** @param marginal what it is without covariates */
    OrderedMargin(MarginalThresholds marginal, AnswerPatterns patterns, int place) {
        super(patterns, place);
        this.marginal = marginal;
        this.thresholds = marginal.thresholds().length;
        this.parameters = Arrays.copyOf(marginal.thresholds(), thresholds + covariates);
        this.exists = thresholds > 0 && (covariates == 0 || fit());
        if (!exists) {
            Arrays.fill(parameters, Double.NaN);
        }
    }

    private boolean fit() {
        int size = parameters.length;
        double[] gradient = new double[size];
        DMatrixRMaj information = new DMatrixRMaj(size, size);
        CholeskyFactor factored = new CholeskyFactor(size);
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        DMatrixRMaj step = new DMatrixRMaj(size, 1);
        double value = logLikelihood(parameters);
        for (int iteration = 0; iteration < MOST_STEPS; iteration++) {
            differentiate(gradient, information);
            if (!factored.factor(information)) {
                return false;
            }
            factored.inverse(inverse);
            CommonOps_DDRM.mult(inverse, DMatrixRMaj.wrap(size, 1, gradient), step);
            double gain = 0;
            for (int a = 0; a < size; a++) {
                gain += step.data[a] * gradient[a];
            }
            double[] next = new double[size];
            double nextValue = Double.NEGATIVE_INFINITY;
            double length = 1;
            for (int half = 0; half < 40 && !(nextValue >= value - 1e-12 * Math.abs(value)); half++) {
                for (int a = 0; a < size; a++) {
                    next[a] = parameters[a] + length * step.data[a];
                }
                nextValue = logLikelihood(next);
                length /= 2;
            }
            if (!(nextValue >= value - 1e-12 * Math.abs(value))) {
                return gain < 1e-8;
            }
            System.arraycopy(next, 0, parameters, 0, size);
            value = nextValue;
            if (gain < 1e-18 * patterns.size()) {
                return saysSomethingOfSlopes(gradient, information);
            }
        }
        return false;
    }

    /** Whether the variances of the slopes, in standard deviations of the predictors, are those of estimates. */
    private boolean saysSomethingOfSlopes(double[] gradient, DMatrixRMaj information) {
        differentiate(gradient, information);
        CholeskyFactor factored = new CholeskyFactor(information.numRows);
        if (!factored.factor(information)) {
            return false;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(information.numRows, information.numRows);
        factored.inverse(inverse);
        for (int k = 0; k < covariates; k++) {
            int slope = thresholds + k;
            if (!(inverse.get(slope, slope) * variance(k) < LARGEST_VARIANCE)) {
                return false;
            }
        }
        return true;
    }

    private double variance(int covariate) {
        double total = 0;
        double mean = 0;
        double squares = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (answers(u)) {
                double value = patterns.covariate(u, covariate);
                double weight = patterns.weight(u);
                total += weight;
                double deviation = value - mean;
                mean += weight * deviation / total;
                squares += weight * deviation * (value - mean);
            }
        }
        return squares / total;
    }

    /** −∞ where the thresholds do not ascend. */
    private double logLikelihood(double[] at) {
        for (int t = 1; t < thresholds; t++) {
            if (!(at[t] > at[t - 1])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double sum = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (answers(u)) {
                double eta = linear(u, at);
                int c = category(u);
                double upper = c < thresholds ? at[c] - eta : Double.POSITIVE_INFINITY;
                double lower = c > 0 ? at[c - 1] - eta : Double.NEGATIVE_INFINITY;
                sum += patterns.weight(u) * Math.log(interval(lower, upper));
            }
        }
        return sum;
    }

    /** Φ(to) − Φ(from), with its digits kept in both tails. */
    static double interval(double from, double to) {
        return from > 0
                ? NormalDistribution.cumulative(-from) - NormalDistribution.cumulative(-to)
                : NormalDistribution.cumulative(to) - NormalDistribution.cumulative(from);
    }

    private void differentiate(double[] gradient, DMatrixRMaj information) {
        int size = parameters.length;
        Arrays.fill(gradient, 0);
        CommonOps_DDRM.fill(information, 0);
        double[] up = new double[size];
        double[] down = new double[size];
        double[] pair = new double[2];
        for (int u = 0; u < patterns.size(); u++) {
            if (!answers(u)) {
                continue;
            }
            double weight = patterns.weight(u);
            own(u, pair);
            addScore(u, pair[0], pair[1], weight, gradient);
            Arrays.fill(up, 0);
            Arrays.fill(down, 0);
            addScore(u, 1, 0, 1, up);
            addScore(u, 0, 1, 1, down);
            double top = pair[0] == 0 ? 0 : -upper(u) * pair[0];
            double bottom = pair[1] == 0 ? 0 : -lower(u) * pair[1];
            double aa = weight * (pair[0] * pair[0] - top);
            double bb = weight * (pair[1] * pair[1] - bottom);
            double ab = weight * pair[0] * pair[1];
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    information.data[a * size + b] +=
                            aa * up[a] * up[b] + bb * down[a] * down[b] + ab * (up[a] * down[b] + down[a] * up[b]);
                }
            }
        }
    }

    @Override
    int size() {
        return parameters.length;
    }

    @Override
    int firstSlope() {
        return thresholds;
    }

    @Override
    double[] parameters() {
        return parameters;
    }

    @Override
    boolean exists() {
        return exists;
    }

    @Override
    double deviation() {
        return 1;
    }

    @Override
    boolean answers(int u) {
        return patterns.code(u, place) < marginal.levels();
    }

    @Override
    int influencesOf(int u) {
        return covariates == 0 ? patterns.code(u, place) * thresholds : super.influencesOf(u);
    }

    @Override
    double[] computeInfluences() {
        return covariates == 0 ? marginal.influences() : super.computeInfluences();
    }

    MarginalThresholds marginal() {
        return marginal;
    }

    /** How many categories were used. */
    int categories() {
        return marginal.used().length;
    }

    /** Which of the categories that were used, from 0; for a row with a response. */
    int category(int u) {
        return marginal.compact()[patterns.code(u, place)];
    }

    /** Upper end of the latent residual of a row. */
    double upper(int u) {
        int c = category(u);
        return c < thresholds ? parameters[c] - linear(u, parameters) : Double.POSITIVE_INFINITY;
    }

    /** Lower end of the latent residual of a row. */
    double lower(int u) {
        int c = category(u);
        return c > 0 ? parameters[c - 1] - linear(u, parameters) : Double.NEGATIVE_INFINITY;
    }

    @Override
    void addScore(int u, double byUpper, double byLower, double weight, double[] target) {
        int c = category(u);
        double both = 0;
        if (c < thresholds) {
            target[c] += weight * byUpper;
            both += byUpper;
        }
        if (c > 0) {
            target[c - 1] += weight * byLower;
            both += byLower;
        }
        for (int k = 0; k < covariates; k++) {
            target[thresholds + k] -= weight * both * patterns.covariate(u, k);
        }
    }

    @Override
    void own(int u, double[] firstAndSecond) {
        double upper = upper(u);
        double lower = lower(u);
        double p = interval(lower, upper);
        firstAndSecond[0] = NormalDistribution.density(upper) / p;
        firstAndSecond[1] = -NormalDistribution.density(lower) / p;
    }
}
