/** Invariance of measurement: levels, effect sizes, latent means and what may be compared. */
package kith.report.section.invariance;
