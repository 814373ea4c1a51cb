/**
 * How a model is estimated, and finding the parameters at which it lies closest to the sample: an estimator says what
 * is minimised and what standard errors rest on; a start is made from the sample, the discrepancies of all groups are
 * added up, linear equalities are taken out of the search, and other constraints and bounds are kept by it. Start with
 * {@link kith.sem.estimation.Estimator} or {@link kith.sem.estimation.ModelSearch}.
 */
package kith.sem.estimation;
