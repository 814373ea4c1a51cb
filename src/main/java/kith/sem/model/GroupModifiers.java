package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.sem.model.Statement.Formula;

/**
 * What a model says of its groups one by one: modifiers with a value for each group ({@code c(a,b)*x}), and modifiers
 * in blocks.
 */
final class GroupModifiers {

    private GroupModifiers() {}

    /** Terms with a modifier that holds a value for each group, as they are written. */
    static List<String> terms(ModelSyntax model) {
        return model.statements().stream()
                .filter(Formula.class::isInstance)
                .flatMap(formula -> ((Formula) formula).right().stream())
                .filter(term -> term.modifiers().stream().anyMatch(modifier -> modifier.size() > 1))
                .map(Term::text)
                .distinct()
                .toList();
    }

    /**
     * Parameters that the author set apart: their labels, or the values that they are fixed to, differ between groups.
     * As in lavaan, a label of its own keeps a parameter out of what is held equal over groups; so do values of its own
     * here, of which lavaan takes the first for all groups, with a warning.
     */
    static List<ParameterKey> apart(ModelSyntax model) {
        Map<ParameterKey, List<Term>> terms = new LinkedHashMap<>();
        for (ModelBlocks.Block block : ModelBlocks.unchecked(model).list()) {
            for (Relationship said : block.written()) {
                ParameterKey key = new ParameterKey(said.lhs(), said.op(), said.rhs(), 1, block.level());
                terms.computeIfAbsent(key, one -> new ArrayList<>()).add(said.term());
            }
        }
        List<ParameterKey> apart = new ArrayList<>();
        terms.forEach((key, written) -> {
            Set<String> labels = new LinkedHashSet<>();
            Set<Double> values = new LinkedHashSet<>();
            written.forEach(term -> {
                labels.addAll(labels(term));
                values.addAll(values(term));
            });
            values.remove(Double.NaN);
            if (labels.size() > 1 || values.size() > 1) {
                apart.add(key);
            }
        });
        return apart;
    }

    /** The labels of a term, one for all groups or one a group; an empty one where there is none. */
    private static List<String> labels(Term term) {
        return term.modifiers().stream()
                .filter(Modifier.Label.class::isInstance)
                .map(modifier -> ((Modifier.Label) modifier).values())
                .findFirst()
                .orElse(List.of(""));
    }

    /** The values that a term fixes its parameter to; NaN where it does not. */
    private static List<Double> values(Term term) {
        return term.modifiers().stream()
                .filter(Modifier.Fixed.class::isInstance)
                .map(modifier -> ((Modifier.Fixed) modifier).values())
                .findFirst()
                .orElse(List.of(Double.NaN));
    }
}
