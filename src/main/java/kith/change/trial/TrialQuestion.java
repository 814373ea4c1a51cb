package kith.change.trial;

/**
 * How arms are compared.
 *
 * @param reference the arm that others are compared with
 * @param freedom small-sample inference of the mixed model
 * @param structure covariances of the visits
 * @param level of intervals
 */
public record TrialQuestion(String reference, FreedomMethod freedom, Structure structure, double level) {}
