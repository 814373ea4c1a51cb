/**
 * How far the moments that a model implies lie from those of the sample: the normal likelihood, with complete or
 * missing responses, and weighted least squares. Start with {@link kith.sem.discrepancy.Discrepancy}.
 */
package kith.sem.discrepancy;
