package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.Descriptives;
import kith.math.Seeds;
import kith.math.SmallMatrices;
import kith.reliability.scale.ReliabilityOptions;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The reliabilities of a scale by all of its split halves.
 *
 * <p>With S the sum of the correlations between the halves and V the sum of the whole matrix, a split's reliability is
 * 4S/V (Guttman's λ₄; Flanagan and Rulon's coefficient), which for halves of equal variance is the Spearman–Brown
 * formula. The halves hold ⌊k/2⌋ and ⌈k/2⌉ items. When there are too many, some are drawn, and from the best and the
 * worst of them, and from other starts, items are exchanged between the halves as long as that makes them better (or
 * worse).
 *
 * <p>The worst split half is Revelle's beta, a bound to what a general factor explains (Revelle 1979, doi
 * 10.1207/s15327906mbr1401_4). psych's {@code splitHalf} looks at only half of the splits of an odd number of items, so
 * that its mean differs there, and its best and worst may.
 *
 * @param count how many splits were looked at
 * @param all whether these are all
 * @param mean over all splits, also where some are drawn
 * @param quantiles of the reliabilities at 2.5, 25, 50, 75 and 97.5 %
 * @param bestHalf items (from 0) of one half of the best split
 * @param worstHalf items of one half of the worst
 * @param histogram how many splits fall into each of {@value #BINS} equal bins from the worst to the best
 */
public record SplitHalves(
        int count,
        boolean all,
        double best,
        double mean,
        double worst,
        double[] quantiles,
        List<Integer> bestHalf,
        List<Integer> worstHalf,
        int[] histogram) {

    static final int BINS = 20;
    private static final double[] SHARES = {0.025, 0.25, 0.5, 0.75, 0.975};

    public SplitHalves {
        quantiles = quantiles.clone();
        histogram = histogram.clone();
        bestHalf = List.copyOf(bestHalf);
        worstHalf = List.copyOf(worstHalf);
    }

    @Override
    public double[] quantiles() {
        return quantiles.clone();
    }

    @Override
    public int[] histogram() {
        return histogram.clone();
    }

    /**
     * @param r correlations (or covariances) of at least two items
     * @param limit the largest number of splits that are all looked at
     */
    public static SplitHalves of(double[][] r, int limit, long seed) {
        double splits = countOf(r.length);
        return splits <= limit ? every(r, (int) Math.round(splits)) : sampled(r, seed);
    }

    private static final int FEW = 1_000;
    private static final int STARTS = 10;

    /**
     * One half of the best (or the worst) split, found without knowing anything of another sample: of all splits where
     * there are at most {@value #FEW}, else by exchanges from the odd items and from {@value #STARTS} − 1 random
     * halves.
     *
     * @param direction 1 for the best, −1 for the worst
     */
    static int[] extremeHalf(double[][] r, int direction, long seed) {
        double splits = countOf(r.length);
        if (splits <= FEW) {
            SplitHalves every = every(r, (int) Math.round(splits));
            return (direction > 0 ? every.bestHalf : every.worstHalf)
                    .stream().mapToInt(item -> item).toArray();
        }
        return searched(r, direction, seed).half();
    }

    private static Extreme searched(double[][] r, int direction, long seed) {
        RandomGenerator random = Seeds.stream(seed, 0);
        int[] order = firstOf(r.length);
        int[] half = new int[r.length / 2];
        Arrays.setAll(half, i -> 2 * i + 1);
        Extreme found = exchange(r, new Extreme(0, half), direction);
        for (int start = 1; start < STARTS; start++) {
            shuffle(order, half.length, random);
            Extreme other = exchange(r, new Extreme(0, Arrays.copyOf(order, half.length)), direction);
            found = direction * (other.value() - found.value()) > 0 ? other : found;
        }
        return found;
    }

    /** ssᵀ, with s 1 for the items of one half and −1 for the others: a split's reliability is 1 − tr(ssᵀR)/1ᵀR1. */
    static double[][] weights(int k, int[] half) {
        double[][] weights = new double[k][k];
        boolean[] inHalf = new boolean[k];
        for (int item : half) {
            inHalf[item] = true;
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                weights[i][j] = inHalf[i] == inHalf[j] ? 1 : -1;
            }
        }
        return weights;
    }

    /** The mean over all splits: each two items are parted in a share 2⌊k/2⌋⌈k/2⌉/(k(k − 1)) of them. */
    static double mean(double[][] r) {
        double k = r.length;
        double half = Math.floor(k / 2);
        double total = SmallMatrices.sum(r);
        double parted = 2 * half * (k - half) / (k * (k - 1));
        return 4 * parted * (total - SmallMatrices.trace(r)) / 2 / total;
    }

    /** How many different splits k items have. */
    static double countOf(int k) {
        double combinations = 1;
        for (int i = 1; i <= k / 2; i++) {
            combinations = combinations * (k - k / 2 + i) / i;
        }
        return k % 2 == 0 ? combinations / 2 : combinations;
    }

    /** The reliability by the split of the items named from the others. */
    static double reliability(double[][] r, int[] half) {
        return reliability(r, half, SmallMatrices.sum(r));
    }

    /** @param total the sum of the whole matrix */
    private static double reliability(double[][] r, int[] half, double total) {
        boolean[] inHalf = new boolean[r.length];
        for (int item : half) {
            inHalf[item] = true;
        }
        int[] others = new int[r.length - half.length];
        int count = 0;
        for (int j = 0; j < r.length; j++) {
            if (!inHalf[j]) {
                others[count++] = j;
            }
        }
        double between = 0;
        for (int i : half) {
            double[] row = r[i];
            for (int j : others) {
                between += row[j];
            }
        }
        return 4 * between / total;
    }

    private static SplitHalves every(double[][] r, int count) {
        int k = r.length;
        int[] half = firstOf(k / 2);
        double total = SmallMatrices.sum(r);
        double[] values = new double[count];
        int[] best = half.clone();
        int[] worst = half.clone();
        int bestAt = 0;
        int worstAt = 0;
        for (int split = 0; split < count; split++) {
            values[split] = reliability(r, half, total);
            if (values[split] > values[bestAt]) {
                bestAt = split;
                best = half.clone();
            }
            if (values[split] < values[worstAt]) {
                worstAt = split;
                worst = half.clone();
            }
            advance(half, k);
        }
        return result(mean(r), values, true, new Extreme(values[bestAt], best), new Extreme(values[worstAt], worst));
    }

    /**
     * The next combination in lexical order. The first half of all combinations of an even number of items are those
     * that hold the first item: each split once.
     */
    private static void advance(int[] half, int k) {
        int m = half.length;
        int at = m - 1;
        while (at >= 0 && half[at] == k - m + at) {
            at--;
        }
        if (at < 0) {
            return;
        }
        half[at]++;
        for (int i = at + 1; i < m; i++) {
            half[i] = half[i - 1] + 1;
        }
    }

    private static SplitHalves sampled(double[][] r, long seed) {
        int k = r.length;
        int m = k / 2;
        RandomGenerator random = Seeds.stream(seed, 0);
        double[] values = new double[ReliabilityOptions.SAMPLED_SPLITS];
        double total = SmallMatrices.sum(r);
        int[] order = firstOf(k);
        Extreme best = new Extreme(Double.NEGATIVE_INFINITY, order);
        Extreme worst = new Extreme(Double.POSITIVE_INFINITY, order);
        for (int split = 0; split < values.length; split++) {
            shuffle(order, m, random);
            int[] half = Arrays.copyOf(order, m);
            values[split] = reliability(r, half, total);
            best = values[split] > best.value() ? new Extreme(values[split], half) : best;
            worst = values[split] < worst.value() ? new Extreme(values[split], half) : worst;
        }
        return result(
                mean(r),
                values,
                false,
                better(r, exchange(r, best, 1), 1, seed),
                better(r, exchange(r, worst, -1), -1, seed));
    }

    /** Puts random ones in the first m places. */
    private static void shuffle(int[] order, int m, RandomGenerator random) {
        for (int i = 0; i < m; i++) {
            int other = i + random.nextInt(order.length - i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private record Extreme(double value, int[] half) {}

    /** The one found, or that of other starts where it is more extreme. */
    private static Extreme better(double[][] r, Extreme found, int direction, long seed) {
        Extreme other = searched(r, direction, seed + 1);
        return direction * (other.value() - found.value()) > 0 ? other : found;
    }

    /**
     * Exchanges two items between the halves as long as that helps. With s(i) the sum of an item's correlations with
     * its own half less those with the other half, exchanging a and b adds s(a) + s(b) + 2r(a, b) to the sum between
     * the halves.
     *
     * @param direction 1 to make the reliability larger, −1 to make it smaller
     */
    private static Extreme exchange(double[][] r, Extreme start, int direction) {
        int k = r.length;
        boolean[] inHalf = new boolean[k];
        for (int item : start.half()) {
            inHalf[item] = true;
        }
        double[] ties = new double[k];
        Arrays.setAll(ties, item -> ties(r, inHalf, item));
        boolean better = true;
        while (better) {
            better = false;
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < a; b++) {
                    if (inHalf[a] != inHalf[b] && direction * (ties[a] + ties[b] + 2 * r[a][b]) > 1e-10) {
                        swap(r, inHalf, ties, a, b);
                        better = true;
                    }
                }
            }
        }
        int[] half = java.util.stream.IntStream.range(0, k)
                .filter(item -> inHalf[item])
                .toArray();
        return new Extreme(reliability(r, half), half);
    }

    /** Exchanges two items of different halves and brings all s(i) up to date. */
    private static void swap(double[][] r, boolean[] inHalf, double[] ties, int a, int b) {
        for (int j = 0; j < ties.length; j++) {
            if (j != a && j != b) {
                double toA = inHalf[j] == inHalf[a] ? r[j][a] : -r[j][a];
                double toB = inHalf[j] == inHalf[b] ? r[j][b] : -r[j][b];
                ties[j] -= 2 * (toA + toB);
            }
        }
        // The two stay in different halves, and change sides from all the others.
        ties[a] = -ties[a] - 2 * r[a][b];
        ties[b] = -ties[b] - 2 * r[a][b];
        inHalf[a] = !inHalf[a];
        inHalf[b] = !inHalf[b];
    }

    private static double ties(double[][] r, boolean[] inHalf, int item) {
        double sum = 0;
        for (int j = 0; j < r.length; j++) {
            if (j != item) {
                sum += inHalf[j] == inHalf[item] ? r[item][j] : -r[item][j];
            }
        }
        return sum;
    }

    private static SplitHalves result(double mean, double[] values, boolean all, Extreme best, Extreme worst) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] histogram = new int[BINS];
        double width = (best.value() - worst.value()) / BINS;
        for (double value : sorted) {
            int bin = width > 0 ? (int) ((value - worst.value()) / width) : 0;
            histogram[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        return new SplitHalves(
                values.length,
                all,
                best.value(),
                mean,
                worst.value(),
                Arrays.stream(SHARES)
                        .map(share -> Descriptives.quantile(sorted, share))
                        .toArray(),
                sortedList(best.half()),
                sortedList(worst.half()),
                histogram);
    }

    private static int[] firstOf(int m) {
        int[] first = new int[m];
        Arrays.setAll(first, i -> i);
        return first;
    }

    private static List<Integer> sortedList(int[] half) {
        List<Integer> items = new ArrayList<>();
        Arrays.stream(half).sorted().forEach(items::add);
        return items;
    }
}
