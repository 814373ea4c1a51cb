/**
 * What an analysis of a study is: how it is read from the study file, what it needs, and what its answer has to tell.
 * Every analysis of {@code kith.study.Analyses} implements {@link kith.analysis.AnalysisKind} and
 * {@link kith.analysis.Analysis}.
 */
package kith.analysis;
