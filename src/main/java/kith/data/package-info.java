/**
 * The answers: who answered what, in which context, group and wave, read from files and checked against the instrument.
 * Start with {@link kith.data.Responses}.
 */
package kith.data;
