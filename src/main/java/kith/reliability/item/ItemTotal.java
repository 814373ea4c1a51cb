package kith.reliability.item;

/**
 * How an item is related to the scale that it belongs to, with psych's names and conventions ({@code alpha},
 * item.stats).
 *
 * @param raw {@code raw.r}: correlation with the mean of the answered items, the item among them; NaN without
 *     respondents' answers
 * @param standardized {@code std.r}: correlation with the sum of the standardised items
 * @param corrected {@code r.cor}: the same with the item's squared multiple correlation in place of its variance, which
 *     takes out overlap and unreliability
 * @param dropped {@code r.drop}: correlation with the sum of the other items
 * @param meanInterItem mean correlation with the other items
 */
public record ItemTotal(double raw, double standardized, double corrected, double dropped, double meanInterItem) {}
