/**
 * Scores of respondents on the factors of a fitted model, with standard errors and reliability, also for respondents
 * who did not answer every item. Start with {@link kith.sem.score.FactorScorer}.
 */
package kith.sem.score;
