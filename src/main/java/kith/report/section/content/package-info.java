/** Content validity by expert ratings. */
package kith.report.section.content;
