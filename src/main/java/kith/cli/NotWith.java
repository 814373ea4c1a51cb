package kith.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Options that an option cannot be combined with. {@link EarlyChecks} tells every such pair before any file is read;
 * argument groups of the parser would tell the first one only.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface NotWith {

    /** Names of the other options. */
    String[] value();

    /** What is expected in place of both. */
    String expected() default "one of them";

    /** What to do. */
    String remedy() default "leave one of them out";
}
