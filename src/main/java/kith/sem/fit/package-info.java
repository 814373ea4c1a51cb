/**
 * Fitting a model and how well it fits: the search for the estimates, their covariance matrix, the χ² test with its
 * corrections for responses that are not normal, and indices such as CFI, RMSEA and SRMR. Start with
 * {@link kith.sem.fit.FittedModel}; its answer is a {@link kith.sem.fit.SemFit}. Everything else that may be asked of a
 * fitted model is a function of it in another package.
 */
package kith.sem.fit;
