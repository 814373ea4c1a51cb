/** Agreement of raters. */
package kith.report.section.agreement;
