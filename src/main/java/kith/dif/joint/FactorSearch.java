package kith.dif.joint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.effect.EffectSizes;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.search.PartialAnswer;
import kith.sem.model.Operator;
import kith.sem.model.ParameterKey;

/**
 * What the factor-analytic search of the invariance analysis says of two groups.
 *
 * @param released kinds of parameters released in either group, by item: loading, intercept, threshold
 * @param searched items of the model
 * @param isComplete whether the search ended of itself: every model converged, and every factor kept items enough to
 *     release what was significant
 * @param points expected difference of each item at equal levels of the factor, focal less reference; of the items of
 *     the model, where the reference group of both analyses is the same
 * @param detectable difference of an intercept or threshold, in standard deviations of the item, that the search finds
 *     with a probability of 80%; empty where the search does not tell
 * @param respondents of the two groups that the models used
 */
public record FactorSearch(
        Map<String, Set<Operator>> released,
        Set<String> searched,
        boolean isComplete,
        Map<String, Double> points,
        OptionalDouble detectable,
        int respondents) {

    public FactorSearch {
        released = Map.copyOf(released);
        searched = Set.copyOf(searched);
        points = Map.copyOf(points);
    }

    /** Empty where the answer has no search, or compares other groups. */
    public static Optional<FactorSearch> of(
            ComparabilityAnswer answer, String grouping, String reference, String focal) {
        boolean same = answer.ladder().grouping().equals(grouping)
                && answer.ladder().contexts().containsAll(List.of(reference, focal));
        return answer.partial().filter(found -> same).map(found -> of(answer, found, reference, focal));
    }

    private static FactorSearch of(ComparabilityAnswer answer, PartialAnswer found, String reference, String focal) {
        Map<String, Set<Operator>> released = new TreeMap<>();
        for (FreedParameter freed : found.freed()) {
            if (freed.isFreeIn(reference) || freed.isFreeIn(focal)) {
                item(freed.parameter())
                        .ifPresent(item -> released.merge(
                                item,
                                Set.of(freed.parameter().op()),
                                (one, other) -> Stream.concat(one.stream(), other.stream())
                                        .collect(Collectors.toSet())));
            }
        }
        EffectSizes effects = answer.effects();
        Map<String, Double> points = new TreeMap<>();
        effects.items().stream()
                .filter(item -> effects.reference().equals(reference)
                        && item.context().equals(focal)
                        && !Double.isNaN(item.points()))
                .forEach(item -> points.merge(item.item(), item.points(), Double::sum));
        return new FactorSearch(
                released,
                answer.ladder().measured().stream()
                        .flatMap(factor -> factor.items().stream())
                        .collect(Collectors.toSet()),
                !found.endedEarly() && !found.anchorsSpent(),
                points,
                found.detectable().stream()
                        .filter(one -> one.level() == Level.SCALAR || one.level() == Level.THRESHOLDS)
                        .mapToDouble(PartialAnswer.Detectable::change)
                        .filter(Double::isFinite)
                        .max(),
                respondents(answer, reference) + respondents(answer, focal));
    }

    private static int respondents(ComparabilityAnswer answer, String context) {
        return answer.ladder()
                .steps()
                .get(0)
                .fit()
                .observations()
                .get(answer.ladder().contexts().indexOf(context));
    }

    /**
     * The item of a loading, an intercept or a threshold; residual variances do not make an item function otherwise.
     */
    private static Optional<String> item(ParameterKey parameter) {
        return switch (parameter.op()) {
            case LOADING -> Optional.of(parameter.rhs());
            case INTERCEPT, THRESHOLD -> Optional.of(parameter.lhs());
            default -> Optional.empty();
        };
    }
}
