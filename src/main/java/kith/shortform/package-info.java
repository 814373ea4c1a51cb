/**
 * Short forms of a scale: which k items keep most of what all items measure, by criteria that are stated, and what each
 * form loses. Start at {@link kith.shortform.ShortFormAnswer}.
 */
package kith.shortform;
