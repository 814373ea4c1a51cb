/**
 * Exploratory factor analysis of a set of items, from adequacy to the standard errors of the rotated loadings. Start
 * with {@link kith.efa.ExplorationPlan}, which states what is analysed and answers with an
 * {@link kith.efa.Exploration}. The steps have packages of their own: the correlations and their adequacy
 * ({@code correlation}), the number of factors ({@code retention}), the unrotated factors ({@code extraction}), the
 * rotated solution and its factor scores ({@code solution}), a general factor ({@code bifactor}), and standard errors
 * ({@code precision}). Everything that can be computed from a correlation matrix and the sample size is computed from
 * these alone. Numbers follow the psych package of R.
 */
package kith.efa;
