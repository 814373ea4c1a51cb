/**
 * Nonparametric item response theory: how well ordered items form a scale without any assumption about the shape of
 * their response curves. Scalability coefficients with standard errors, automated item selection, and checks of
 * monotonicity, nonintersection and invariant item ordering. Start at {@link kith.mokken.MokkenScaling}.
 */
package kith.mokken;
