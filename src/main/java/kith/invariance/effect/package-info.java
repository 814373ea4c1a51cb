/**
 * How large non-invariance is in practice: standardized differences of item responses (dMACS), expected bias of the sum
 * score, and respondents classified differently by a cut-off on the sum. Start with
 * {@link kith.invariance.effect.NonInvarianceEffects}.
 */
package kith.invariance.effect;
