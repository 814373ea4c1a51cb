package kith.data;

import java.util.Arrays;
import java.util.List;

/** Which group each row belongs to. */
public final class Grouping {

    /** The code of a row whose group is missing. */
    public static final int NONE = -1;

    private final String variable;
    private final List<String> names;
    private final int[] code;
    private final int[][] rows;

    /**
     * @param variable name of the grouping column
     * @param names names of the groups, in the order in which they first appear in the data (lavaan's order)
     * @param code for each row the index of its group, or {@link #NONE}
     */
    public Grouping(String variable, List<String> names, int[] code) {
        this.variable = variable;
        this.names = List.copyOf(names);
        this.code = code.clone();
        this.rows = rows(this.names.size(), code);
    }

    /** In one pass, so that the cost does not grow with the number of groups. */
    private static int[][] rows(int groups, int[] code) {
        int[] counts = new int[groups];
        for (int group : code) {
            if (group >= 0) {
                counts[group]++;
            }
        }
        int[][] rows = new int[groups][];
        for (int group = 0; group < groups; group++) {
            rows[group] = new int[counts[group]];
        }
        int[] next = new int[groups];
        for (int row = 0; row < code.length; row++) {
            if (code[row] >= 0) {
                rows[code[row]][next[code[row]]++] = row;
            }
        }
        return rows;
    }

    /** Name of the grouping column. */
    public String variable() {
        return variable;
    }

    /** Names of the groups, in the order in which they first appear in the data. */
    public List<String> names() {
        return names;
    }

    /** For each row the index of its group, or {@link #NONE}. */
    public int[] code() {
        return code.clone();
    }

    /** The name of the group of each row; empty for a row without one. */
    public List<String> byRow() {
        return Arrays.stream(code)
                .mapToObj(group -> group == NONE ? "" : names.get(group))
                .toList();
    }

    /** The rows of one group (from 0), ascending. */
    public int[] rowsOf(int group) {
        return rows[group].clone();
    }
}
