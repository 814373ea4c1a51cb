/** What a presenter of an analysis of a study is, and the study around it. */
package kith.report.section.presenter;
