/**
 * Reliability of the difference between two scores of the same respondents, such as two subscales of a profile or one
 * scale in two contexts. Start with {@link kith.reliability.difference.DifferenceScores}.
 */
package kith.reliability.difference;
