/** Who answered, and what: the sample of a study. */
package kith.report.section.sample;
