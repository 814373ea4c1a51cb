package kith.report.section.agreement;

/**
 * The bands of Koo and Li 2016, doi 10.1016/j.jcm.2016.02.012, for the lower bound of an intraclass correlation's
 * interval.
 */
enum AgreementQuality {
    POOR("poor"),
    MODERATE("moderate"),
    GOOD("good"),
    EXCELLENT("excellent");

    private final String word;

    AgreementQuality(String word) {
        this.word = word;
    }

    /** From .50 moderate, from .75 good, from .90 excellent. */
    static AgreementQuality of(double lower) {
        if (lower >= 0.9) {
            return EXCELLENT;
        }
        if (lower >= 0.75) {
            return GOOD;
        }
        return lower >= 0.5 ? MODERATE : POOR;
    }

    String word() {
        return word;
    }
}
