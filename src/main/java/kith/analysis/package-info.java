/**
 * What an analysis of a study is: how it is read from the study file, what it needs, and what its answer has to tell.
 * Every analysis implements {@link kith.analysis.Analysis}; its {@link kith.analysis.AnalysisKind} stands in
 * {@code kith.study.Analyses}.
 */
package kith.analysis;
