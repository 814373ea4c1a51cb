/**
 * The levels of invariance (configural, metric, scalar, strict and those of factor variances, covariances and means),
 * the verdicts on them (supported, partially supported, not supported), the published criteria that decide, and the
 * parameters that are left free. Every other package of invariance uses these words.
 */
package kith.invariance.level;
