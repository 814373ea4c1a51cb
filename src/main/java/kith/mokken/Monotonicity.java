package kith.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.NormalDistribution;

/**
 * Whether the probability of at least each score rises with the rest score, for one item.
 *
 * <p>Each item step is compared between every two groups of rest scores; a decrease by more than the minimum is a
 * violation, tested one-sided by z of two independent proportions (Molenaar and Sijtsma 2000; van der Ark 2007, doi
 * 10.18637/jss.v020.i11).
 *
 * @param item name
 * @param violations over all steps
 * @param criterion of {@link Violations#criterion}
 * @param groups one an interval of rest scores
 */
public record Monotonicity(String item, Violations violations, double criterion, List<Group> groups) {

    public Monotonicity {
        groups = List.copyOf(groups);
    }

    /** How serious the violations are. */
    public ViolationSize severity() {
        return ViolationSize.of(violations, criterion);
    }

    /**
     * A group of respondents with adjacent rest scores.
     *
     * @param lowest rest score, of item scores that start at 0
     * @param highest rest score
     * @param n respondents
     * @param frequencies of the scores from 0
     * @param mean score on the item
     * @param atLeast share with at least each score, from 1
     */
    public record Group(int lowest, int highest, int n, int[] frequencies, double mean, double[] atLeast) {}

    static Monotonicity of(ItemScores scores, int item, double itemH, MokkenQuestion question, int minimumSize) {
        byte[] own = scores.scores()[item];
        int[] rest = scores.totals();
        for (int p = 0; p < rest.length; p++) {
            rest[p] -= own[p];
        }
        RestGroups groups = RestGroups.of(rest, minimumSize);
        int steps = scores.steps();
        int[][] frequencies = new int[groups.count()][steps + 1];
        for (int p = 0; p < own.length; p++) {
            frequencies[groups.member()[p]][own[p]]++;
        }
        double[][] shares = groups.atLeast(own, steps);
        Violations all = Violations.NONE;
        for (int step = 1; step <= steps; step++) {
            all = all.plus(ofStep(frequencies, shares, step, question));
        }
        return new Monotonicity(
                scores.items().get(item), all, all.criterion(itemH), groups(groups, frequencies, shares, own));
    }

    private static Violations ofStep(int[][] frequencies, double[][] shares, int step, MokkenQuestion question) {
        double critical = NormalDistribution.quantile(1 - question.alpha());
        Violations all = Violations.NONE;
        for (int low = 0; low < shares.length; low++) {
            for (int high = low + 1; high < shares.length; high++) {
                int[] below = {passed(frequencies[low], step), passed(frequencies[high], step)};
                int lowSize = size(frequencies[low]);
                int highSize = size(frequencies[high]);
                // Nothing can be violated where no respondent of the lower group passes, or all respondents of the
                // higher one.
                if (below[0] == 0 || below[1] == highSize) {
                    continue;
                }
                double decrease = shares[low][step] - shares[high][step];
                boolean violated = decrease > question.minimumViolation();
                double z = violated ? z(below[0], lowSize - below[0], below[1], highSize - below[1]) : 0;
                all = all.plus(new Violations(
                        1,
                        violated ? 1 : 0,
                        violated ? decrease : 0,
                        violated ? decrease : 0,
                        z,
                        z > critical ? 1 : 0));
            }
        }
        return all;
    }

    /** z of a decrease, from who passes and who fails in the lower and in the higher group. */
    private static double z(int passLow, int failLow, int passHigh, int failHigh) {
        return Math.abs(2
                * (Math.sqrt((passHigh + 1.0) * (failLow + 1.0)) - Math.sqrt((double) failHigh * passLow))
                / Math.sqrt(passLow + failLow + (double) passHigh + failHigh - 1));
    }

    private static int passed(int[] frequencies, int step) {
        int passed = 0;
        for (int s = step; s < frequencies.length; s++) {
            passed += frequencies[s];
        }
        return passed;
    }

    private static int size(int[] frequencies) {
        return passed(frequencies, 0);
    }

    private static List<Group> groups(RestGroups found, int[][] frequencies, double[][] shares, byte[] own) {
        List<Group> groups = new ArrayList<>();
        double[] means = found.means(own);
        for (int g = 0; g < found.count(); g++) {
            groups.add(new Group(
                    found.lowest()[g],
                    found.highest()[g],
                    found.sizes()[g],
                    frequencies[g],
                    means[g],
                    Arrays.copyOfRange(shares[g], 1, shares[g].length)));
        }
        return groups;
    }
}
