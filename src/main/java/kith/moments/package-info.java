/**
 * Sufficient statistics: the only thing that most analyses see of the answers. Means and cross-products, patterns of missing
 * answers, contingency tables of pairs of items, thresholds and polychoric correlations, also given covariates. They are fed row by row and can be
 * merged, so that a file larger than memory can feed the same analyses. Start with
 * {@link kith.moments.SampleMoments} for complete numbers, {@link kith.moments.MissingPatterns} where answers are missing, and
 * {@link kith.moments.OrdinalMoments} for ordered answers.
 */
package kith.moments;
