/**
 * Structural equation models: confirmatory factor analysis and what contains it. The packages below are the equation: a
 * {@link kith.sem.model.ParameterTable} implies moments ({@code implied}), a {@code discrepancy} measures how far they
 * lie from the sample's ({@code sample}), {@code estimation} finds the parameters, {@code inference} says how sure they
 * are, and {@code fit} and {@code solution} report. Analyses of a fitted model stand in {@code diagnostic},
 * {@code comparison}, {@code score} and {@code resampling}. Start with {@link kith.sem.Sem}.
 */
package kith.sem;
