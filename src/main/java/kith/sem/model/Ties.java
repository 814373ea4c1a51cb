package kith.sem.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sets of rows that are held equal, by place from 0.
 *
 * @param sets disjoint, each of two or more, in ascending order
 */
record Ties(List<TreeSet<Integer>> sets) {

    private static final Pattern PLACE = Pattern.compile("\\.p([1-9][0-9]*)\\.");

    Ties {
        sets = List.copyOf(sets);
    }

    /** Those of a table: its equalities between two places. */
    static Ties of(ParameterTable table) {
        Ties ties = new Ties(List.of());
        for (Constraint constraint : table.constraints()) {
            if (isTie(constraint)) {
                ties = ties.with(Set.of(place(constraint.lhs()), place(constraint.rhs())));
            }
        }
        return ties;
    }

    static boolean isTie(Constraint constraint) {
        return constraint.op() == Operator.EQUAL
                && isPlace(constraint.lhs().text())
                && isPlace(constraint.rhs().text());
    }

    private static boolean isPlace(String label) {
        return PLACE.matcher(label).matches();
    }

    /** Whether the author gave a parameter its label. */
    static boolean isLabelled(Parameter row) {
        return !row.label().isEmpty() && !isPlace(row.label());
    }

    private static int place(Expression label) {
        String text = label.text();
        return Integer.parseInt(text.substring(2, text.length() - 1)) - 1;
    }

    /** These and {@code more}, joined with those that they touch. */
    Ties with(Collection<Integer> more) {
        TreeSet<Integer> joined = new TreeSet<>(more);
        List<TreeSet<Integer>> others = new ArrayList<>();
        for (TreeSet<Integer> set : sets) {
            if (set.stream().anyMatch(more::contains)) {
                joined.addAll(set);
            } else {
                others.add(set);
            }
        }
        others.add(joined);
        return new Ties(others);
    }

    Ties without(Set<Integer> places) {
        List<TreeSet<Integer>> left = new ArrayList<>();
        for (TreeSet<Integer> set : sets) {
            TreeSet<Integer> rest = new TreeSet<>(set);
            rest.removeAll(places);
            if (rest.size() > 1) {
                left.add(rest);
            }
        }
        return new Ties(left);
    }

    boolean has(int place) {
        return sets.stream().anyMatch(set -> set.contains(place));
    }

    /** Whether a row has its label with others that it is tied to. */
    boolean sharesLabel(int place, List<Parameter> rows) {
        String label = rows.get(place).label();
        return !label.isEmpty()
                && sets.stream()
                        .filter(set -> set.contains(place))
                        .anyMatch(set -> set.stream()
                                .anyMatch(other -> other != place
                                        && rows.get(other).label().equals(label)));
    }

    /** The equalities, in the order in which their second rows stand. */
    List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>();
        sets.stream()
                .sorted(Comparator.comparing(set -> set.higher(set.first())))
                .forEach(set -> {
                    Arithmetic first = Arithmetic.label(ParameterTable.placeLabel(set.first()));
                    for (int other : set.tailSet(set.first(), false)) {
                        constraints.add(new Constraint(
                                first, Operator.EQUAL, Arithmetic.label(ParameterTable.placeLabel(other))));
                    }
                });
        return constraints;
    }

    /** Rows whose label is the place of the first row that they are tied to, or what the author gave. */
    List<Parameter> label(List<Parameter> rows) {
        List<Parameter> labelled = new ArrayList<>();
        for (Parameter row : rows) {
            labelled.add(isPlace(row.label()) ? row.withLabel("") : row);
        }
        for (TreeSet<Integer> set : sets) {
            for (int place : set) {
                if (labelled.get(place).label().isEmpty()) {
                    labelled.set(place, labelled.get(place).withLabel(ParameterTable.placeLabel(set.first())));
                }
            }
        }
        return labelled;
    }
}
