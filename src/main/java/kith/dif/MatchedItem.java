package kith.dif;

import java.util.Optional;

/**
 * Every method for one item in two groups, matched by one set of items.
 *
 * @param mantelHaenszel of items with two categories, matching score with the item
 * @param total Mantel's test and its kin, matching score with the item
 * @param rest the same, matching score without the item
 * @param logisticTotal ordinal logistic regression, matching score with the item
 * @param logisticRest the same, matching score without the item
 * @param sibtest matched by the other items
 */
public record MatchedItem(
        Optional<MantelHaenszel> mantelHaenszel,
        OrdinalMantel total,
        OrdinalMantel rest,
        OrdinalLogistic logisticTotal,
        OrdinalLogistic logisticRest,
        Sibtest sibtest) {

    static MatchedItem of(GroupedScores data, int item, boolean[] anchors) {
        int[] own = data.scores()[item];
        int[] with = data.sum(Purification.with(anchors, item));
        int[] without = data.sum(Purification.without(anchors, item));
        StratifiedTables total = StratifiedTables.of(own, data.group(), 2, Strata.by(with));
        StratifiedTables rest = StratifiedTables.of(own, data.group(), 2, Strata.by(without));
        boolean[] studied = new boolean[anchors.length];
        studied[item] = true;
        return new MatchedItem(
                total.categories().length == 2 ? Optional.of(MantelHaenszel.of(total)) : Optional.empty(),
                OrdinalMantel.of(total),
                OrdinalMantel.of(rest),
                OrdinalLogistic.of(own, real(with), data.group(), 2),
                OrdinalLogistic.of(own, real(without), data.group(), 2),
                Sibtest.of(data, studied, Purification.without(anchors, item)));
    }

    static double[] real(int[] values) {
        return java.util.Arrays.stream(values).asDoubleStream().toArray();
    }
}
