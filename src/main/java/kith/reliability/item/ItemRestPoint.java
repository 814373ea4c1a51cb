package kith.reliability.item;

/**
 * A point of the curve of an item over the rest of its scale: a group of respondents who stand close together on the
 * other items.
 *
 * @param rest their mean of the other items
 * @param item their mean of the item
 * @param n how many they are
 */
public record ItemRestPoint(double rest, double item, int n) {}
