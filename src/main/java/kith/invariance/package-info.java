/**
 * Whether a scale measures the same in several contexts, so that scores may be compared: a ladder of models, each of which holds
 * more equal than the one before. Start with {@link kith.invariance.Invariance}.
 */
package kith.invariance;
