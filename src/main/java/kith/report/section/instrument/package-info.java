/** The questionnaire: its items, its response scale and its scoring. */
package kith.report.section.instrument;
