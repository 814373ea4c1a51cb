/**
 * Sufficient statistics of one or several groups that stand in place of responses: accumulated from rows on one machine
 * or on many, merged, written to a file and read back. Start with {@link kith.moments.sufficient.SufficientStatistics}.
 */
package kith.moments.sufficient;
