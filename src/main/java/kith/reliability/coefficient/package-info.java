/**
 * Reliability coefficients: which share of the variance of a sum score is not error.
 * {@link kith.reliability.coefficient.Coefficient} lists them; each has a class with its formula (alpha, Guttman's
 * lambdas, omega, split halves, greatest lower bound) and an interval by formula, by the bootstrap or by
 * cross-validation.
 */
package kith.reliability.coefficient;
