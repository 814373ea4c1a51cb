package kith.report.section.items;

import kith.citation.Citation;

/** What has to stand beside a smallest detectable change that rests on alpha. */
final class MeasurementErrorWords {

    /**
     * COSMIN holds a standard error from alpha inadequate for measurement error (Mokkink et al. 2020, doi
     * 10.1186/s12874-020-01179-5).
     */
    static final String RETEST =
            "Alpha does not include variation from day to day, so that the true SDC is larger; for change scores use the SEM of a"
                    + " test–retest study " + Citation.parenthetical("mokkink2020") + ".";

    private MeasurementErrorWords() {}
}
