/**
 * Differential item functioning by all methods at once, beside the factor-analytic search for non-invariant parameters:
 * one conclusion an item, and where the two disagree, what may be the reason. Start at
 * {@link kith.dif.joint.JointComparison}.
 */
package kith.dif.joint;
