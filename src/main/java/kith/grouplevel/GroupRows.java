package kith.grouplevel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.data.Grouping;

/**
 * The rows of each group; groups are in ascending order of their names, by number where all names are numbers. Rows may
 * be in any order in the data.
 *
 * @param names of the groups that have rows
 * @param rows one array a group, from 0, ascending
 */
record GroupRows(List<String> names, int[][] rows) {

    GroupRows {
        names = List.copyOf(names);
    }

    /** @param used whether a row takes part; rows without a group never do */
    static GroupRows of(Grouping grouping, IntPredicate used) {
        int[] code = grouping.code();
        int[] sizes = new int[grouping.names().size()];
        for (int row = 0; row < code.length; row++) {
            if (code[row] != Grouping.NONE && used.test(row)) {
                sizes[code[row]]++;
            }
        }
        int[][] byCode = new int[sizes.length][];
        for (int group = 0; group < sizes.length; group++) {
            byCode[group] = new int[sizes[group]];
        }
        int[] filled = new int[sizes.length];
        for (int row = 0; row < code.length; row++) {
            if (code[row] != Grouping.NONE && used.test(row)) {
                byCode[code[row]][filled[code[row]]++] = row;
            }
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, sizes.length)
                .filter(group -> sizes[group] > 0)
                .boxed()
                .toList());
        order.sort(byName(grouping.names()));
        return new GroupRows(
                order.stream().map(grouping.names()::get).toList(),
                order.stream().map(group -> byCode[group]).toArray(int[][]::new));
    }

    private static Comparator<Integer> byName(List<String> names) {
        double[] numbers = new double[names.size()];
        try {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(names.get(i));
            }
        } catch (NumberFormatException text) {
            return Comparator.comparing(names::get);
        }
        return Comparator.<Integer>comparingDouble(group -> numbers[group]).thenComparing(names::get);
    }

    int groups() {
        return rows.length;
    }

    int size(int group) {
        return rows[group].length;
    }

    /** Rows in all. */
    int total() {
        return IntStream.range(0, rows.length).map(this::size).sum();
    }
}
