/**
 * Sufficient statistics: the only thing that most analyses see of the responses. They are fed row by row and can be
 * merged, so that a file larger than memory can feed the same analyses. Start with {@link kith.moments.SampleMoments}
 * for complete numbers; what missing responses, ordered responses, matrices in place of responses and clusters of
 * respondents need has a package each below.
 */
package kith.moments;
