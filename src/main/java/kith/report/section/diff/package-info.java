/** What changed between two results. */
package kith.report.section.diff;
