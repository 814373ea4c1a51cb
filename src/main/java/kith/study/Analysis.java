package kith.study;

import java.util.Locale;

/** What a study can find out. */
public enum Analysis {
    /** Scores by the instrument's rule. */
    SCORES("Scores"),
    /** Item statistics and reliability of every subscale. */
    ITEMS("Items and reliability"),
    /** Whether the answers have the structure that the instrument says. */
    CFA("Structure"),
    /** Whether groups may be compared, and how far. */
    INVARIANCE("Measurement invariance");

    private final String title;

    Analysis(String title) {
        this.title = title;
    }

    /** As it is written in a study file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Heading of its section in a report. */
    public String title() {
        return title;
    }
}
