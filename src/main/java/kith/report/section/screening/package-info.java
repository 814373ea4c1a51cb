/** Screening of the data: missing responses and careless responding. */
package kith.report.section.screening;
