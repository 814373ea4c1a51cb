package kith.itempool;

import java.util.List;

/**
 * Distances 1 − |r| between items, with r the Pearson correlation of complete rows. The sign of r does not count, so
 * that reverse-keyed items stand near the items whose content they share.
 *
 * @param items names of the items
 * @param distances symmetric, one array an item, 0 on the diagonal
 */
record ItemDistances(List<String> items, double[][] distances) {

    /** @param scores one array an item, none missing, none constant */
    static ItemDistances of(List<String> items, double[][] scores) {
        double[][] z = StandardizedItems.of(scores).values();
        double[][] distances = new double[z.length][z.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int p = 0; p < z[i].length; p++) {
                    sum += z[i][p] * z[j][p];
                }
                double r = sum / (z[i].length - 1);
                distances[i][j] = Math.max(0, 1 - Math.abs(r));
                distances[j][i] = distances[i][j];
            }
        }
        return new ItemDistances(List.copyOf(items), distances);
    }

    int size() {
        return items.size();
    }
}
