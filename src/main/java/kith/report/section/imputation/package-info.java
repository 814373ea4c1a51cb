/** Presents statistics from multiply imputed responses. */
package kith.report.section.imputation;
