/**
 * The conclusion on measurement invariance: which level is supported, partially supported or not supported, by which
 * rule, and what may therefore be compared. {@link kith.invariance.conclusion.ConclusionRule} decides;
 * {@link kith.invariance.conclusion.Conclusion} is the typed value from which every sentence of a report derives.
 */
package kith.invariance.conclusion;
