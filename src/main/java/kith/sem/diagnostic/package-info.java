/**
 * Where a model fits badly: residuals of the moments with their standard errors, modification indices with expected
 * parameter changes and their power, and score tests of equality constraints. Start with
 * {@link kith.sem.diagnostic.ModificationIndices} or {@link kith.sem.diagnostic.Residuals}; each is a function of a
 * fitted model.
 */
package kith.sem.diagnostic;
