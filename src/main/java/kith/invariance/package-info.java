/**
 * Measurement invariance: whether a scale measures the same in several contexts, so that scores may be compared.
 * Contexts are groups of different respondents, the same respondents on several occasions, or groups crossed with
 * occasions. Start with {@link kith.invariance.Comparability} for the whole question: levels of invariance
 * ({@code ladder}), partial invariance ({@code search}), effect on items and sum scores ({@code effect}), alignment
 * ({@code alignment}), permutation tests ({@code permutation}), the conclusion ({@code conclusion}) and the mean
 * differences under each assumption. Start with {@link kith.invariance.ladder.Invariance} for the levels alone.
 */
package kith.invariance;
