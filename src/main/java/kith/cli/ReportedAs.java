package kith.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The key of an option among the {@link ReportedOptions} of an answer, where it is not the name of the option. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface ReportedAs {

    /** The key. */
    String value();
}
