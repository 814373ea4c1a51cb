package kith.sem.diagnostic;

import java.util.Map;
import kith.sem.model.Operator;
import kith.sem.solution.StandardizedBy;

/**
 * Modification index: the expected effects of freeing one parameter that the model fixes or leaves out.
 *
 * @param mi expected drop of χ² (one degree of freedom)
 * @param expectedChange expected parameter change: the value that a parameter fixed at 0 is expected to take, less the
 *     fixed value in general
 * @param standardised the expected change by each type of standardisation; lavaan's {@code sepc.lv}, {@code sepc.all},
 *     {@code sepc.nox}
 * @param power whether a misspecification of a size that matters would have been found
 */
public record ModificationIndex(
        String lhs,
        Operator op,
        String rhs,
        int group,
        double mi,
        double expectedChange,
        Map<StandardizedBy, Double> standardised,
        ModificationPower power) {

    public ModificationIndex {
        standardised = Map.copyOf(standardised);
    }

    /** The expected change by one type of standardisation. */
    public double standardised(StandardizedBy by) {
        return standardised.get(by);
    }
}
