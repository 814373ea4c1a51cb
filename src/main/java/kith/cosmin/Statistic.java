package kith.cosmin;

import java.util.Locale;

/** The figures that criteria name. */
public enum Statistic {
    CFI,
    TLI,
    RMSEA,
    SRMR,
    /** Cronbach's alpha of a scale. */
    ALPHA,
    /** Intraclass correlation of a score over time. */
    ICC,
    /** Smallest detectable change of one respondent over the minimal important change. */
    SDC_TO_MIC,
    /** Share of results that agree with the hypotheses. */
    AGREEING_SHARE,
    /** 1 where scores may be compared as they stand, 0 where they may not or only with released items. */
    NO_IMPORTANT_DIFFERENCE,
    /** Largest McFadden's ΔR² of an item over all comparisons. */
    MCFADDEN,
    /** Correlation with a gold standard. */
    GOLD_STANDARD_CORRELATION,
    /** Area under the curve: how well change tells the improved from the others. */
    AUC;

    /** As it is written in rules files and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Statistic named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
