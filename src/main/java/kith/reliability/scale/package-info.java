/**
 * A scale as an analysis takes it: its items and which of them are reverse-keyed
 * ({@link kith.reliability.scale.ScaleItems}), the recoded responses of its respondents
 * ({@link kith.reliability.scale.ScaleResponses}), what is asked of them
 * ({@link kith.reliability.scale.ReliabilityOptions}), and samples drawn from them, from which standard errors follow.
 */
package kith.reliability.scale;
