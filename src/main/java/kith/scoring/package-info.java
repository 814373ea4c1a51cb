/**
 * Scores of the instrument's scales: how a respondent's answers become a number, by the rule that the instrument
 * states, with an account of each score: how many answers it rests on, whether it stands for answers that are missing,
 * and why there is none. Start with {@link kith.scoring.Scoring}.
 */
package kith.scoring;
