package kith.reliability.model;

import kith.sem.solution.Estimate;

/**
 * A share of variance that a fitted model implies, with the ends of its interval of {@link Estimate#LEVEL}.
 *
 * @param standardError by the delta method; NaN where the estimates have no covariance
 */
public record VarianceShare(double estimate, double standardError, double lower, double upper) {}
