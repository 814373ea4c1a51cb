package kith.change.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a mixed model.
 *
 * @param terms names of the columns of x; the first is the intercept
 * @param x one array a row
 * @param y outcomes
 * @param person index of the respondent of each row
 * @param visit index of the visit of each row
 * @param cluster index of the cluster of each row; no elements where there are none
 * @param visits how many
 */
record RepeatedDesign(
        List<String> terms, double[][] x, double[] y, int[] person, int[] visit, int[] cluster, int visits) {

    int rows() {
        return y.length;
    }

    int people() {
        return (int) java.util.Arrays.stream(person).distinct().count();
    }

    boolean isClustered() {
        return cluster.length > 0;
    }

    RepeatedDesign withoutClusters() {
        return new RepeatedDesign(terms, x, y, person, visit, new int[0], visits);
    }

    /** Rows that are independent of those of other blocks: those of a cluster, or of a respondent. */
    List<int[]> blocks() {
        Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
        for (int row = 0; row < y.length; row++) {
            blocks.computeIfAbsent(isClustered() ? cluster[row] : person[row], key -> new ArrayList<>())
                    .add(row);
        }
        return blocks.values().stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Whether a column is the same in all rows of each block. */
    boolean isConstantWithin(int column) {
        return blocks().stream().allMatch(rows -> {
            for (int row : rows) {
                if (x[row][column] != x[rows[0]][column]) {
                    return false;
                }
            }
            return true;
        });
    }

    /**
     * Degrees of freedom of the level at which each term varies: blocks less terms that are constant within blocks, or
     * rows less blocks less the other terms; the intercept has those of the rows (Pinheiro and Bates).
     */
    double[] betweenWithin() {
        int blocks = blocks().size();
        int between = 0;
        boolean[] constant = new boolean[terms.size()];
        for (int j = 0; j < constant.length; j++) {
            constant[j] = isConstantWithin(j);
            between += constant[j] ? 1 : 0;
        }
        int within = rows() - blocks - (terms.size() - between);
        double[] df = new double[terms.size()];
        for (int j = 0; j < df.length; j++) {
            df[j] = constant[j] && j > 0 ? blocks - between : within;
        }
        return df;
    }
}
