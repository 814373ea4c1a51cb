/** How answers become trees for other programs: by their own names, or by the keys that a class lists. */
package kith.report.section.tree;
