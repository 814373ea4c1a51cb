package kith.sem.diagnostic;

/**
 * Score (Lagrange multiplier) test: the expected drop of χ² when a restriction is lifted, from the restricted model
 * alone.
 *
 * @param chisq expected drop of χ²
 * @param df how many restrictions are lifted
 * @param expectedChange by how much the two sides of a lifted equality are expected to part; NaN for several at once
 */
public record LagrangeMultiplier(String restriction, double chisq, int df, double pValue, double expectedChange) {}
