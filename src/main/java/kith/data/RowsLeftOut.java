package kith.data;

import java.util.Map;
import kith.finding.Finding;

/** The finding of rows that an analysis could not use. */
public final class RowsLeftOut {

    private RowsLeftOut() {}

    /**
     * @param leftOut how many of the rows
     * @param reason key of the phrase that says why
     * @param alternative key of the phrase that says which treatment of missing responses uses more rows
     */
    public static Finding finding(Number leftOut, Number rows, String reason, String alternative) {
        return Finding.of(
                "rows_left_out",
                Map.of("left_out", leftOut, "rows", rows, "reason", reason, "alternative", alternative));
    }
}
