/**
 * Finding the parameters at which a model lies closest to the sample: a start is made from the sample, the discrepancies of
 * all groups are added up, linear equalities are taken out of the search, and other constraints and bounds are kept by it. Start
 * with {@link kith.sem.estimation.ModelSearch}.
 */
package kith.sem.estimation;
