/**
 * Comparison of the arms of a trial in one score: analysis of covariance at one visit and the mixed model for repeated
 * measures over all of them, with small-sample inference. Start with {@link kith.change.trial.TrialAnalysis}.
 */
package kith.change.trial;
