/** Sample sizes. */
package kith.report.section.plan;
