package kith.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option without which another says nothing; {@link EarlyChecks} tells so before any file is read. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Needs {

    /** Name of the option that is needed. */
    String value();

    /** What to do; without it to add the one or leave out the other. */
    String remedy() default "";
}
