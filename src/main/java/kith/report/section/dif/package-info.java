/** Differential item functioning. */
package kith.report.section.dif;
