/** Change over time: reliable change, measurement error, minimal important change, trials. */
package kith.report.section.change;
