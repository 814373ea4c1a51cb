package kith.report.render;

import kith.report.document.Block.Tone;

/** The few words that the writers themselves add to a report. */
final class Words {

    static final String CONTENTS = "Contents";
    static final String MANIFEST = "How this report was made";
    static final String MANIFEST_ID = "how-this-report-was-made";
    static final String CHART_DATA = "Chart data";
    static final String TIDY = "Tidy table";
    static final String LOWER = "Lower";
    static final String UPPER = "Upper";

    private Words() {}

    /** The word that says what a colour says. */
    static String of(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "Information";
            case GOOD -> "Good";
            case NOTE -> "Note";
            case WARNING -> "Warning";
            case ERROR -> "Error";
        };
    }
}
