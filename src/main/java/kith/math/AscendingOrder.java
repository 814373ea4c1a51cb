package kith.math;

/**
 * Rows in ascending order of a number each, NaN last; rows with the same number stay in the order in which they were
 * given. A merge sort of row numbers, without an object for each row.
 */
public final class AscendingOrder {

    private AscendingOrder() {}

    /**
     * @param rows indices of {@code values}; not changed
     * @return the same rows, by their values
     */
    public static int[] of(int[] rows, double[] values) {
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
