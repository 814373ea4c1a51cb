/**
 * How numbers and texts are written: numbers in the manner of the APA for readers, exact numbers and lines of CSV for
 * programs.
 */
package kith.text;
