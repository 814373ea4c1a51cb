/**
 * Norms: what a score means within a reference sample. A norm table is built from a sample's scores, kept in a norm
 * file with its uncertainty and applied to the scores of others. Start with {@link kith.scoring.norms.NormTable}.
 */
package kith.scoring.norms;
