package kith.mokken;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;

/**
 * Automated item selection (AISP): builds scales one after the other, each from the two items with the highest
 * H<sub>ij</sub>, to which the item is added that gives the highest H, as long as it has no negative H<sub>ij</sub>
 * with the items chosen, and its H<sub>i</sub> is at least the lower bound and significantly above 0.
 *
 * <p>The level of each test is α divided by the number of tests so far within the scale (Molenaar and Sijtsma 2000). Of
 * pairs with equal H<sub>ij</sub> the one whose later item comes first is taken. Mokken 1971; Sijtsma and Molenaar
 * 2002; as package mokken's {@code aisp} with its defaults.
 */
public final class ItemSelection {

    private static final double NOT_POSSIBLE = Double.NEGATIVE_INFINITY;

    /** What separates pairs with equal H: the place of their later item. */
    private static final double ORDER = 1e-10;

    private final PairCovariances covariances;
    private final double bound;
    private final double alpha;
    private final int[] scaleOf;

    private ItemSelection(PairCovariances covariances, double bound, double alpha) {
        this.covariances = covariances;
        this.bound = bound;
        this.alpha = alpha;
        this.scaleOf = new int[covariances.size()];
    }

    /** @return the number of the scale of each item, from 1; 0 for items that belong to none */
    public static int[] of(PairCovariances covariances, double bound, double alpha) {
        ItemSelection selection = new ItemSelection(covariances, bound, alpha);
        int scale = 1;
        while (selection.build(scale)) {
            scale++;
        }
        return selection.scaleOf;
    }

    private double critical(double tests) {
        return Math.abs(NormalDistribution.quantile(alpha / tests));
    }

    private int[] members(int scale) {
        return IntStream.range(0, scaleOf.length)
                .filter(i -> scaleOf[i] == scale)
                .toArray();
    }

    private boolean build(int scale) {
        int left = members(0).length;
        if (left < 2) {
            return false;
        }
        double tests = left * (left - 1) / 2.0;
        int[] start = start(critical(tests));
        if (start.length == 0 || covariances.h(start[0], start[1]) < bound) {
            return false;
        }
        scaleOf[start[0]] = scale;
        scaleOf[start[1]] = scale;
        while (true) {
            int[] set = members(scale);
            int[] candidates = Arrays.stream(members(0))
                    .filter(item -> Arrays.stream(set).allMatch(other -> !(covariances.h(item, other) < 0)))
                    .toArray();
            if (candidates.length == 0) {
                return true;
            }
            tests += candidates.length;
            int best = best(set, candidates, critical(tests));
            if (best < 0) {
                return true;
            }
            scaleOf[best] = scale;
        }
    }

    /** The two items to begin with; none where no pair is significant. */
    private int[] start(double critical) {
        double highest = NOT_POSSIBLE;
        int[] start = {};
        for (int i = 0; i < scaleOf.length; i++) {
            for (int j = 0; j < i; j++) {
                if (scaleOf[i] == 0 && scaleOf[j] == 0 && Math.abs(covariances.z(i, j)) >= critical) {
                    double h = covariances.h(i, j) - (i + 1) * ORDER;
                    if (h > highest) {
                        highest = h;
                        start = new int[] {i, j};
                    }
                }
            }
        }
        return start;
    }

    /** The candidate that gives the highest H; −1 where none qualifies. */
    private int best(int[] set, int[] candidates, double critical) {
        double highest = NOT_POSSIBLE;
        int best = -1;
        for (int item : candidates) {
            if (covariances.itemH(item, set) >= bound && covariances.itemZ(item, set) >= critical) {
                int[] with = Arrays.copyOf(set, set.length + 1);
                with[set.length] = item;
                double h = covariances.scaleH(with);
                if (h > highest && h >= bound) {
                    highest = h;
                    best = item;
                }
            }
        }
        return best;
    }
}
