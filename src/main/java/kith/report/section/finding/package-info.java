/** Findings: notices for readers, a tree for programs. */
package kith.report.section.finding;
