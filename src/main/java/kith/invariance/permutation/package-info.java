/**
 * Permutation tests of invariance, which need neither a distribution of the test statistic nor cut-offs: group
 * membership (or the order of occasions within a person) is exchanged at random and the models are refitted. Start with
 * {@link kith.invariance.permutation.PermutationQuestion}.
 */
package kith.invariance.permutation;
