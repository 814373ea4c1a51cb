package kith.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An option, or all options of a class, that {@link ReportedOptions} leaves out: it changes where an answer goes or how
 * long it takes, but not the answer, or the verb reports it in words of its own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
@interface Unreported {}
