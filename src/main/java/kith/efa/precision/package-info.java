/**
 * Standard errors and confidence intervals of rotated loadings and factor correlations: analytic
 * ({@link kith.efa.precision.LoadingErrors}, from the information or the sampling distribution of the correlations) and
 * by bootstrap ({@link kith.efa.precision.LoadingBootstrap}).
 */
package kith.efa.precision;
