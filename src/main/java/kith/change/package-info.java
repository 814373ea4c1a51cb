/**
 * Change: how far scores of the same respondents at two occasions differ by measurement error alone, who changed
 * reliably, how responsive a scale is, which change matters to respondents, and how the arms of a trial differ. Start
 * with {@link kith.change.ChangeAnalysis}.
 */
package kith.change;
