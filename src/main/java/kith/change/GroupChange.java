package kith.change;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Change from one wave to another in one arm, or in all.
 *
 * @param arm empty for all
 * @param scores of the respondents with both
 * @param reliable who changed reliably
 * @param responsiveness standardised change
 * @param clinical one a respondent, by the index of Jacobson and Truax; none where the reliability is not known
 */
public record GroupChange(
        String arm,
        PairedScores scores,
        ReliableChange reliable,
        Responsiveness responsiveness,
        Optional<List<ClinicalChange>> clinical) {

    public GroupChange {
        clinical = clinical.map(List::copyOf);
    }

    /** How many respondents became what; empty where that is not known. */
    public Map<ClinicalChange, Integer> clinicalCounts() {
        Map<ClinicalChange, Integer> counts = new EnumMap<>(ClinicalChange.class);
        clinical.ifPresent(changes -> changes.forEach(change -> counts.merge(change, 1, Integer::sum)));
        return counts;
    }
}
