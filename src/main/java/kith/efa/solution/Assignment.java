package kith.efa.solution;

import java.util.Arrays;

/**
 * The assignment problem, by the Hungarian method with potentials (Kuhn 1955, doi 10.1002/nav.3800020109), in O(m³).
 */
final class Assignment {

    private Assignment() {}

    /**
     * @param cost m × m
     * @return for each row the column given to it, so that the sum of the costs is smallest
     */
    static int[] cheapest(double[][] cost) {
        int m = cost.length;
        double[] rowPotential = new double[m + 1];
        double[] columnPotential = new double[m + 1];
        int[] rowOfColumn = new int[m + 1];
        for (int row = 1; row <= m; row++) {
            int[] way = new int[m + 1];
            int column = reach(cost, row, rowPotential, columnPotential, rowOfColumn, way);
            while (column != 0) {
                int previous = way[column];
                rowOfColumn[column] = rowOfColumn[previous];
                column = previous;
            }
        }
        int[] columnOfRow = new int[m];
        for (int column = 1; column <= m; column++) {
            columnOfRow[rowOfColumn[column] - 1] = column - 1;
        }
        return columnOfRow;
    }

    /** Extends the cheapest tree from the row to a column that is still free. */
    private static int reach(
            double[][] cost, int row, double[] rowPotential, double[] columnPotential, int[] rowOfColumn, int[] way) {
        int m = cost.length;
        double[] slack = new double[m + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        boolean[] used = new boolean[m + 1];
        rowOfColumn[0] = row;
        int column = 0;
        while (rowOfColumn[column] != 0) {
            used[column] = true;
            int here = rowOfColumn[column];
            int next = 0;
            double smallest = Double.POSITIVE_INFINITY;
            for (int j = 1; j <= m; j++) {
                if (used[j]) {
                    continue;
                }
                double reduced = cost[here - 1][j - 1] - rowPotential[here] - columnPotential[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    way[j] = column;
                }
                if (slack[j] < smallest) {
                    smallest = slack[j];
                    next = j;
                }
            }
            for (int j = 0; j <= m; j++) {
                if (used[j]) {
                    rowPotential[rowOfColumn[j]] += smallest;
                    columnPotential[j] -= smallest;
                } else {
                    slack[j] -= smallest;
                }
            }
            column = next;
        }
        return column;
    }
}
