package kith.report.section.invariance;

import java.util.List;
import java.util.Optional;
import kith.instrument.Instrument;
import kith.invariance.ComparabilityAnswer;

/**
 * How many items of an instrument a test of invariance covered. What it found holds for these alone.
 *
 * @param tested items of the instrument in the model
 * @param all items of the instrument
 */
public record TestedItems(int tested, int all) {

    public static TestedItems of(ComparabilityAnswer answer, Instrument instrument) {
        List<String> items = instrument.itemIds();
        long tested = answer.ladder().measured().stream()
                .flatMap(factor -> factor.items().stream())
                .distinct()
                .filter(items::contains)
                .count();
        return new TestedItems((int) tested, items.size());
    }

    /** Such as “10 of 20 items”; empty where all were tested, or the model has other variables than items. */
    public Optional<String> part() {
        return tested == 0 || tested == all ? Optional.empty() : Optional.of(tested + " of " + all + " items");
    }

    /** What follows where only a part of the items was tested. */
    Optional<String> limit() {
        return part().map(part ->
                "Only " + part + " were tested; this does not hold for scores that include the others.");
    }
}
