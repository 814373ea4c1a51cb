/**
 * The models of the levels of invariance, fitted and compared: {@link kith.invariance.ladder.Invariance} is the
 * question and {@link kith.invariance.ladder.InvarianceAnswer} the fitted levels with difference tests, changes in fit
 * indices and the judgement of each published cut-off. Score tests of single equality constraints are here as well.
 */
package kith.invariance.ladder;
