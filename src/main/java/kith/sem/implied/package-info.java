/**
 * What a model says the moments of the answers should be: from free parameters to means and covariances (or thresholds
 * and correlations of latent responses), with first and second derivatives. Start with
 * {@link kith.sem.implied.MomentStructure}.
 */
package kith.sem.implied;
