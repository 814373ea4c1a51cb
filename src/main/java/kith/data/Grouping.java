package kith.data;

import java.util.List;

/**
 * Which group each row belongs to.
 *
 * @param variable name of the grouping column
 * @param names names of the groups, in the order in which they first appear in the data (lavaan's order)
 * @param code for each row the index of its group, or {@link #NONE}
 */
public record Grouping(String variable, List<String> names, int[] code) {

    /** The code of a row whose group is missing. */
    public static final int NONE = -1;

    public Grouping {
        names = List.copyOf(names);
        code = code.clone();
    }

    @Override
    public int[] code() {
        return code.clone();
    }

    /** The rows of one group (from 0). */
    public int[] rowsOf(int group) {
        return java.util.stream.IntStream.range(0, code.length)
                .filter(row -> code[row] == group)
                .toArray();
    }
}
