package kith.rotation;

/**
 * A minimum of a rotation criterion that the search came to.
 *
 * @param value the criterion there
 * @param starts from how many starting points the search ended there
 */
public record LocalMinimum(double value, int starts) {}
