package kith.sem.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Problems;
import kith.sem.model.Arithmetic.Label;
import kith.sem.model.Statement.Relation;

/**
 * Definitions, in an order in which each speaks only of those before it, and constraints, in which defined quantities
 * are replaced by what they stand for.
 */
record Relations(List<Definition> definitions, List<Constraint> constraints) {

    static Relations of(ModelSpecification model, List<DraftRow> rows, Problems problems) {
        return new Sorter(model, rows, problems).sort();
    }

    private static final class Sorter {
        private final String source;
        private final List<Relation> relations;
        private final Problems problems;
        private final Set<String> labels = new HashSet<>();
        private final Map<String, Relation> defined = new LinkedHashMap<>();
        private final Map<String, Arithmetic> meanings = new HashMap<>();
        private final Set<String> open = new HashSet<>();
        private final List<Definition> definitions = new ArrayList<>();

        Sorter(ModelSpecification model, List<DraftRow> rows, Problems problems) {
            this.source = model.syntax().source();
            this.problems = problems;
            this.relations = model.syntax().statements().stream()
                    .filter(Relation.class::isInstance)
                    .map(Relation.class::cast)
                    .toList();
            for (int i = 0; i < rows.size(); i++) {
                labels.add(ParameterTable.placeLabel(i));
                labels.add(rows.get(i).label);
            }
        }

        Relations sort() {
            for (Relation relation : relations) {
                if (relation.operator() == Operator.DEFINITION) {
                    define(relation);
                }
            }
            relations.forEach(this::checkLabels);
            defined.keySet().forEach(this::resolve);
            List<Constraint> constraints = new ArrayList<>();
            for (Relation relation : relations) {
                if (relation.operator() != Operator.DEFINITION) {
                    constraints.add(new Constraint(
                            relation.left().replace(this::meaning),
                            relation.operator(),
                            relation.right().replace(this::meaning)));
                }
            }
            return new Relations(List.copyOf(definitions), List.copyOf(constraints));
        }

        private void define(Relation relation) {
            String name = ((Label) relation.left()).name();
            String where = relation.place().in(source);
            if (labels.contains(name)) {
                problems.add(where, "“" + name + "”, which is the label of a parameter", "a new name", "");
            } else if (defined.putIfAbsent(name, relation) != null) {
                problems.add(where, "“" + name + "”, which is defined already", "a new name", "");
            }
        }

        private void checkLabels(Relation relation) {
            Set<String> spoken = new HashSet<>(relation.right().labels());
            spoken.addAll(relation.left().labels());
            for (String label : spoken) {
                if (!labels.contains(label) && !defined.containsKey(label)) {
                    problems.add(
                            relation.place().in(source),
                            "“" + label + "”, which names nothing in the model",
                            "a label given to a parameter, such as " + label + "*x, or a defined quantity",
                            "");
                }
            }
        }

        private void resolve(String name) {
            if (meanings.containsKey(name)) {
                return;
            }
            Relation relation = defined.get(name);
            if (!open.add(name)) {
                problems.add(
                        relation.place().in(source), "“" + name + "”, which is defined by itself", "other labels", "");
                meanings.put(name, Arithmetic.number(Double.NaN));
                return;
            }
            relation.right().labels().stream().filter(defined::containsKey).forEach(this::resolve);
            meanings.putIfAbsent(name, relation.right().replace(this::meaning));
            definitions.add(new Definition(name, relation.right()));
        }

        private Arithmetic meaning(Arithmetic label) {
            return meanings.getOrDefault(((Label) label).name(), label);
        }
    }
}
