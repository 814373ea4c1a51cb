package kith.itempool;

import java.util.Arrays;

/**
 * A Gaussian mixture fitted by the EM algorithm: items are independent within profiles, and each item has one variance
 * for all profiles (the usual latent profile model; EEI of mclust). Smile's mixture is not used: it needs native
 * libraries, and its only start misses profiles that are well apart.
 *
 * @param weights share of each profile
 * @param means one array a profile, one mean an item
 * @param variances one an item
 * @param logLikelihood of the rows
 * @param converged whether the log-likelihood changed by less than 1e-12 of its size in the last step
 */
record GaussianProfiles(
        double[] weights, double[][] means, double[] variances, double logLikelihood, boolean converged) {

    /**
     * Smallest variance of a standardised item; a solution that reaches it explains an item fully and has no maximum.
     */
    static final double SMALLEST_VARIANCE = 1e-4;

    private static final double CLOSE = 1e-12;

    /** The solution whose posterior probabilities are 1 for the profile of each respondent and 0 for others. */
    static GaussianProfiles of(double[][] rows, int[] membership, int profiles) {
        double[][] posterior = new double[rows.length][profiles];
        for (int p = 0; p < rows.length; p++) {
            posterior[p][membership[p]] = 1;
        }
        return maximised(rows, posterior, Double.NEGATIVE_INFINITY, false);
    }

    /** Continues until the log-likelihood is steady, for at most so many iterations. */
    GaussianProfiles improved(double[][] rows, int iterations) {
        double[][] posterior = new double[rows.length][weights.length];
        GaussianProfiles current = this;
        double last = Double.NEGATIVE_INFINITY;
        boolean steady = false;
        for (int iteration = 0; iteration < iterations && !steady; iteration++) {
            double found = current.expect(rows, posterior);
            steady = found - last <= CLOSE * Math.abs(found);
            last = found;
            if (!steady) {
                current = maximised(rows, posterior, found, false);
            }
        }
        return new GaussianProfiles(current.weights, current.means, current.variances, last, steady);
    }

    boolean isAdmissible() {
        return Arrays.stream(variances).allMatch(variance -> variance > SMALLEST_VARIANCE);
    }

    /** Posterior probabilities of the profiles, one array a row. */
    double[][] posterior(double[][] rows) {
        double[][] posterior = new double[rows.length][weights.length];
        expect(rows, posterior);
        return posterior;
    }

    /** Fills in posterior probabilities; gives the log-likelihood. */
    private double expect(double[][] rows, double[][] posterior) {
        int k = weights.length;
        double[] constant = new double[k];
        for (int c = 0; c < k; c++) {
            constant[c] = Math.log(weights[c]);
            for (double variance : variances) {
                constant[c] -= Math.log(2 * Math.PI * variance) / 2;
            }
        }
        double total = 0;
        for (int p = 0; p < rows.length; p++) {
            double[] of = posterior[p];
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < k; c++) {
                double log = constant[c];
                for (int i = 0; i < variances.length; i++) {
                    double away = rows[p][i] - means[c][i];
                    log -= away * away / (2 * variances[i]);
                }
                of[c] = log;
                largest = Math.max(largest, log);
            }
            double sum = 0;
            for (int c = 0; c < k; c++) {
                of[c] = Math.exp(of[c] - largest);
                sum += of[c];
            }
            for (int c = 0; c < k; c++) {
                of[c] /= sum;
            }
            total += largest + Math.log(sum);
        }
        return total;
    }

    private static GaussianProfiles maximised(
            double[][] rows, double[][] posterior, double logLikelihood, boolean converged) {
        int k = posterior[0].length;
        int items = rows[0].length;
        double[] weights = new double[k];
        double[][] means = new double[k][items];
        double[] variances = new double[items];
        for (int p = 0; p < rows.length; p++) {
            for (int c = 0; c < k; c++) {
                weights[c] += posterior[p][c];
                for (int i = 0; i < items; i++) {
                    means[c][i] += posterior[p][c] * rows[p][i];
                }
            }
        }
        for (int c = 0; c < k; c++) {
            for (int i = 0; i < items && weights[c] > 0; i++) {
                means[c][i] /= weights[c];
            }
        }
        for (int p = 0; p < rows.length; p++) {
            for (int c = 0; c < k; c++) {
                for (int i = 0; i < items; i++) {
                    double away = rows[p][i] - means[c][i];
                    variances[i] += posterior[p][c] * away * away;
                }
            }
        }
        for (int i = 0; i < items; i++) {
            variances[i] = Math.max(SMALLEST_VARIANCE, variances[i] / rows.length);
        }
        for (int c = 0; c < k; c++) {
            weights[c] /= rows.length;
        }
        return new GaussianProfiles(weights, means, variances, logLikelihood, converged);
    }
}
