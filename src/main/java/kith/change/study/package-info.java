/** Change as an analysis of a study. Start with {@link kith.change.study.LongitudinalAnalysis}. */
package kith.change.study;
