package kith.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kith.data.PackedRows;

/** Rows with the same answers to all items: an open hash table of the numbers of rows that differ. */
final class SameAnswers {

    private static final int FREE = -1;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final PackedRows rows;
    private final int[] slots;
    private final double[] other;

    private SameAnswers(PackedRows rows) {
        this.rows = rows;
        this.slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, rows.size())) << 2)];
        this.other = new double[rows.width()];
        Arrays.fill(slots, FREE);
    }

    static List<List<Integer>> of(AnswerGrid grid) {
        SameAnswers seen = new SameAnswers(grid.given());
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        double[] answers = new double[grid.width()];
        for (int row = 0; row < grid.rows(); row++) {
            grid.given().read(row, answers);
            if (hasDifferent(answers)) {
                int first = seen.first(row, answers);
                if (first < row) {
                    groups.computeIfAbsent(first, key -> new ArrayList<>(List.of(key)))
                            .add(row);
                }
            }
        }
        return List.copyOf(groups.values());
    }

    private static boolean hasDifferent(double[] answers) {
        double known = Double.NaN;
        for (double answer : answers) {
            if (!Double.isNaN(answer)) {
                if (!Double.isNaN(known) && Double.compare(answer, known) != 0) {
                    return true;
                }
                known = answer;
            }
        }
        return false;
    }

    /**
     * Small whole numbers differ in the upper bits of a double only: these are brought down after each, and once more
     * after the last.
     */
    static int hash(double[] answers) {
        long hash = 0;
        for (double answer : answers) {
            hash = (hash ^ Double.doubleToLongBits(answer)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return (int) ((hash * MULTIPLIER) >>> 32);
    }

    /** The first row with these answers: the row itself where there was none before. */
    private int first(int row, double[] answers) {
        int mask = slots.length - 1;
        int slot = hash(answers) & mask;
        while (slots[slot] != FREE) {
            rows.read(slots[slot], other);
            if (Arrays.equals(other, answers)) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = row;
        return row;
    }
}
