/**
 * How sure the estimates are and how well the model fits: information matrices, casewise scores, the corrections of the test of
 * fit, and the indices of fit as functions of bare numbers. Start with {@link kith.sem.inference.FitIndices}.
 */
package kith.sem.inference;
