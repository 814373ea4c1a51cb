/**
 * Exploratory factor analysis: are these items fit to be factored ({@link kith.efa.Adequacy}), how many factors are there
 * ({@link kith.efa.FactorRetention}), and which items hang together on which factor ({@link kith.efa.FactorAnalysis}, which
 * answers with an {@link kith.efa.EfaSolution}). Everything that can be done from a correlation matrix and the number of people
 * is done from these alone. Numbers follow the psych package of R.
 */
package kith.efa;
