/**
 * Presents two-level models: fit of each level, parameters of each level, intraclass correlations and reliability at
 * each level.
 */
package kith.report.section.twolevel;
