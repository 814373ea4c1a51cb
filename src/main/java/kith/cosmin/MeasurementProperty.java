package kith.cosmin;

import java.util.Locale;

/** The measurement properties that the criteria rate, in their order (content validity is rated apart, by experts). */
public enum MeasurementProperty {
    STRUCTURAL_VALIDITY,
    INTERNAL_CONSISTENCY,
    RELIABILITY,
    MEASUREMENT_ERROR,
    HYPOTHESES,
    INVARIANCE,
    CRITERION_VALIDITY,
    RESPONSIVENESS;

    /** As it is written in rules files and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
