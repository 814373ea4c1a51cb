package kith.dif;

/**
 * Tests of one item over all groups at once, matched by all items.
 *
 * @param item name
 * @param nominal generalised Mantel–Haenszel test
 * @param ordinal Mantel's test of ordered responses in K groups
 * @param logistic ordinal logistic regression with an indicator of each group but the reference group
 */
public record OmnibusStatistics(
        String item, ChiSquareStatistic nominal, ChiSquareStatistic ordinal, OrdinalLogistic logistic) {

    static OmnibusStatistics of(GroupedScores data, int item, boolean[] anchors) {
        int[] matching = data.sum(Purification.with(anchors, item));
        int groups = data.groups().size();
        StratifiedTables tables = StratifiedTables.of(data.scores()[item], data.group(), groups, Strata.by(matching));
        return new OmnibusStatistics(
                data.items().get(item),
                tables.nominal(),
                tables.ordinal(),
                OrdinalLogistic.of(data.scores()[item], MatchedItem.real(matching), data.group(), groups));
    }
}
