/**
 * What an item contributes to its scale: distribution of the responses, corrected item–total correlation, reliability
 * if the item is deleted, and what is conspicuous about it (floor, ceiling, wrong keying, unused categories).
 * {@link kith.reliability.item.ScaleAnalysis} holds the items and the coefficients of one scale.
 */
package kith.reliability.item;
