package kith.mokken;

import org.apache.commons.math3.distribution.TDistribution;

/** Two items in groups of respondents with adjacent scores on all other items. */
final class ItemPair {

    private final byte[] first;
    private final byte[] second;
    private final int steps;
    private final RestGroups groups;
    private final double[][] firstShares;
    private final double[][] secondShares;

    /** @param totals sums over all items */
    ItemPair(ItemScores scores, int[] totals, int i, int j, int minimumSize) {
        this.first = scores.scores()[i];
        this.second = scores.scores()[j];
        this.steps = scores.steps();
        int[] rest = totals.clone();
        for (int p = 0; p < rest.length; p++) {
            rest[p] -= first[p] + second[p];
        }
        this.groups = RestGroups.of(rest, minimumSize);
        this.firstShares = groups.atLeast(first, steps);
        this.secondShares = groups.atLeast(second, steps);
    }

    /** Every step of the first item against every step of the second. */
    Violations intersections(MokkenQuestion question) {
        Violations all = Violations.NONE;
        for (int s = 1; s <= steps; s++) {
            for (int t = 1; t <= steps; t++) {
                boolean firstEasier = popularity(firstShares, s) > popularity(secondShares, t);
                all = all.plus(reversals(s, t, firstEasier, question, CumulativeStatistic.MCNEMAR));
            }
        }
        return all;
    }

    /** Each step of the first item, the more popular one, against the same step of the second. */
    Violations cumulativeOrder(MokkenQuestion question, CumulativeStatistic test) {
        Violations all = Violations.NONE;
        for (int s = 1; s <= steps; s++) {
            all = all.plus(reversals(s, s, true, question, test));
        }
        return all;
    }

    private double popularity(double[][] shares, int step) {
        double sum = 0;
        for (int g = 0; g < groups.count(); g++) {
            sum += Math.round(groups.sizes()[g] * shares[g][step]);
        }
        return sum;
    }

    private Violations reversals(int s, int t, boolean firstEasier, MokkenQuestion question, CumulativeStatistic test) {
        double critical = NonIntersection.critical(question);
        int found = 0;
        int significant = 0;
        double largest = 0;
        double sum = 0;
        double highest = 0;
        for (int g = 0; g < groups.count(); g++) {
            double d = firstEasier ? secondShares[g][t] - firstShares[g][s] : firstShares[g][s] - secondShares[g][t];
            if (d > question.minimumViolation()) {
                double z = test.z(first, second, groups.member(), g, s, t);
                found++;
                largest = Math.max(largest, d);
                sum += d;
                highest = Math.max(highest, z);
                significant += z > critical ? 1 : 0;
            }
        }
        return new Violations(groups.count() - 1, found, largest, sum, highest, significant);
    }

    /** The mean of the first item, the more popular one, against that of the second, in each group. */
    Violations manifestOrder(MokkenQuestion question) {
        double[] firstMeans = groups.means(first);
        double[] secondMeans = groups.means(second);
        int found = 0;
        int significant = 0;
        double largest = 0;
        double sum = 0;
        double highest = 0;
        for (int g = 0; g < groups.count(); g++) {
            double d = secondMeans[g] - firstMeans[g];
            if (d > steps * question.minimumViolation()) {
                double statistic =
                        steps == 1 ? CumulativeStatistic.MCNEMAR.z(first, second, groups.member(), g, 1, 1) : t(g);
                double p = steps == 1
                        ? kith.math.NormalDistribution.upperTail(statistic)
                        : tail(statistic, groups.sizes()[g]);
                found++;
                largest = Math.max(largest, d);
                sum += d;
                highest = Double.isInfinite(statistic) ? highest : Math.max(highest, statistic);
                significant += p < question.alpha() ? 1 : 0;
            }
        }
        return new Violations(groups.count() - 1, found, largest, sum, highest, significant);
    }

    private static double tail(double t, int n) {
        return Double.isInfinite(t) ? 0 : new TDistribution(null, n - 1.0).cumulativeProbability(-t);
    }

    /**
     * Student's t of the paired difference, second less first; infinite where the difference is the same for all
     * respondents.
     */
    private double t(int group) {
        int n = 0;
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < first.length; p++) {
            if (groups.member()[p] == group) {
                int d = second[p] - first[p];
                n++;
                sum += d;
                squares += d * d;
            }
        }
        double mean = sum / n;
        double variance = (squares - sum * mean) / (n - 1);
        return variance > 0 ? mean / Math.sqrt(variance / n) : Double.POSITIVE_INFINITY;
    }
}
