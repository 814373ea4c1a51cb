package kith.screening;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who was flagged and why. No respondent is excluded; the reasons are here for whoever decides on exclusions.
 *
 * @param flags in the order of the rows
 */
public record ExclusionLog(List<Flag> flags) {

    public ExclusionLog {
        flags = List.copyOf(flags);
    }

    /** Why a row is flagged. */
    public enum Reason {
        NO_ANSWERS("no responses"),
        MANY_MISSING("many missing responses"),
        OUT_OF_RANGE("a response outside the response scale"),
        SAME_ANSWERS("the same responses as another row"),
        LONG_STRING("a long string of identical responses"),
        LOW_VARIABILITY("low variability across items"),
        EVEN_ODD("inconsistent responses to even and odd items"),
        OUTLYING("an unusual response pattern"),
        SYNONYMS("inconsistent responses to similar items"),
        ANTONYMS("inconsistent responses to opposite items"),
        GUTTMAN_ERRORS("a response pattern at odds with the popularity of the items"),
        FAST("a very short response time"),
        ISOLATED("responses that are easily separated from those of others (isolation forest)"),
        LOCAL_OUTLIER("responses that few others are close to (local outlier factor)");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For readers. */
        public String words() {
            return words;
        }
    }

    /**
     * One reason to look at one row.
     *
     * @param row from 0
     * @param id of the respondent
     * @param value what was seen
     * @param cutoff what it was compared with; NaN where there is none
     */
    public record Flag(int row, String id, Reason reason, double value, double cutoff) {}

    /** How many rows are flagged for each reason; reasons without any are left out. */
    public Map<Reason, Integer> countByReason() {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        flags.forEach(flag -> counts.merge(flag.reason(), 1, Integer::sum));
        return counts;
    }

    /** How many reasons each flagged row has, by row. */
    public Map<Integer, Integer> reasonsByRow() {
        Map<Integer, Integer> counts = new TreeMap<>();
        flags.forEach(flag -> counts.merge(flag.row(), 1, Integer::sum));
        return counts;
    }
}
