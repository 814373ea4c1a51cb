/**
 * Partial invariance: which parameters are non-invariant, found by releasing equality constraints one at a time
 * (forward) or by adding them to a model with anchor items only (backward). Start with
 * {@link kith.invariance.search.PartialSearch}.
 */
package kith.invariance.search;
