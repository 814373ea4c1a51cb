/** Drafts of an instrument and a study from a data file, for somebody who starts with an export and no other file. */
package kith.setup;
