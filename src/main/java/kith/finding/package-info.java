/**
 * What can be wrong, reported in one form: a {@link kith.finding.Finding} is statistical trouble that stands on an
 * answer; a {@link kith.finding.Problem} is wrong input, of which an {@link kith.finding.InputException} carries every
 * one found. Start with {@link kith.finding.Finding}.
 */
package kith.finding;
