/** Words that all sections share: titles of items, scales and groups, numbers in a sentence, levels of confidence. */
package kith.report.section.word;
