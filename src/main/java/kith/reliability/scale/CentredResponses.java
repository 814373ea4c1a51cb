package kith.reliability.scale;

import kith.data.PackedRows;

/**
 * Responses less an origin for each item, 0 where missing. They are held packed, as they are in the data, and the
 * origin is subtracted when a respondent is read.
 *
 * @param rows the responses of one respondent each, NaN where missing
 * @param origin of each item
 */
public record CentredResponses(PackedRows rows, double[] origin) {

    int people() {
        return rows.size();
    }

    int items() {
        return origin.length;
    }

    /** Writes the responses of one respondent into an array of as many as there are items. */
    void read(int person, double[] into) {
        rows.read(person, into);
        for (int i = 0; i < into.length; i++) {
            into[i] = Double.isNaN(into[i]) ? 0 : into[i] - origin[i];
        }
    }
}
