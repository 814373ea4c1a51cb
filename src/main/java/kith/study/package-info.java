/**
 * A whole study in one file: which instrument, which answers, which groups, and what is to be found out. A
 * {@link kith.study.StudyRunner} runs the analyses of a {@link kith.study.Study} and gathers their answers, or the
 * reason why one could not be done, in {@link kith.study.StudyResults}. Start with {@link kith.study.Study}.
 */
package kith.study;
