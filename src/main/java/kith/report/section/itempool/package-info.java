/** A pool of items: clusters, a map, profiles of respondents. */
package kith.report.section.itempool;
