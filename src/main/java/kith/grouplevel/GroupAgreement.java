package kith.grouplevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import kith.data.PackedNumbers;
import kith.math.Descriptives;
import kith.math.Parallel;

/**
 * Agreement within groups about one item or the items of a scale.
 *
 * <p>S² is the mean variance (n − 1) of the J items in a group and σ²_E the variance of responses without agreement
 * ({@link NullDistribution}). rwg(j) = J(1 − S²/σ²_E)/(J(1 − S²/σ²_E) + S²/σ²_E) (James, Demaree and Wolf 1984, doi
 * 10.1037/0021-9010.69.1.85), set to 0 where S² exceeds σ²_E as in package multilevel; rwg*(j) = 1 − S²/σ²_E (Lindell,
 * Brandt and Whitney 1999, doi 10.1177/01466219922031257), not cut off; ADM(j) (Burke, Finkelstein and Dusig 1999, doi
 * 10.1177/109442819921004), with divisor n; a_wg(j) (Brown and Hauenstein 2005, doi 10.1177/1094428105275376), which
 * exists where the mean of the item is far enough from the ends of the scale. Members with a missing item are left out,
 * and groups with fewer than two others.
 *
 * <p>The probability of so much agreement by chance supposes independent responses, also over items
 * ({@link AgreementNull}); it exists where all responses are whole options of the scale.
 *
 * @param items J
 * @param lowest lowest response that there can be
 * @param highest highest
 * @param distributions the null distributions
 * @param maximumVariance ((highest − lowest)/2)²
 * @param groups with at least two members
 * @param criticalValues by size of group and null distribution; empty where responses are no whole options
 */
public record GroupAgreement(
        int items,
        double lowest,
        double highest,
        List<NullDistribution> distributions,
        double maximumVariance,
        List<AgreementIndices> groups,
        List<AgreementCriticalValue> criticalValues) {

    private static final double ALPHA = 0.05;

    /**
     * How significance is found.
     *
     * @param draws groups drawn of each size that is too large for enumeration
     */
    public record Chance(int draws, long seed, Parallel parallel) {}

    /** Over groups: mean, median, standard deviation and the tenth and ninetieth percentile. */
    public record Summary(double mean, double median, double sd, double q10, double q90) {}

    public GroupAgreement {
        distributions = List.copyOf(distributions);
        groups = List.copyOf(groups);
        criticalValues = List.copyOf(criticalValues);
    }

    /** @param columns one an item; those of the rows used exist */
    static GroupAgreement of(
            List<PackedNumbers> columns,
            GroupRows rows,
            double lowest,
            double highest,
            List<NullDistribution> distributions,
            Chance chance) {
        double half = (highest - lowest) / 2;
        List<AgreementNull> nulls = isWhole(columns, rows, lowest, highest)
                ? nulls(sizes(rows), columns.size(), distributions, chance)
                : List.of();
        Map<String, AgreementNull> bySize = new TreeMap<>();
        nulls.forEach(of -> bySize.put(key(of.n(), of.distribution()), of));
        List<AgreementIndices> groups = new ArrayList<>();
        for (int group = 0; group < rows.groups(); group++) {
            if (rows.size(group) > 1) {
                groups.add(indices(columns, rows, group, lowest, highest, distributions, bySize));
            }
        }
        return new GroupAgreement(
                columns.size(),
                lowest,
                highest,
                distributions,
                half * half,
                groups,
                nulls.stream().map(of -> of.critical(ALPHA)).toList());
    }

    private static String key(int n, NullDistribution distribution) {
        return n + " " + distribution.name();
    }

    private static List<Integer> sizes(GroupRows rows) {
        TreeSet<Integer> sizes = new TreeSet<>();
        for (int group = 0; group < rows.groups(); group++) {
            if (rows.size(group) > 1) {
                sizes.add(rows.size(group));
            }
        }
        return List.copyOf(sizes);
    }

    private static List<AgreementNull> nulls(
            List<Integer> sizes, int items, List<NullDistribution> distributions, Chance chance) {
        int each = distributions.size();
        return chance.parallel()
                .map(
                        sizes.size() * each,
                        k -> AgreementNull.of(
                                sizes.get(k / each),
                                items,
                                distributions.get(k % each),
                                chance.draws(),
                                chance.seed()));
    }

    private static boolean isWhole(List<PackedNumbers> columns, GroupRows rows, double lowest, double highest) {
        for (PackedNumbers column : columns) {
            for (int[] members : rows.rows()) {
                for (int row : members) {
                    double step = column.at(row) - lowest;
                    if (step != Math.rint(step) || step < 0 || column.at(row) > highest) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static AgreementIndices indices(
            List<PackedNumbers> columns,
            GroupRows rows,
            int group,
            double lowest,
            double highest,
            List<NullDistribution> distributions,
            Map<String, AgreementNull> nulls) {
        int items = columns.size();
        int n = rows.size(group);
        double variance = 0;
        double sd = 0;
        double fromMean = 0;
        double fromMedian = 0;
        double awg = 0;
        int awgs = 0;
        for (PackedNumbers column : columns) {
            double[] values = Arrays.stream(rows.rows()[group])
                    .mapToDouble(row -> column.at(row))
                    .sorted()
                    .toArray();
            double ofItem = AgreementIndices.variance(values);
            variance += ofItem / items;
            sd += Math.sqrt(ofItem) / items;
            fromMean += AgreementIndices.deviation(
                            values, Arrays.stream(values).average().orElse(Double.NaN))
                    / items;
            fromMedian += AgreementIndices.deviation(values, Descriptives.median(values)) / items;
            double one = AgreementIndices.awg(values, lowest, highest);
            if (!Double.isNaN(one)) {
                awg += one;
                awgs++;
            }
        }
        double half = (highest - lowest) / 2;
        double found = variance;
        double deviation = fromMean;
        return new AgreementIndices(
                rows.names().get(group),
                n,
                variance,
                sd,
                distributions.stream()
                        .map(of -> byNull(items, found, deviation, of, Optional.ofNullable(nulls.get(key(n, of)))))
                        .toList(),
                1 - variance / (half * half),
                fromMean,
                fromMedian,
                awgs == 0 ? Double.NaN : awg / awgs);
    }

    /** @param chance empty where there is no significance */
    private static AgreementIndices.ByNull byNull(
            int items,
            double variance,
            double deviation,
            NullDistribution distribution,
            Optional<AgreementNull> chance) {
        double ratio = variance / distribution.variance();
        return new AgreementIndices.ByNull(
                distribution,
                AgreementIndices.rwg(items, Math.min(1, ratio)),
                AgreementIndices.rwg(items, ratio),
                1 - ratio,
                chance.map(of -> of.varianceProbability(variance)).orElse(Double.NaN),
                chance.map(of -> of.deviationProbability(deviation)).orElse(Double.NaN));
    }

    /** Of one index over the groups; where it does not exist a group is left out. */
    public Summary summary(ToDoubleFunction<AgreementIndices> index) {
        double[] values = groups.stream()
                .mapToDouble(index)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Descriptives described = Descriptives.of(values);
        return new Summary(
                described.mean(),
                described.median(),
                described.sd(),
                Descriptives.quantile(values, 0.1),
                Descriptives.quantile(values, 0.9));
    }
}
