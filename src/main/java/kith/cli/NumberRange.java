package kith.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that an option takes; {@link EarlyChecks} refuses others before any file is read. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface NumberRange {

    /** The least number, or what every number is above. */
    double from();

    /** The largest number, or what every number is below. */
    double to() default Double.POSITIVE_INFINITY;

    /** Which ends belong to the range. */
    Ends ends() default Ends.BOTH;

    /** Which ends belong to a range. */
    enum Ends {
        BOTH,
        LOWER,
        NEITHER
    }
}
