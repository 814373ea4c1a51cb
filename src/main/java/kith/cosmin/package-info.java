/**
 * Ratings of measurement properties as sufficient, insufficient or indeterminate, by an edition of the COSMIN criteria.
 * {@link kith.cosmin.CosminCriteria} is a rules file, {@link kith.cosmin.Evidence} the figures of a study, and
 * {@link kith.cosmin.CosminRatings} what follows from both.
 */
package kith.cosmin;
