package kith.grouplevel;

/**
 * How thresholds of items are made of parameters.
 *
 * <p>Common: τ_ja = α_a + β_j with β_1 = 0 (the rating scale form of cumulative link models, {@code ordinal::clmm(y ~
 * item)}, where P(y ≤ a) = F(α_a − b_j − …) and b_j = −β_j… here with the sign of b: τ_ja = α_a − b_j). By item: each
 * item has its own. Distances of neighbouring thresholds are parameters by their logarithms.
 */
final class ThresholdLayout {

    private final boolean common;
    private final int[] categories;
    private final int count;

    ThresholdLayout(boolean common, int[] categories) {
        this.common = common;
        this.categories = categories.clone();
        int sum = 0;
        for (int k : categories) {
            sum += k - 1;
        }
        this.count = common ? categories[0] - 1 + categories.length - 1 : sum;
    }

    /** How many parameters. */
    int count() {
        return count;
    }

    boolean isCommon() {
        return common;
    }

    int thresholds(int item) {
        return categories[item] - 1;
    }

    /** The thresholds of every item. */
    double[][] thresholds(double[] parameters) {
        double[][] thresholds = new double[categories.length][];
        int at = 0;
        for (int j = 0; j < categories.length; j++) {
            int k = thresholds(j);
            thresholds[j] = new double[k];
            int from = common ? 0 : at;
            for (int a = 0; a < k; a++) {
                thresholds[j][a] = a == 0 ? parameters[from] : thresholds[j][a - 1] + Math.exp(parameters[from + a]);
            }
            at += k;
        }
        for (int j = 1; common && j < categories.length; j++) {
            for (int a = 0; a < thresholds[j].length; a++) {
                thresholds[j][a] -= parameters[categories[0] - 2 + j];
            }
        }
        return thresholds;
    }

    /** Adds derivatives by the parameters that follow from those by the thresholds. */
    void addGradient(double[] parameters, double[][] slopes, double[] gradient) {
        int at = 0;
        for (int j = 0; j < categories.length; j++) {
            int from = common ? 0 : at;
            double above = 0;
            for (int a = thresholds(j) - 1; a >= 0; a--) {
                above += slopes[j][a];
                gradient[from + a] += a == 0 ? above : above * Math.exp(parameters[from + a]);
            }
            if (common && j > 0) {
                gradient[categories[0] - 2 + j] -= above;
            }
            at += thresholds(j);
        }
    }

    /** Parameters that have these thresholds; common ones take those of the first item and mean distances from it. */
    double[] parameters(double[][] thresholds) {
        double[] parameters = new double[count];
        int at = 0;
        for (int j = 0; j < (common ? 1 : categories.length); j++) {
            for (int a = 0; a < thresholds(j); a++) {
                parameters[at++] =
                        a == 0 ? thresholds[j][0] : Math.log(Math.max(1e-3, thresholds[j][a] - thresholds[j][a - 1]));
            }
        }
        for (int j = 1; common && j < categories.length; j++) {
            double sum = 0;
            for (int a = 0; a < thresholds(j); a++) {
                sum += thresholds[0][a] - thresholds[j][a];
            }
            parameters[at++] = sum / thresholds(j);
        }
        return parameters;
    }
}
