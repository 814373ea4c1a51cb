/**
 * Moments of ordered variables, or of ordered and continuous ones: thresholds, polychoric and polyserial correlations,
 * also given covariates, with their asymptotic covariance. Start with {@link kith.moments.ordered.OrdinalMoments}; what
 * is estimated and by which convention stands in {@link kith.moments.ordered.OrdinalDesign}.
 */
package kith.moments.ordered;
