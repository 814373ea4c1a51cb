package kith.reliability.scale;

import java.util.Optional;

/**
 * Sums and products of answers that are small whole numbers, several of them in one word of 64 bits, so that one
 * addition adds several: what makes a bootstrap of rating scales fast.
 *
 * <p>An item's answers count from its lowest. A person's fields are the products of each two items, row by row of the
 * lower triangle with its diagonal, then the items themselves; a missing response counts 0. All is exact. A sample of
 * 2,400 respondents takes a fourth of the time of {@link WeightedProducts} with 4 items and a sixth with 25.
 */
public final class PackedProducts {

    /** More words than this (64 MB) are not kept. */
    private static final long MOST_WORDS = 1L << 23;

    /** So many respondents at least must fit before a field is full. */
    private static final int LEAST_CAPACITY = 64;

    private final int k;
    private final int width;
    private final int capacity;
    private final int words;
    /** One array a person: the compiler adds two arrays several words at a time, but not two places of one. */
    private final long[][] packed;

    private PackedProducts(int k, int width, long largest, int people) {
        this.k = k;
        this.width = width;
        this.capacity = (int) Math.min(Integer.MAX_VALUE, mask(width) / largest);
        this.words = words(k, width);
        this.packed = new long[people][words];
    }

    /**
     * @param shifted answers less the lowest of their item
     * @return empty when the answers are not whole, or too large, or too many
     */
    public static Optional<PackedProducts> of(CentredResponses shifted) {
        int people = shifted.people();
        int k = people == 0 ? 0 : shifted.items();
        double highest = highest(shifted);
        if (Double.isNaN(highest) || highest > 1 << 12 || k == 0) {
            return Optional.empty();
        }
        long largest = (long) (highest * highest);
        int width = mask(16) / largest >= LEAST_CAPACITY ? 16 : 32;
        if (mask(width) / largest < LEAST_CAPACITY || (long) words(k, width) * people > MOST_WORDS) {
            return Optional.empty();
        }
        PackedProducts products = new PackedProducts(k, width, largest, people);
        double[] answers = new double[k];
        for (int person = 0; person < people; person++) {
            shifted.read(person, answers);
            products.pack(person, answers);
        }
        return Optional.of(products);
    }

    /** The highest answer, 1 at the least; NaN where one is not whole or below 0. */
    private static double highest(CentredResponses shifted) {
        double highest = 1;
        double[] answers = new double[shifted.items()];
        for (int person = 0; person < shifted.people(); person++) {
            shifted.read(person, answers);
            for (double answer : answers) {
                if (answer != Math.rint(answer) || answer < 0) {
                    return Double.NaN;
                }
                highest = Math.max(highest, answer);
            }
        }
        return highest;
    }

    private static long mask(int width) {
        return (1L << width) - 1;
    }

    private static int words(int k, int width) {
        int fields = k * (k + 1) / 2 + k;
        int inWord = 64 / width;
        return (fields + inWord - 1) / inWord;
    }

    private void pack(int person, double[] answers) {
        int inWord = 64 / width;
        long[] fields = packed[person];
        int field = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                fields[field / inWord] |= (long) (answers[i] * answers[j]) << (field % inWord * width);
                field++;
            }
        }
        for (int i = 0; i < k; i++) {
            fields[field / inWord] |= (long) answers[i] << (field % inWord * width);
            field++;
        }
    }

    /** Words of one person. */
    int words() {
        return words;
    }

    /** The sums over a sample of respondents. */
    public final class Sums implements ProductSums {
        private final long[] packedSums = new long[words];
        private final double[] fields = new double[k * (k + 1) / 2 + k];
        private int held;

        @Override
        public void clear() {
            java.util.Arrays.fill(packedSums, 0);
            java.util.Arrays.fill(fields, 0);
            held = 0;
        }

        @Override
        public void add(int[] rows, int from, int to) {
            int at = from;
            while (at < to) {
                if (held == capacity) {
                    unpack();
                }
                int end = Math.min(to, at + capacity - held);
                held += end - at;
                for (; at + 4 <= end; at += 4) {
                    addFour(packed[rows[at]], packed[rows[at + 1]], packed[rows[at + 2]], packed[rows[at + 3]]);
                }
                for (; at < end; at++) {
                    addOne(packed[rows[at]]);
                }
            }
        }

        private void addFour(long[] a, long[] b, long[] c, long[] d) {
            long[] sums = packedSums;
            for (int w = 0; w < sums.length; w++) {
                sums[w] += a[w] + b[w] + (c[w] + d[w]);
            }
        }

        private void addOne(long[] a) {
            long[] sums = packedSums;
            for (int w = 0; w < sums.length; w++) {
                sums[w] += a[w];
            }
        }

        /** Moves what is packed to where there is room. */
        private void unpack() {
            int inWord = 64 / width;
            long mask = mask(width);
            int field = 0;
            for (int w = 0; w < words; w++) {
                long word = packedSums[w];
                for (int f = 0; f < inWord && field < fields.length; f++) {
                    fields[field++] += word & mask;
                    word >>>= width;
                }
                packedSums[w] = 0;
            }
            held = 0;
        }

        @Override
        public void read(double[][] products, double[] sums) {
            unpack();
            int field = 0;
            for (int i = 0; i < k; i++) {
                System.arraycopy(fields, field, products[i], 0, i + 1);
                field += i + 1;
            }
            System.arraycopy(fields, field, sums, 0, k);
        }
    }
}
