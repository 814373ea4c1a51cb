/** Items and reliability: item statistics, coefficients, differences between them. */
package kith.report.section.items;
