package kith.reliability.item;

/**
 * How often an answer was given.
 *
 * @param value as it stands in the data, before any reversal
 * @param share of those who answered the item
 */
public record CategoryUse(double value, int count, double share) {}
