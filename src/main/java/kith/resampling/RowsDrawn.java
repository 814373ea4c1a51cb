package kith.resampling;

import java.util.SplittableRandom;
import kith.math.Seeds;

/**
 * Which rows are in a sample drawn with replacement: as many as there are, each with the same chance every time.
 *
 * <p>Like {@link Seeds}, a sample depends on a seed and its own number only. The generator is {@link SplittableRandom}
 * (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195): a bootstrap draws millions of numbers, and this takes a
 * nanosecond for one. A half of each 64 bits becomes a row by the multiplication of Lemire (2019, doi 10.1145/3230636),
 * which rejects the few that would favour some rows.
 */
public final class RowsDrawn {

    private static final long LOW_HALF = 0xFFFFFFFFL;

    private RowsDrawn() {}

    /**
     * Fills {@code rows} with row numbers from 0 to {@code rows.length − 1}.
     *
     * @param seed of all samples
     * @param sample the number of this one
     */
    public static void fill(int[] rows, long seed, long sample) {
        int n = rows.length;
        long rejected = n == 0 ? 0 : (1L << 32) % n;
        SplittableRandom random = new SplittableRandom(Seeds.mixed(seed, sample));
        int filled = 0;
        while (filled < n) {
            long bits = random.nextLong();
            long product = (bits >>> 32) * n;
            rows[filled] = (int) (product >>> 32);
            filled += (product & LOW_HALF) >= rejected ? 1 : 0;
            if (filled < n) {
                product = (bits & LOW_HALF) * n;
                rows[filled] = (int) (product >>> 32);
                filled += (product & LOW_HALF) >= rejected ? 1 : 0;
            }
        }
    }
}
