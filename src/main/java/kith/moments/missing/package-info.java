/**
 * Data with missing responses as full-information maximum likelihood sees them: patterns of responses with the moments
 * of each, and the means and covariances of the unrestricted normal model by expectation and maximisation. Start with
 * {@link kith.moments.missing.MissingPatterns}.
 */
package kith.moments.missing;
