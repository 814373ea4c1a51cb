package kith.study;

import java.util.Locale;

/** What a study can find out. */
public enum Analysis {
    /** Scores by the instrument's rule. */
    SCORES,
    /** Item statistics and reliability of every subscale. */
    ITEMS,
    /** Whether the answers have the structure that the instrument says. */
    CFA,
    /** Whether groups may be compared, and how far. */
    INVARIANCE;

    /** As it is written in a study file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
