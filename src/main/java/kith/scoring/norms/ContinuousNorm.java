package kith.scoring.norms;

/**
 * What a score means at the respondent's value of the covariate.
 *
 * @param t T score, between 20 and 80
 * @param error standard error of the T score from the sampling of the norm sample; NaN at 20 and 80
 * @param lower end of its 95% interval
 * @param upper end of its 95% interval
 * @param percentile of the T score in a normal distribution
 */
public record ContinuousNorm(double t, double error, double lower, double upper, double percentile) {}
