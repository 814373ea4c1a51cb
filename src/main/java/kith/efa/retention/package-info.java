/**
 * The number of factors: parallel analysis, minimum average partial, very simple structure, the empirical Kaiser
 * criterion, the hull method and comparison data, side by side. Start with {@link kith.efa.retention.FactorRetention},
 * which reports what each criterion suggests and which number is retained.
 */
package kith.efa.retention;
