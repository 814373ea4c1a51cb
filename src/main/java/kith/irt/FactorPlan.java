package kith.irt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.rotation.Rotation;
import kith.rotation.StartingPoints;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Operator;
import kith.sem.model.Statement;
import kith.sem.model.Term;

/** Which factors the items of a scale are to load on. */
public sealed interface FactorPlan {

    /** Factors that are integrated over a grid, a specific one counted once: more would take too long. */
    int MOST_DIMENSIONS = 3;

    /** One factor. */
    record OneFactor() implements FactorPlan {
        @Override
        public LatentStructure structure(ScaleItems scale, List<String> items) {
            return LatentStructure.unidimensional(items.size());
        }
    }

    /**
     * All items on all factors, rotated after the fit.
     *
     * @param factors two or three
     * @param rotation of the standardised loadings
     * @param starts of the rotation
     */
    record Exploratory(int factors, Rotation rotation, StartingPoints starts) implements FactorPlan {
        @Override
        public LatentStructure structure(ScaleItems scale, List<String> items) {
            if (items.size() <= factors) {
                Problems problems = new Problems();
                problems.add(
                        "number of factors",
                        factors + " for " + items.size() + " items",
                        "fewer factors than items",
                        "");
                problems.throwIfAny();
            }
            return LatentStructure.exploratory(items.size(), factors);
        }
    }

    /** A general factor of all items and a specific one for each part of the scale. */
    record Parts() implements FactorPlan {
        @Override
        public LatentStructure structure(ScaleItems scale, List<String> items) {
            List<String> names = scale.parts().stream().map(ScalePart::name).toList();
            int[] specific = items.stream()
                    .mapToInt(item -> {
                        String column = scale.items().stream()
                                .filter(keyed -> keyed.name().equals(item))
                                .findFirst()
                                .orElseThrow()
                                .column();
                        for (int s = 0; s < names.size(); s++) {
                            List<String> of = scale.parts().get(s).items();
                            if (of.contains(item) || of.contains(column)) {
                                return s;
                            }
                        }
                        return -1;
                    })
                    .toArray();
            return LatentStructure.bifactor(names, specific);
        }
    }

    /**
     * The factors of a model in lavaan's syntax, such as {@code ci =~ ci1 + ci2}. General factors correlate; specific
     * ones are orthogonal to each other and to the general ones, at most one an item.
     *
     * @param model formulas {@code factor =~ items} only
     * @param specific names of the specific factors
     * @param withGeneral whether there is a further general factor of all items, to which all of the model's are
     *     specific (bifactor)
     */
    record Confirmatory(ModelSyntax model, List<String> specific, boolean withGeneral) implements FactorPlan {

        public Confirmatory {
            specific = List.copyOf(specific);
        }

        /** Items by factor, in the order of the model. */
        Map<String, Set<String>> itemsByFactor() {
            Map<String, Set<String>> items = new LinkedHashMap<>();
            for (Statement statement : model.statements()) {
                if (statement instanceof Statement.Formula formula && formula.operator() == Operator.LOADING) {
                    for (String factor : formula.left()) {
                        Set<String> of = items.computeIfAbsent(factor, name -> new LinkedHashSet<>());
                        formula.right().stream().map(Term::variable).forEach(of::add);
                    }
                }
            }
            return items;
        }

        /** Columns of the items, each once. */
        public List<String> items() {
            return itemsByFactor().values().stream()
                    .flatMap(Set::stream)
                    .distinct()
                    .toList();
        }

        /** Tells what an item response model has no place for. */
        public void requireSense(String where, Problems problems) {
            for (Statement statement : model.statements()) {
                boolean loading = statement instanceof Statement.Formula formula
                        && formula.operator() == Operator.LOADING
                        && formula.right().stream()
                                .allMatch(term -> term.modifiers().isEmpty()
                                        && !term.variable().isEmpty());
                if (!loading) {
                    problems.add(
                            where,
                            "“" + statement.text() + "”",
                            "formulas such as f =~ x1 + x2, without modifiers",
                            "leave it out: factors have variance 1 and correlate, and all loadings are free");
                }
            }
            Map<String, Set<String>> items = itemsByFactor();
            for (String name : specific) {
                if (!items.containsKey(name)) {
                    problems.add(
                            "specific factors", "“" + name + "”", "one of " + String.join(", ", items.keySet()), "");
                }
            }
            for (String item : items()) {
                List<String> of = items.keySet().stream()
                        .filter(factor ->
                                isSpecific(factor) && items.get(factor).contains(item))
                        .toList();
                if (of.size() > 1) {
                    problems.add(
                            where,
                            item + " in the specific factors " + String.join(" and ", of),
                            "at most one specific factor an item",
                            "");
                }
            }
            long general = (withGeneral ? 1 : 0)
                    + items.keySet().stream()
                            .filter(factor -> !isSpecific(factor))
                            .count();
            boolean reduced = items.keySet().stream().anyMatch(this::isSpecific);
            if (general == 0) {
                problems.add(
                        "specific factors",
                        "all factors",
                        "at least one general factor",
                        "add a factor of all items, or take a bifactor structure");
            }
            if (general + (reduced ? 1 : 0) > MOST_DIMENSIONS) {
                problems.add(
                        where,
                        general + " correlated factors" + (reduced ? " and specific ones" : ""),
                        "at most " + (MOST_DIMENSIONS - (reduced ? 1 : 0)),
                        "fit the factors apart, as a factor analysis of ordered responses, or as specific factors of a bifactor structure");
            }
        }

        private boolean isSpecific(String factor) {
            return withGeneral || specific.contains(factor);
        }

        @Override
        public LatentStructure structure(ScaleItems scale, List<String> items) {
            Map<String, Set<String>> byFactor = itemsByFactor();
            List<String> factors = new ArrayList<>();
            if (withGeneral) {
                factors.add(byFactor.containsKey("general") ? "General" : "general");
            }
            byFactor.keySet().stream().filter(factor -> !isSpecific(factor)).forEach(factors::add);
            int general = factors.size();
            byFactor.keySet().stream().filter(this::isSpecific).forEach(factors::add);
            List<List<Integer>> loads = new ArrayList<>();
            for (String item : items) {
                List<Integer> of = new ArrayList<>();
                for (int f = 0; f < factors.size(); f++) {
                    Set<String> named = byFactor.get(factors.get(f));
                    if (named == null || named.contains(item)) {
                        of.add(f);
                    }
                }
                loads.add(of);
            }
            return new LatentStructure(factors, general, loads);
        }
    }

    /** @param items of the scale that can be analysed */
    LatentStructure structure(ScaleItems scale, List<String> items);
}
