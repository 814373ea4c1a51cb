/**
 * The sources that Kith cites. One file, {@code bibliography.yaml}, holds author, year, title and DOI of each; the code
 * names a source by its key and the text of the citation follows from it, as does the list of references of a report
 * and its BibTeX. Start at {@link kith.citation.Citation}.
 */
package kith.citation;
