/**
 * Differential item functioning: whether respondents of different groups with the same level of the trait answer an
 * item differently. Methods that match respondents by an observed score (Mantel–Haenszel and its kin, ordinal logistic
 * regression, SIBTEST) stand side by side, with one verdict an item. Start at {@link kith.dif.DifScale}.
 */
package kith.dif;
