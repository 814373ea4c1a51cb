/**
 * The command line: one class a verb, options that verbs share, exit codes. The only package that writes to the
 * terminal or ends the process. Start with {@link kith.cli.Kith}.
 */
package kith.cli;
