/** Findings: notices for people, a tree for programs. */
package kith.report.section.finding;
