package kith.reliability.item;

import java.util.List;
import java.util.Optional;
import kith.efa.bifactor.SchmidLeiman;
import kith.finding.Finding;
import kith.math.Descriptives;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.MeasurementError;
import kith.reliability.coefficient.OneFactor;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.coefficient.SplitHalves;
import kith.reliability.model.BifactorReliability;
import kith.resampling.IntervalMethod;

/**
 * A scale: its items, its reliability.
 *
 * @param name of the scale
 * @param level of the intervals, such as 0.95
 * @param n how many respondents have an answer to any of its items (or to all of them, when only complete rows were
 *     taken)
 * @param complete how many of them answered every item
 * @param score the mean of the answered items; empty when only a matrix was given
 * @param items in the order of the scale
 * @param correlations of the items that have variance
 * @param reliability a row per coefficient and method of interval
 * @param oneFactor the factor behind omega; empty for fewer than three items
 * @param generalFactor the Schmid–Leiman solution behind omega hierarchical, with as many group factors as the scale
 *     has subscales, or three when it has none and at least nine items; else empty
 * @param bifactor what a bifactor model says, with a specific factor for each subscale, or each group factor of the
 *     Schmid–Leiman solution when there are none; empty where that cannot be told
 * @param splitHalves empty for one item
 * @param measurementError of one person's score (mean of the items), by alpha; of standardised items where correlations
 *     were given
 * @param conditionalErrors the error at each height of the score; empty when only a matrix was given
 * @param findings what is worth knowing
 */
public record ScaleAnalysis(
        String name,
        double level,
        int n,
        int complete,
        Optional<Descriptives> score,
        List<ItemStatistics> items,
        InterItemCorrelations correlations,
        List<ReliabilityEstimate> reliability,
        Optional<OneFactor> oneFactor,
        Optional<SchmidLeiman> generalFactor,
        Optional<BifactorReliability> bifactor,
        Optional<SplitHalves> splitHalves,
        Optional<MeasurementError> measurementError,
        List<ConditionalError> conditionalErrors,
        List<Finding> findings) {

    public ScaleAnalysis {
        items = List.copyOf(items);
        reliability = List.copyOf(reliability);
        conditionalErrors = List.copyOf(conditionalErrors);
        findings = List.copyOf(findings);
    }

    /** The first row of a coefficient; empty when there is none. */
    public Optional<ReliabilityEstimate> estimate(Coefficient coefficient) {
        return reliability.stream()
                .filter(row -> row.coefficient() == coefficient)
                .findFirst();
    }

    /** The row of a coefficient with the interval of one method; empty when there is none. */
    public Optional<ReliabilityEstimate> estimate(Coefficient coefficient, IntervalMethod method) {
        return reliability.stream()
                .filter(row -> row.coefficient() == coefficient && row.method() == method)
                .findFirst();
    }

    /** @throws IllegalArgumentException when there is no such item */
    public ItemStatistics item(String item) {
        return items.stream()
                .filter(row -> row.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no item “" + item + "” in " + name));
    }
}
