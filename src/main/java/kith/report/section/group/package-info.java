/** Measurement of groups by their members: agreement, clustering and reliability of group scores. */
package kith.report.section.group;
