/** The main numbers of a study once more in R, so that a reviewer can check them. */
package kith.report.section.script;
