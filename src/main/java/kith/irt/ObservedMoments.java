package kith.irt;

/**
 * Observed moments of a limited-information test, each of the respondents who answered its items.
 *
 * @param moments means
 * @param respondents of each
 * @param total respondents with any response
 * @param correlations of item scores, pairwise
 */
record ObservedMoments(double[] moments, double[] respondents, double total, double[][] correlations) {

    static ObservedMoments of(MomentSet set, ResponsePatterns patterns, int group) {
        double[] sums = new double[set.size()];
        double[] respondents = new double[set.size()];
        byte[][] all = patterns.patterns(group);
        double[] frequency = patterns.frequency(group);
        for (int p = 0; p < all.length; p++) {
            for (int m = 0; m < sums.length; m++) {
                int[] moment = set.moment(m);
                int first = all[p][moment[0]];
                int second = moment[2] < 0 ? 1 : all[p][moment[2]];
                if (first >= 0 && second >= 0) {
                    respondents[m] += frequency[p];
                    int value = moment[1] == 0 ? first : first == moment[1] ? 1 : 0;
                    sums[m] += frequency[p] * value * second;
                }
            }
        }
        for (int m = 0; m < sums.length; m++) {
            sums[m] /= respondents[m];
        }
        return new ObservedMoments(
                sums, respondents, patterns.respondents(group), correlations(set.items(), all, frequency));
    }

    /** Differences from what is expected times the respondents of the moment over √N. */
    double[] residuals(double[] expected) {
        double[] residuals = new double[expected.length];
        for (int m = 0; m < residuals.length; m++) {
            residuals[m] = respondents[m] / Math.sqrt(total) * (moments[m] - expected[m]);
        }
        return residuals;
    }

    /** From means and variances of all who answered an item and mean products of all who answered both, as in mirt. */
    private static double[][] correlations(int items, byte[][] patterns, double[] frequency) {
        double[][] products = new double[items][items];
        double[][] respondents = new double[items][items];
        double[] means = new double[items];
        for (int p = 0; p < patterns.length; p++) {
            for (int i = 0; i < items; i++) {
                for (int j = 0; j <= i && patterns[p][i] >= 0; j++) {
                    if (patterns[p][j] >= 0) {
                        respondents[i][j] += frequency[p];
                        products[i][j] += frequency[p] * patterns[p][i] * patterns[p][j];
                    }
                }
                means[i] += patterns[p][i] >= 0 ? frequency[p] * patterns[p][i] : 0;
            }
        }
        double[][] correlations = new double[items][items];
        for (int i = 0; i < items; i++) {
            means[i] /= respondents[i][i];
            for (int j = 0; j <= i; j++) {
                correlations[i][j] = products[i][j] / respondents[i][j] - means[i] * means[j];
            }
        }
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < i; j++) {
                correlations[i][j] /= Math.sqrt(correlations[i][i] * correlations[j][j]);
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    /** Root mean squared difference of observed and expected correlations. */
    double srmsr(MomentSet set, double[] weight) {
        double sum = 0;
        int items = set.items();
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < i; j++) {
                double mi = set.mean(i, weight);
                double mj = set.mean(j, weight);
                double expected = (set.product(i, j, weight) - mi * mj)
                        / Math.sqrt((set.product(i, i, weight) - mi * mi) * (set.product(j, j, weight) - mj * mj));
                double difference = correlations[i][j] - expected;
                sum += difference * difference;
            }
        }
        return Math.sqrt(2 * sum / (items * (items - 1.0)));
    }
}
