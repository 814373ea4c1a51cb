package kith.itempool;

/** Pearson correlations of items. */
final class Correlations {

    private Correlations() {}

    /** @param scores one array an item, none missing, none constant */
    static double[][] of(double[][] scores) {
        double[][] z = StandardizedItems.of(scores).values();
        double[][] r = new double[z.length][z.length];
        for (int i = 0; i < z.length; i++) {
            r[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int p = 0; p < z[i].length; p++) {
                    sum += z[i][p] * z[j][p];
                }
                r[i][j] = Math.max(-1, Math.min(1, sum / (z[i].length - 1)));
                r[j][i] = r[i][j];
            }
        }
        return r;
    }
}
