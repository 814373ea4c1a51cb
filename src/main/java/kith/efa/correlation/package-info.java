/**
 * The correlations that a factor analysis starts from: Pearson, Spearman or polychoric correlations of the items
 * ({@link kith.efa.correlation.AnsweredItems}), how they vary from sample to sample, whether they are fit to be
 * factored ({@link kith.efa.correlation.Adequacy}: Kaiser–Meyer–Olkin, Bartlett), and whether the responses are
 * multivariate normal. Items that cannot be analysed (constant, or missing for all respondents) are set aside here with
 * a finding.
 */
package kith.efa.correlation;
