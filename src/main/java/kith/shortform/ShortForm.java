package kith.shortform;

import java.util.List;
import java.util.Optional;

/**
 * Forms of one length.
 *
 * @param length number of items
 * @param proposals the best forms, best first
 * @param examined how many forms were examined, if all were; 0 for a search
 * @param replications how many starts of a search ended in the best form; 0 if all were examined
 * @param predictedAlpha alpha that the Spearman–Brown formula predicts for as many items of average quality
 * @param heldOut cross-validation; empty where none was asked for or there were too few respondents
 * @param structure factor model of the best form; empty where it could not be fitted
 */
public record ShortForm(
        int length,
        List<Proposal> proposals,
        long examined,
        int replications,
        double predictedAlpha,
        Optional<HeldOutForm> heldOut,
        Optional<FormStructure> structure) {

    public ShortForm {
        proposals = List.copyOf(proposals);
    }

    /**
     * A form.
     *
     * @param items it has
     * @param omitted items of the scale that it lacks
     * @param facetCounts how many items of each facet it has
     * @param values what it is worth
     */
    public record Proposal(List<String> items, List<String> omitted, int[] facetCounts, FormValues values) {
        public Proposal {
            items = List.copyOf(items);
            omitted = List.copyOf(omitted);
        }
    }

    public Proposal best() {
        return proposals.get(0);
    }

    public boolean isExhaustive() {
        return examined > 0;
    }
}
