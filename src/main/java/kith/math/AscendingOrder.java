package kith.math;

import java.util.stream.IntStream;

/**
 * Rows in ascending order of a number each, NaN last; rows with the same number stay in the order in which they were
 * given, without an object for each row. Many rows with few different numbers, as scores of scales are, are counted;
 * others are sorted by merging.
 */
public final class AscendingOrder {

    /** So many different numbers, in a table of four times as many places, are counted. */
    private static final int MOST_NUMBERS = 2_048;

    private static final int PLACE_BITS = 13;

    private AscendingOrder() {}

    /**
     * @param rows indices of {@code values}; not changed
     * @return the same rows, by their values
     */
    public static int[] of(int[] rows, double[] values) {
        int[] order = new int[rows.length];
        return rows.length > 4 * MOST_NUMBERS && count(rows, values, order) ? order : merged(rows, values);
    }

    /** Writes the rows in their order, unless too many numbers differ. */
    private static boolean count(int[] rows, double[] values, int[] order) {
        double[] different = new double[MOST_NUMBERS];
        int[] counts = new int[MOST_NUMBERS];
        int[] places = new int[1 << PLACE_BITS];
        int[] numbers = new int[rows.length];
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            double value = values[rows[i]];
            int place = place(value);
            while (places[place] > 0 && Double.compare(different[places[place] - 1], value) != 0) {
                place = (place + 1) & (places.length - 1);
            }
            if (places[place] == 0) {
                if (found == MOST_NUMBERS) {
                    return false;
                }
                different[found] = value;
                places[place] = ++found;
            }
            numbers[i] = places[place] - 1;
            counts[numbers[i]]++;
        }
        int[] next = starts(merged(IntStream.range(0, found).toArray(), different), counts);
        for (int i = 0; i < rows.length; i++) {
            order[next[numbers[i]]++] = rows[i];
        }
        return true;
    }

    private static int place(double value) {
        return (int) ((Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - PLACE_BITS));
    }

    /** Where the rows with each number begin, when numbers are put in this order. */
    private static int[] starts(int[] ascending, int[] counts) {
        int[] starts = new int[ascending.length];
        int start = 0;
        for (int number : ascending) {
            starts[number] = start;
            start += counts[number];
        }
        return starts;
    }

    private static int[] merged(int[] rows, double[] values) {
        int[] from = rows.clone();
        int[] to = new int[from.length];
        for (int width = 1; width < from.length; width = 2 * width) {
            for (int start = 0; start < from.length; start += 2 * width) {
                int middle = Math.min(start + width, from.length);
                merge(from, start, middle, Math.min(middle + width, from.length), to, values);
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        return from;
    }

    private static void merge(int[] from, int start, int middle, int end, int[] to, double[] values) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft =
                    right == end || left < middle && Double.compare(values[from[left]], values[from[right]]) <= 0;
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
