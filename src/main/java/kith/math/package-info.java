/**
 * The mathematics that psychometrics stands on and that no library gives in the form needed: named matrices, minimisers
 * that say why they stopped, with and without restrictions, normal distributions, seeds that give the same draws on any
 * number of threads. Start with {@link kith.math.Matrix} and {@link kith.math.Minimizer}.
 */
package kith.math;
