/**
 * The estimates as they are reported: every parameter with its standard error, test and interval, unstandardised and
 * standardised, quantities that the model defines from them, rotated factors of exploratory blocks, and whether the
 * solution is admissible (no negative variances). Start with {@link kith.sem.solution.Estimate}.
 */
package kith.sem.solution;
