/** Presents personal networks. */
package kith.report.section.network;
