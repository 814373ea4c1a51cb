/**
 * How much a number would differ from sample to sample, found by drawing samples: {@link kith.resampling.SamplingUnits}
 * says what is drawn (rows, or whole clusters, within each group), {@link kith.resampling.Replication} computes the
 * same values in every sample, {@link kith.resampling.Replicates} sums up what came of the samples (bias, standard
 * error, intervals, how many gave nothing), and {@link kith.resampling.Interval} holds both ends of an interval with
 * its level and method.
 */
package kith.resampling;
