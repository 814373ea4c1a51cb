package kith.data;

import kith.finding.Finding;

/** Rows in which nothing stands. */
final class BlankRows {

    private BlankRows() {}

    static Finding finding(String file, int count) {
        return Finding.note(
                "blank_rows",
                file,
                count == 1 ? "One blank row was passed over." : count + " blank rows were passed over.",
                "Nothing to do unless answers should stand there.");
    }
}
