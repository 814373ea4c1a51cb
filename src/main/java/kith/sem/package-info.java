/**
 * Structural equation models: confirmatory factor analysis and what contains it. The folders are the equation: a
 * {@link kith.sem.model.ParameterTable} implies moments ({@code implied}), a {@code discrepancy} measures how far they lie from
 * the sample's, and {@code inference} says how sure the estimates are and how well the model fits. Start with
 * {@link kith.sem.Sem}.
 */
package kith.sem;
