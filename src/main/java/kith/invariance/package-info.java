/**
 * Whether a scale measures the same in several contexts, so that scores may be compared: a ladder of models, each of which holds
 * more equal than the one before; a search for the items that stand in the way; how much these matter, in standard deviations and in
 * points; and how the contexts differ once it is allowed for. Contexts are groups of different people, or the same people asked about
 * each ({@link kith.invariance.ContextLayout}).
 *
 * <p>Start with {@link kith.invariance.Invariance} for the ladder, or with {@link kith.invariance.Comparability} for all of it.
 */
package kith.invariance;
