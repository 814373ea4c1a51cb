/**
 * How sure the estimates are and how well the model fits: information matrices, casewise scores, the corrections of the
 * test of fit; the indices of fit are in {@link kith.fit}.
 */
package kith.sem.inference;
