/** The fit of models: the indices that are reported, their table, and the words that they earn. */
package kith.report.section.fit;
