/**
 * A first look at the answers before anything is made of them: what is missing and in which patterns, how each item's
 * points are used, who answered exactly alike, and who may not have read the questions. Respondents are flagged with
 * the reason; none is excluded. Start with {@link kith.screening.Screening}, then
 * {@link kith.screening.ScreeningResult}.
 */
package kith.screening;
