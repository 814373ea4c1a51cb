/**
 * Presenters: each turns one kind of answer into a {@link kith.report.document.Section} for readers and into a
 * {@link kith.report.document.Tree} for programs. Words about results are written here and nowhere else; numbers are
 * passed on as they were estimated. Start with {@link kith.report.section.StudyReport}.
 */
package kith.report.section;
