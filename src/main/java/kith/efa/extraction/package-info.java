/**
 * Extraction of factors from a correlation matrix, before any rotation: minimum residuals (minres), maximum likelihood,
 * principal axes, minimum rank and weighted least squares. Start with {@link kith.efa.extraction.Extraction}; a
 * negative unique variance (Heywood case) is a finding on the {@link kith.efa.extraction.ExtractedFactors}.
 */
package kith.efa.extraction;
