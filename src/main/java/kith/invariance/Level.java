package kith.invariance;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kith.sem.model.EqualAcrossGroups;

/** A step of the ladder: what is held equal across contexts, everything below it included. */
public enum Level {
    /** The same items belong to the same factors; nothing is equal. */
    CONFIGURAL("configural"),
    /** For ordered variables: thresholds are equal, so that latent responses have a common unit. */
    THRESHOLDS("thresholds", EqualAcrossGroups.THRESHOLDS),
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

    /** The steps for continuous variables. */
    public static List<Level> continuous() {
        return List.of(CONFIGURAL, METRIC, SCALAR, STRICT);
    }

    /** The steps for ordered variables. */
    public static List<Level> ordered() {
        return List.of(values());
    }

    /** As it is written on the command line and in JSON. */
    public String id() {
        return id;
    }

    /** Everything that is held equal at this level of a ladder for ordered variables. */
    public Set<EqualAcrossGroups> held() {
        Set<EqualAcrossGroups> held = EnumSet.noneOf(EqualAcrossGroups.class);
        for (Level level : values()) {
            if (level.ordinal() <= ordinal()) {
                held.addAll(level.added);
            }
        }
        return held;
    }

    /** Everything that is held equal at this level of a ladder for continuous variables. */
    public Set<EqualAcrossGroups> heldOfContinuous() {
        Set<EqualAcrossGroups> held = EnumSet.noneOf(EqualAcrossGroups.class);
        held.addAll(held());
        held.remove(EqualAcrossGroups.THRESHOLDS);
        return held;
    }
}
