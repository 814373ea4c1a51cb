package kith.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was excluded before the analyses, as the CONSORT statement asks for.
 *
 * @param read rows of the data
 * @param excluded how many of them were excluded
 * @param reasons how many for each reason; one row can have several
 */
public record ParticipantFlow(int read, int excluded, Map<String, Integer> reasons) {

    public ParticipantFlow {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /** How many were analysed. */
    public int analysed() {
        return read - excluded;
    }
}
