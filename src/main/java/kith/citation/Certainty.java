package kith.citation;

import java.util.Locale;

/** How far an entry of the bibliography was checked. */
public enum Certainty {
    /** Authors, title and DOI were seen together in an independent public source. */
    VERIFIED,
    /** Written from memory and read over, not looked up. */
    UNVERIFIED,
    /** Something is open; the note of the entry says what. */
    DOUBTFUL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
