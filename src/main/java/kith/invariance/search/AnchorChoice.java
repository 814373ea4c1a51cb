package kith.invariance.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;

/** Finds the anchors of a search. */
final class AnchorChoice {

    private static final int LEAST = 2;
    private static final double SHARE = 0.25;

    private final ContextModel contexts;
    private final List<Level> searched;

    AnchorChoice(ContextModel contexts, List<Level> searched) {
        this.contexts = contexts;
        this.searched = searched;
    }

    /**
     * The anchors by name; none where any two will do.
     *
     * @throws kith.finding.InputException when a named item is not there, or a factor gets too few of them
     */
    Set<String> of(Anchors anchors, List<FreedParameter> user) {
        if (anchors instanceof Anchors.Named named) {
            return named(named.items());
        }
        return anchors instanceof Anchors.Chosen ? chosen(user) : Set.of();
    }

    private Set<String> named(List<String> items) {
        Problems problems = new Problems();
        for (String item : items) {
            if (!contexts.items().contains(item)) {
                problems.add(
                        "anchors",
                        "no item “" + item + "”",
                        "items of the model: " + String.join(", ", contexts.items()),
                        Suggestion.phrase(item, contexts.items()));
            }
        }
        for (String factor : measured()) {
            long own = contexts.itemsOf(factor).stream().filter(items::contains).count();
            if (problems.isEmpty() && own == 0) {
                problems.add(
                        "anchors",
                        "none for the factor " + factor,
                        "one item or more of each factor",
                        "name one of " + String.join(", ", contexts.itemsOf(factor)));
            }
        }
        problems.throwIfAny();
        return Set.copyOf(items);
    }

    private List<String> measured() {
        return contexts.factors().stream()
                .filter(factor -> !contexts.itemsOf(factor).isEmpty())
                .toList();
    }

    private Set<String> chosen(List<FreedParameter> user) {
        Map<String, List<Double>> costs = new HashMap<>();
        for (Level level : searched) {
            EqualityTests tests = new EqualityTests(contexts, level);
            for (EqualityTests.Candidate one : tests.candidates(tests.fitted(user), user)) {
                costs.computeIfAbsent(EqualityTests.item(one.parameter().parameter()), item -> new ArrayList<>())
                        .add(one.test().chisq());
            }
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String factor : measured()) {
            List<String> items = contexts.itemsOf(factor);
            int wanted = Math.max(LEAST, (int) Math.round(SHARE * items.size()));
            items.stream()
                    .filter(item -> user.stream()
                            .noneMatch(
                                    one -> EqualityTests.item(one.parameter()).equals(item)))
                    .sorted(Comparator.comparingDouble(item -> cost(costs.get(item))))
                    .limit(wanted)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    /** The mean cost of a parameter of the item. */
    private static double cost(List<Double> costs) {
        return costs == null
                ? 0
                : costs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
