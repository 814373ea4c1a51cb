package kith.invariance;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;

/**
 * How far a scale may be compared across contexts.
 *
 * @param layout who answered in which context
 * @param contexts names of the contexts; the first is the reference
 * @param steps from the least to the most equal
 * @param reached the highest level of measurement that holds, all below it holding too; empty when not even the first does
 * @param latentMeans under the first level fitted at which they are defined (scalar); empty where none was fitted
 */
public record InvarianceAnswer(
        ContextLayout layout,
        List<String> contexts,
        List<LadderStep> steps,
        Optional<Level> reached,
        List<LatentMean> latentMeans,
        List<Finding> findings) {

    public InvarianceAnswer {
        contexts = List.copyOf(contexts);
        steps = List.copyOf(steps);
        latentMeans = List.copyOf(latentMeans);
        findings = List.copyOf(findings);
    }

    /** Name of the column of contexts; empty where there are no groups. */
    public String grouping() {
        return layout.grouping().orElse("");
    }
}
