/** Nonparametric scaling: scalability, monotonicity, item ordering. */
package kith.report.section.mokken;
