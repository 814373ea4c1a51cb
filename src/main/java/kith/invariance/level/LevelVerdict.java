package kith.invariance.level;

import java.util.Locale;

/** Whether a level of invariance is supported. */
public enum LevelVerdict {
    /** All parameters that the level holds equal may be treated as equal. */
    SUPPORTED,
    /** All but the released ones may. */
    PARTIALLY_SUPPORTED,
    NOT_SUPPORTED,
    /** The level could not be judged, or rests on one that is not supported. */
    NOT_JUDGED;

    /** As it is written in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
