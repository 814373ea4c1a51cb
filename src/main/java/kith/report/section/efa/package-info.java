/** Exploratory factor analysis: adequacy, number of factors, loadings. */
package kith.report.section.efa;
