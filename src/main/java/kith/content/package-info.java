/**
 * Content validity: whether experts find the items relevant to what they are meant to measure. Start with
 * {@link kith.content.ContentValidity}.
 */
package kith.content;
