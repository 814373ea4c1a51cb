/**
 * How long the parts of an estimation take, and whole ones. {@link kith.benchmark.Kernels} times what is done thousands
 * of times in a fit, {@link kith.benchmark.Moments} the moments of a sample, {@link kith.benchmark.Resampled} what is
 * estimated anew in every sample of a bootstrap, {@link kith.benchmark.Fits} what a person waits for. Run through
 * {@code benchmarks/jmh.sh}.
 */
package kith.benchmark;
