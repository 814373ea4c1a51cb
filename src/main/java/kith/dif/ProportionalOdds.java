package kith.dif;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.PositiveDefinite;

/**
 * The proportional odds (cumulative logit) model of an ordered response: logit P(y ≤ c) = ζ<sub>c</sub> − x′β, by
 * maximum likelihood.
 *
 * <p>Newton's method on the observed information with halved steps; predictors are standardised on the way. A positive
 * slope goes with higher responses. The estimates are those of R's {@code MASS::polr} and {@code rms::lrm}. McCullagh
 * 1980, doi 10.1111/j.2517-6161.1980.tb01109.x.
 *
 * @param logLikelihood at the estimates
 * @param slopes one a predictor
 * @param standardErrors of the slopes
 * @param converged whether the gradient vanished; not where a predictor separates the responses
 */
public record ProportionalOdds(double logLikelihood, double[] slopes, double[] standardErrors, boolean converged) {

    private static final int MOST_STEPS = 100;
    private static final double SMALL = 1e-9;
    /** Standardised slopes beyond this mean that a predictor separates the responses. */
    private static final double SEPARATED = 15;

    /**
     * @param response the index of each response's category, from 0, every category used
     * @param categories how many
     * @param predictors one array a predictor
     * @param counts how often each response with its predictors occurs
     */
    static ProportionalOdds of(int[] response, int categories, double[][] predictors, double[] counts) {
        return new Fit(response, categories, predictors, counts).result();
    }

    /** The log-likelihood without predictors: from the marginal proportions. */
    static double nullLogLikelihood(int[] response, int categories, double[] counts) {
        double n = Arrays.stream(counts).sum();
        return Arrays.stream(marginal(response, categories, counts))
                .filter(count -> count > 0)
                .map(count -> count * Math.log(count / n))
                .sum();
    }

    private static double[] marginal(int[] response, int categories, double[] counts) {
        double[] marginal = new double[categories];
        for (int p = 0; p < response.length; p++) {
            marginal[response[p]] += counts[p];
        }
        return marginal;
    }

    private static final class Fit {

        private final int[] y;
        private final double[] counts;
        private final double n;
        private final int cuts;
        private final int predictors;
        private final double[][] x;
        private final double[] mean;
        private final double[] sd;
        private final double[] gradient;
        private final double[] information;
        private double[] point;
        private double value;

        Fit(int[] response, int categories, double[][] raw, double[] counts) {
            this.y = response;
            this.counts = counts;
            this.n = Arrays.stream(counts).sum();
            this.cuts = categories - 1;
            this.predictors = raw.length;
            this.x = new double[predictors][];
            this.mean = new double[predictors];
            this.sd = new double[predictors];
            for (int k = 0; k < predictors; k++) {
                double[] values = raw[k];
                mean[k] = IntStream.range(0, y.length)
                                .mapToDouble(p -> counts[p] * values[p])
                                .sum()
                        / n;
                double center = mean[k];
                sd[k] = Math.sqrt(IntStream.range(0, y.length)
                                .mapToDouble(p -> counts[p] * (values[p] - center) * (values[p] - center))
                                .sum()
                        / n);
                double scale = sd[k] > 0 ? sd[k] : 1;
                sd[k] = scale;
                x[k] = Arrays.stream(raw[k]).map(v -> (v - center) / scale).toArray();
            }
            int size = cuts + predictors;
            this.gradient = new double[size];
            this.information = new double[size * size];
            this.point = start();
        }

        private double[] start() {
            double[] start = new double[cuts + predictors];
            double below = 0;
            double[] marginal = marginal(y, cuts + 1, counts);
            for (int c = 0; c < cuts; c++) {
                below += marginal[c];
                start[c] = Math.log(below / (n - below));
            }
            return start;
        }

        ProportionalOdds result() {
            int size = point.length;
            value = evaluate(point);
            boolean converged = false;
            double[] covariance = new double[size * size];
            for (int step = 0; step < MOST_STEPS && !converged; step++) {
                System.arraycopy(information, 0, covariance, 0, covariance.length);
                if (Double.isNaN(PositiveDefinite.invert(covariance, size))) {
                    break;
                }
                double[] direction = new double[size];
                double decrement = 0;
                for (int a = 0; a < size; a++) {
                    for (int b = 0; b < size; b++) {
                        direction[a] += covariance[a * size + b] * gradient[b];
                    }
                    decrement += direction[a] * gradient[a];
                }
                converged = decrement < SMALL * SMALL * Math.max(1, Math.abs(value));
                if (!converged && !move(direction)) {
                    converged = decrement < SMALL;
                    break;
                }
            }
            boolean separated = false;
            double[] slopes = new double[predictors];
            double[] errors = new double[predictors];
            for (int k = 0; k < predictors; k++) {
                int at = cuts + k;
                separated |= Math.abs(point[at]) > SEPARATED;
                slopes[k] = point[at] / sd[k];
                errors[k] = Math.sqrt(covariance[at * size + at]) / sd[k];
            }
            return new ProportionalOdds(value, slopes, errors, converged && !separated);
        }

        /** Goes along a direction as far as the likelihood rises. */
        private boolean move(double[] direction) {
            double length = 1;
            for (int halving = 0; halving < 40; halving++) {
                double[] next = point.clone();
                for (int a = 0; a < next.length; a++) {
                    next[a] += length * direction[a];
                }
                double there = evaluate(next);
                if (there > value) {
                    point = next;
                    value = there;
                    return true;
                }
                length /= 2;
            }
            evaluate(point);
            return false;
        }

        /**
         * The log-likelihood; leaves its gradient and observed information behind. NaN where thresholds are not
         * ordered.
         */
        private double evaluate(double[] at) {
            int size = at.length;
            Arrays.fill(gradient, 0);
            Arrays.fill(information, 0);
            double sum = 0;
            double[] upperRow = new double[size];
            double[] lowerRow = new double[size];
            for (int p = 0; p < y.length; p++) {
                double eta = 0;
                for (int k = 0; k < predictors; k++) {
                    eta += x[k][p] * at[cuts + k];
                }
                int c = y[p];
                double f = c < cuts ? logistic(at[c] - eta) : 1;
                double g = c > 0 ? logistic(at[c - 1] - eta) : 0;
                double share = c == cuts ? logistic(eta - at[c - 1]) : f - g;
                if (!(share > 0)) {
                    return Double.NaN;
                }
                sum += counts[p] * Math.log(share);
                add(p, c, f, g, share, upperRow, lowerRow);
            }
            return sum;
        }

        private void add(int p, int c, double f, double g, double share, double[] upper, double[] lower) {
            int size = gradient.length;
            double df = c < cuts ? f * (1 - f) : 0;
            double dg = c > 0 ? g * (1 - g) : 0;
            double ddf = df * (1 - 2 * f);
            double ddg = dg * (1 - 2 * g);
            fill(upper, p, c < cuts ? c : -1);
            fill(lower, p, c > 0 ? c - 1 : -1);
            for (int a = 0; a < size; a++) {
                double first = (df * upper[a] - dg * lower[a]) / share;
                gradient[a] += counts[p] * first;
                for (int b = 0; b <= a; b++) {
                    double second = (ddf * upper[a] * upper[b] - ddg * lower[a] * lower[b]) / share
                            - first * (df * upper[b] - dg * lower[b]) / share;
                    information[a * size + b] -= counts[p] * second;
                    if (a != b) {
                        information[b * size + a] -= counts[p] * second;
                    }
                }
            }
        }

        /** Slopes of ζ − η in the parameters. */
        private void fill(double[] row, int p, int threshold) {
            Arrays.fill(row, 0);
            if (threshold >= 0) {
                row[threshold] = 1;
                for (int k = 0; k < predictors; k++) {
                    row[cuts + k] = -x[k][p];
                }
            }
        }

        private static double logistic(double z) {
            return 1 / (1 + Math.exp(-z));
        }
    }
}
