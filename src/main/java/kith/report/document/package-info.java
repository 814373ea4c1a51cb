/**
 * A neutral document: sections, paragraphs, tables, figures. Presenters write it, writers turn it into HTML and Excel;
 * neither knows the other. Numbers in it are exact: a writer rounds. Start with {@link kith.report.document.Document}.
 */
package kith.report.document;
