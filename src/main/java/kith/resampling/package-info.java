/**
 * How much a number would differ from sample to sample, found by drawing samples: {@link kith.resampling.SamplingUnits}
 * says what is drawn (rows, or whole clusters, within each group), {@link kith.resampling.Replication} computes the
 * same values in every sample, {@link kith.resampling.Replicates} sums up what came of the samples (bias, standard
 * error, intervals, how many gave nothing), and {@link kith.resampling.Interval} holds both ends of an interval with
 * its level and method.
 *
 * <p>Random numbers that do not draw samples are used elsewhere: starting points of searches (rotation, estimation,
 * alignment, profiles, short forms, Mokken scales), imputations, random splits of items or respondents, the exact or
 * simulated null distribution of agreement within groups, and simulated responses ({@code kith.simulation}, and
 * {@code kith.planning}, which seeds a whole simulation). Percentiles of resampled estimates are those of
 * {@link kith.resampling.Replicates}. Critical values of null distributions (parallel analysis, permutations) are R's
 * quantiles of type 7, as in psych and semTools.
 */
package kith.resampling;
