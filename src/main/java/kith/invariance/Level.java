package kith.invariance;

import java.util.EnumSet;
import java.util.Set;
import kith.sem.model.EqualAcrossGroups;

/** A step of the ladder: what is held equal across contexts, everything below it included. */
public enum Level {
    /** The same items belong to the same factors; nothing is equal. */
    CONFIGURAL("configural"),
    /** Loadings too: relations of scores may be compared. */
    METRIC("metric", EqualAcrossGroups.LOADINGS),
    /** Intercepts too: means may be compared. */
    SCALAR("scalar", EqualAcrossGroups.INTERCEPTS),
    /** Residual variances too: observed scores are equally precise. */
    STRICT("strict", EqualAcrossGroups.RESIDUALS);

    private final String id;
    private final Set<EqualAcrossGroups> added;

    Level(String id, EqualAcrossGroups... added) {
        this.id = id;
        this.added = added.length == 0 ? Set.of() : Set.of(added);
    }

    /** As it is written on the command line and in JSON. */
    public String id() {
        return id;
    }

    /** Everything that is held equal at this level. */
    public Set<EqualAcrossGroups> held() {
        Set<EqualAcrossGroups> held = EnumSet.noneOf(EqualAcrossGroups.class);
        for (Level level : values()) {
            if (level.ordinal() <= ordinal()) {
                held.addAll(level.added);
            }
        }
        return held;
    }
}
