/**
 * Correlation and covariance matrices that are read from a file in place of responses, and rows with exactly such
 * moments. Start with {@link kith.moments.matrix.MatrixTable}.
 */
package kith.moments.matrix;
