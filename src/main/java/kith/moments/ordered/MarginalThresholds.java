package kith.moments.ordered;

import kith.math.NormalDistribution;

/**
 * The first step for one ordered variable: thresholds τ_t = Φ⁻¹(P_t) of the categories that were used, P_t being the
 * share of answers up to category t.
 *
 * @param used the categories that a respondent chose, ascending
 * @param compact for each category its place among the used ones, −1 if unused; last, for a missing response, the
 *     number of used
 * @param thresholds one fewer than {@code used}
 * @param below the shares P_t
 * @param total the sum of the weights of the answers
 */
record MarginalThresholds(int[] used, int[] compact, double[] thresholds, double[] below, double total) {

    /** @param margin how often each category was answered, and last the missing ones */
    static MarginalThresholds of(double[] margin) {
        int levels = margin.length - 1;
        int[] compact = new int[levels + 1];
        int[] used = new int[levels];
        int k = 0;
        double total = 0;
        for (int a = 0; a < levels; a++) {
            compact[a] = margin[a] > 0 ? k : -1;
            if (margin[a] > 0) {
                used[k++] = a;
            }
            total += margin[a];
        }
        compact[levels] = k;
        used = java.util.Arrays.copyOf(used, k);
        double[] below = new double[Math.max(0, k - 1)];
        double sum = 0;
        for (int t = 0; t < below.length; t++) {
            sum += margin[used[t]];
            below[t] = sum / total;
        }
        return new MarginalThresholds(used, compact, quantiles(below), below, total);
    }

    static double[] quantiles(double[] below) {
        double[] thresholds = new double[below.length];
        for (int t = 0; t < thresholds.length; t++) {
            thresholds[t] = NormalDistribution.quantile(below[t]);
        }
        return thresholds;
    }

    /** The same with one threshold moved, and the share up to it as the normal distribution has it. */
    MarginalThresholds moved(int threshold, double by) {
        double[] another = thresholds.clone();
        double[] shares = below.clone();
        another[threshold] += by;
        shares[threshold] = NormalDistribution.cumulative(another[threshold]);
        return new MarginalThresholds(used, compact, another, shares, total);
    }

    int levels() {
        return compact.length - 1;
    }

    /**
     * What one answer adds to the deviation of a threshold from its limit, (1{a ≤ t} − P_t)/(n φ(τ_t)); 0 for a missing
     * one. The score and the information of the saturated margin give the same.
     *
     * @param threshold from 0, among those estimated
     * @param code the category, or {@link #levels()}
     */
    double influence(int threshold, int code) {
        if (code == levels()) {
            return 0;
        }
        double indicator = compact[code] <= threshold ? 1 : 0;
        return (indicator - below[threshold]) / (total * NormalDistribution.density(thresholds[threshold]));
    }

    /** {@link #influence} of every category, and last of a missing response, one after the other on all thresholds. */
    double[] influences() {
        double[] table = new double[compact.length * thresholds.length];
        for (int code = 0; code < compact.length; code++) {
            for (int t = 0; t < thresholds.length && (code == levels() || compact[code] >= 0); t++) {
                table[code * thresholds.length + t] = influence(t, code);
            }
        }
        return table;
    }
}
