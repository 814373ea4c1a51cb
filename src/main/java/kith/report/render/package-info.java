/**
 * Writers of the neutral document: a web page that stands alone, an Excel workbook, JSON, text for the terminal and
 * CSV. The only place where numbers are rounded ({@link kith.report.render.Rounding}) and where text from data is made
 * harmless ({@link kith.report.render.PlainText}). A writer knows nothing of psychometrics: it draws the sections,
 * tables and figures that it is handed, and the same document always gives the same bytes. Start with
 * {@link kith.report.render.HtmlReport}.
 */
package kith.report.render;
