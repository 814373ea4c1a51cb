package kith.report.section;

import kith.citation.Citation;

/** What has to stand beside a smallest detectable change that rests on alpha. */
final class MeasurementErrorWords {

    /** COSMIN holds a standard error from alpha inadequate for measurement error (Mokkink et al. 2020, doi 10.1186/s12874-020-01179-5). */
    static final String RETEST =
            "For change scores take the standard error of a test–retest study: alpha leaves out what varies from"
                    + " day to day, so that the true SDC is larger " + Citation.parenthetical("mokkink2020") + ".";

    private MeasurementErrorWords() {}
}
