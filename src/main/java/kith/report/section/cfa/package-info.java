/** Structural equation models: fit, parameters, diagnostics and the structure of a study. */
package kith.report.section.cfa;
