/** What the conclusions of a study do not cover, derived from its design, its answers and what could not be done. */
package kith.report.section.limit;
