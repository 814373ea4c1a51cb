/**
 * Missing responses replaced: two-way imputation within a scale, multiple imputation by chained equations, and the
 * pooling of what was estimated from each imputed data set. Start with
 * {@link kith.scoring.imputation.ChainedEquations}.
 */
package kith.scoring.imputation;
