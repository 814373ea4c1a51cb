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
        double[][] r = Correlations.of(scores);
        double[][] distances = new double[r.length][r.length];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                distances[i][j] = i == j ? 0 : 1 - Math.abs(r[i][j]);
            }
        }
        return new ItemDistances(List.copyOf(items), distances);
    }

    int size() {
        return items.size();
    }
}
