package kith.scoring;

/**
 * One respondent's score on one scale.
 *
 * @param value NaN when there is none
 * @param answered how many answers it rests on
 * @param items how many there could be
 * @param outcome how it came about, or why there is none
 */
public record Score(double value, int answered, int items, Outcome outcome) {}
