/**
 * The rotated factor solution: {@link kith.efa.solution.FactorAnalysis} extracts and rotates,
 * {@link kith.efa.solution.EfaSolution} holds pattern, structure, factor correlations, communalities and fit. Solutions
 * are compared after their factors are matched in order and sign: Tucker's congruence between groups
 * ({@link kith.efa.solution.FactorsByGroup}). Factor scores and their determinacy are here as well. Rotation criteria
 * themselves are in {@link kith.rotation}.
 */
package kith.efa.solution;
