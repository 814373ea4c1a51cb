/** Scale scores, how each came about, and norms. */
package kith.report.section.scores;
