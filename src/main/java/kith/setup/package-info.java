/** Drafts of an instrument and a study from a data file, for a user who starts with an export and no other file. */
package kith.setup;
