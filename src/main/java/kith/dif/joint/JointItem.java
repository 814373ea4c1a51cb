package kith.dif.joint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.dif.DifMethod;
import kith.dif.ItemVerdict;
import kith.sem.model.Operator;

/**
 * One item by all methods and by the factor-analytic search.
 *
 * @param item name
 * @param size verdict on the size of the effect
 * @param detections one for each method that could be used
 * @param points effect on the sum score by matched scores: the standardised mean difference, focal less reference
 * @param modelPoints effect on the sum score by the factor model with the released parameters; empty where there is
 *     none
 * @param released kinds of parameters that the search released
 * @param agreement of methods and search
 * @param verdict the conclusion
 * @param reason what may be the reason where they disagree
 */
public record JointItem(
        String item,
        ItemVerdict size,
        List<Detection> detections,
        double points,
        OptionalDouble modelPoints,
        List<Operator> released,
        SearchAgreement agreement,
        JointVerdict verdict,
        Optional<DisagreementReason> reason) {

    public JointItem {
        detections = List.copyOf(detections);
        released = released.stream().sorted().toList();
    }

    /** How many methods found a difference. */
    public long found(double alpha) {
        return found(detections, alpha);
    }

    /** The test of one method; empty where it was not asked for or not possible. */
    public Optional<Detection> by(DifMethod method) {
        return detections.stream().filter(one -> one.method() == method).findFirst();
    }

    static long found(List<Detection> detections, double alpha) {
        return detections.stream().filter(one -> one.isFound(alpha)).count();
    }

    /** Whether the methods indicate that the item functions differently. */
    static boolean isIndicated(List<Detection> detections, ItemVerdict size, double alpha) {
        return size.isRelevant() || !detections.isEmpty() && 2 * found(detections, alpha) >= detections.size();
    }
}
