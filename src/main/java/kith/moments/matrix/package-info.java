/**
 * Correlation and covariance matrices that are read from a file in place of responses, and the moments that they give.
 * Start with {@link kith.moments.matrix.MatrixTable}.
 */
package kith.moments.matrix;
