package kith.data;

import java.util.Map;
import kith.finding.Finding;

/** Rows in which nothing stands. */
final class BlankRows {

    private BlankRows() {}

    static Finding finding(String file, int count) {
        return Finding.of("blank_rows", Map.of("rows", count)).at(file);
    }
}
