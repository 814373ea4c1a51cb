package kith.invariance.ladder;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;

/**
 * The models of a series of invariance levels, from the least to the most equal. Whether the levels are supported is
 * said by a conclusion, which {@code kith.invariance.Comparability} draws.
 *
 * @param layout who answered in which context
 * @param contexts names of the contexts; the first is the reference
 * @param measured the factors and their items
 * @param freed parameters that the question or the labels and values of its model left free at some level
 * @param steps from the least to the most equal
 * @param smallContexts contexts with too few rows for their parameters
 * @param latentMeans under the first level fitted at which they are defined (scalar); empty where none was fitted
 * @param rows of the data, used or not
 */
public record InvarianceAnswer(
        ContextLayout layout,
        List<String> contexts,
        List<Measured> measured,
        List<FreedParameter> freed,
        List<LadderStep> steps,
        List<String> smallContexts,
        List<LatentMean> latentMeans,
        int rows,
        List<Finding> findings) {

    public InvarianceAnswer {
        contexts = List.copyOf(contexts);
        measured = List.copyOf(measured);
        freed = List.copyOf(freed);
        steps = List.copyOf(steps);
        smallContexts = List.copyOf(smallContexts);
        latentMeans = List.copyOf(latentMeans);
        findings = List.copyOf(findings);
    }

    /** A factor and the items that load on it. */
    public record Measured(String factor, List<String> items) {
        public Measured {
            items = List.copyOf(items);
        }
    }

    /** Name of the column of contexts; empty where there are no groups. */
    public String grouping() {
        return layout.grouping().orElse("");
    }

    /** The model of a level; empty where it was not fitted. */
    public Optional<LadderStep> step(Level level) {
        return steps.stream().filter(step -> step.level() == level).findFirst();
    }
}
