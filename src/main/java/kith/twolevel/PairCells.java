package kith.twolevel;

import java.util.Arrays;

/**
 * How often each cluster gave each pair of responses to two items, cells with responses only.
 *
 * @param rows categories of the first item
 * @param cols categories of the second item
 * @param cells by cluster, numbers of cells: row · cols + col
 * @param counts by cluster, of each of these cells
 */
record PairCells(int rows, int cols, int[][] cells, double[][] counts) {

    static PairCells of(OrderedClusters data, int first, int second) {
        int rows = data.categories()[first];
        int cols = data.categories()[second];
        int[][] cells = new int[data.clusters()][];
        double[][] counts = new double[data.clusters()][];
        double[] table = new double[rows * cols];
        for (int c = 0; c < cells.length; c++) {
            Arrays.fill(table, 0);
            int[][] patterns = data.patterns().get(c);
            for (int i = 0; i < patterns.length; i++) {
                if (patterns[i][first] >= 0 && patterns[i][second] >= 0) {
                    table[patterns[i][first] * cols + patterns[i][second]] +=
                            data.counts().get(c)[i];
                }
            }
            int used = 0;
            cells[c] = new int[table.length];
            counts[c] = new double[table.length];
            for (int cell = 0; cell < table.length; cell++) {
                if (table[cell] > 0) {
                    cells[c][used] = cell;
                    counts[c][used++] = table[cell];
                }
            }
            cells[c] = Arrays.copyOf(cells[c], used);
            counts[c] = Arrays.copyOf(counts[c], used);
        }
        return new PairCells(rows, cols, cells, counts);
    }

    int clusters() {
        return cells.length;
    }

    /** Responses in the largest cluster. */
    double largest() {
        return Arrays.stream(counts)
                .mapToDouble(own -> Arrays.stream(own).sum())
                .max()
                .orElse(0);
    }

    double responses() {
        return Arrays.stream(counts)
                .mapToDouble(own -> Arrays.stream(own).sum())
                .sum();
    }
}
