/**
 * Models side by side: whether one is nested in another, the (scaled) χ² difference test between them, and the
 * equivalence test of one model's fit. Start with {@link kith.sem.comparison.Comparison}.
 */
package kith.sem.comparison;
