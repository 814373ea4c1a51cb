/** The measurement properties of a study, rated by the COSMIN criteria from the figures of its analyses. */
package kith.report.section.cosmin;
