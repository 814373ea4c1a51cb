/**
 * Estimates from several imputed data sets: item statistics, reliability, correlations of scales and parameters of the
 * factor model are computed in every set of imputed responses and pooled by Rubin's rules. Start with
 * {@link kith.imputation.PooledStatistics}.
 */
package kith.imputation;
