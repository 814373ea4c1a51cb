/**
 * A model fitted again to other samples: the bootstrap of its parameters and of its test (Bollen and Stine), and
 * repeated fits for permutations. Start with {@link kith.sem.resampling.BootstrapAnswer}.
 */
package kith.sem.resampling;
