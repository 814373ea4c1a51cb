package kith.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Invariant item ordering: whether the items have the same order of difficulty at every level of the trait.
 *
 * <p>Items are ordered by their means, the most popular first, and each pair is compared in groups of respondents with
 * adjacent scores on all other items. Backward selection removes, step by step, the item with the most significant
 * violations; of items with equally many, the one without which the scale's H is highest. H<sup>T</sup> of the items
 * that remain is H of the transposed data: respondents as items. Ligtvoet, Van der Ark, Te Marvelde and Sijtsma 2010,
 * doi 10.1177/0013164409355697; Ligtvoet, Van der Ark, Bergsma and Sijtsma 2011, doi 10.1007/s11336-010-9199-8.
 *
 * <p>Respondents who gave every item the same score are left out of H<sup>T</sup>, as in package mokken, whose MS-CPM
 * of version 3.1.2 counts the wrong respondents in its test (see docs/differences.md).
 *
 * @param method what was compared
 * @param items in order of their means
 * @param violations of each item in that order
 * @param criteria of {@link Violations#criterion}, of H<sub>i</sub> rounded to three decimals as in package mokken
 * @param selection significant violations of each item with the items left, one list a step; NaN for items removed
 * @param removed in the order of removal
 * @param ht accuracy of the ordering of the items left; NaN where fewer than two are left
 */
public record ItemOrdering(
        Method method,
        List<String> items,
        List<Violations> violations,
        double[] criteria,
        double[][] selection,
        List<String> removed,
        double ht) {

    public ItemOrdering {
        items = List.copyOf(items);
        violations = List.copyOf(violations);
        removed = List.copyOf(removed);
    }

    /** What is compared in each group. */
    public enum Method {
        /** Manifest invariant item ordering: item means, by a paired t test (McNemar's z for two categories). */
        MIIO,
        /** Manifest scale cumulative probability model: probabilities of at least each score, by McNemar's z. */
        MSCPM
    }

    static ItemOrdering of(
            ItemScores scores,
            PairCovariances covariances,
            Method method,
            CumulativeStatistic test,
            MokkenQuestion question,
            int minimumSize) {
        int k = scores.size();
        // Among equal means the later item first.
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores.mean(i))
                        .thenComparing(Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        Violations[] ofItems = new Violations[k];
        Arrays.fill(ofItems, Violations.NONE);
        boolean[][] significant = new boolean[k][k];
        int[] totals = scores.totals();
        for (int a = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++) {
                ItemPair pair = new ItemPair(scores, totals, order[a], order[b], minimumSize);
                Violations found =
                        method == Method.MIIO ? pair.manifestOrder(question) : pair.cumulativeOrder(question, test);
                ofItems[a] = ofItems[a].plus(found);
                ofItems[b] = ofItems[b].plus(found);
                significant[a][b] = found.significant() > 0;
                significant[b][a] = significant[a][b];
            }
        }
        List<Integer> removed = new ArrayList<>();
        List<double[]> steps = selection(significant, order, covariances, removed);
        int[] left = IntStream.range(0, k)
                .filter(a -> !removed.contains(a))
                .map(a -> order[a])
                .toArray();
        return new ItemOrdering(
                method,
                Arrays.stream(order).mapToObj(scores.items()::get).toList(),
                List.of(ofItems),
                criteria(ofItems, order, covariances),
                steps.toArray(double[][]::new),
                removed.stream().map(a -> scores.items().get(order[a])).toList(),
                transposedH(scores, left));
    }

    private static double[] criteria(Violations[] ofItems, int[] order, PairCovariances covariances) {
        double[] criteria = new double[order.length];
        for (int a = 0; a < order.length; a++) {
            criteria[a] = ofItems[a].criterion(Math.rint(covariances.itemH(order[a], order) * 1000) / 1000);
        }
        return criteria;
    }

    private static List<double[]> selection(
            boolean[][] significant, int[] order, PairCovariances covariances, List<Integer> removed) {
        List<double[]> steps = new ArrayList<>();
        while (true) {
            double[] counts = counts(significant, removed);
            steps.add(counts);
            double most = Arrays.stream(counts)
                    .filter(count -> !Double.isNaN(count))
                    .max()
                    .orElse(0);
            if (most == 0) {
                return steps;
            }
            int worst = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < counts.length; a++) {
                if (counts[a] == most) {
                    int candidate = a;
                    double h = covariances.scaleH(IntStream.range(0, counts.length)
                            .filter(b -> b != candidate && !removed.contains(b))
                            .map(b -> order[b])
                            .toArray());
                    if (worst < 0 || h > highest) {
                        highest = h;
                        worst = a;
                    }
                }
            }
            removed.add(worst);
        }
    }

    private static double[] counts(boolean[][] significant, List<Integer> removed) {
        double[] counts = new double[significant.length];
        for (int a = 0; a < counts.length; a++) {
            for (int b = 0; b < counts.length; b++) {
                counts[a] += significant[a][b] && !removed.contains(b) ? 1 : 0;
            }
            if (removed.contains(a)) {
                counts[a] = Double.NaN;
            }
        }
        return counts;
    }

    /** H of respondents over items: sums of covariances over respondents follow from the totals of the items. */
    private static double transposedH(ItemScores scores, int[] left) {
        int k = left.length;
        if (k < 2) {
            return Double.NaN;
        }
        double[] totals = new double[k];
        double[] sortedTotals = new double[k];
        double own = 0;
        int[] row = new int[k];
        for (int p = 0; p < scores.respondents(); p++) {
            for (int a = 0; a < k; a++) {
                row[a] = scores.scores()[left[a]][p];
            }
            double deviations = deviations(Arrays.stream(row).asDoubleStream().toArray());
            if (deviations == 0) {
                continue;
            }
            own += deviations;
            for (int a = 0; a < k; a++) {
                totals[a] += row[a];
            }
            Arrays.sort(row);
            for (int a = 0; a < k; a++) {
                sortedTotals[a] += row[a];
            }
        }
        return (deviations(totals) - own) / (deviations(sortedTotals) - own);
    }

    /** Sum of squared deviations from the mean. */
    private static double deviations(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
