/**
 * What a model is fitted to: the responses of each group, reduced to means and covariances, or to thresholds and
 * polychoric correlations where items are ordered. Here it is decided which rows are used when responses are missing,
 * how clusters and sampling weights enter, and what is said of rows that are left out. Start with
 * {@link kith.sem.sample.Samples}.
 */
package kith.sem.sample;
