/**
 * Finding the parameters at which a model lies closest to the sample: constraints of equality are taken out of the search, a
 * start is made from the sample, and the discrepancies of all groups are added up. Start with
 * {@link kith.sem.estimation.ModelObjective}.
 */
package kith.sem.estimation;
