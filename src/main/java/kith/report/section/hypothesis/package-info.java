/** Hypotheses about scores that a study states in advance, and what the data say. */
package kith.report.section.hypothesis;
