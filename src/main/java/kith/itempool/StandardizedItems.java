package kith.itempool;

/**
 * Items in standard deviations from their means; standard deviations have the divisor N − 1.
 *
 * @param values one array an item
 * @param means of the items
 * @param deviations standard deviations of the items
 */
record StandardizedItems(double[][] values, double[] means, double[] deviations) {

    /** @param scores one array an item, none missing, none constant */
    static StandardizedItems of(double[][] scores) {
        int k = scores.length;
        double[][] values = new double[k][];
        double[] means = new double[k];
        double[] deviations = new double[k];
        for (int i = 0; i < k; i++) {
            int n = scores[i].length;
            double sum = 0;
            for (double score : scores[i]) {
                sum += score;
            }
            means[i] = sum / n;
            double squares = 0;
            for (double score : scores[i]) {
                squares += (score - means[i]) * (score - means[i]);
            }
            deviations[i] = Math.sqrt(squares / (n - 1));
            values[i] = new double[n];
            for (int p = 0; p < n; p++) {
                values[i][p] = (scores[i][p] - means[i]) / deviations[i];
            }
        }
        return new StandardizedItems(values, means, deviations);
    }

    /** One array a respondent. */
    double[][] rows() {
        int n = values[0].length;
        double[][] rows = new double[n][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int p = 0; p < n; p++) {
                rows[p][i] = values[i][p];
            }
        }
        return rows;
    }
}
