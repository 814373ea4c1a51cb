package kith.sem.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import kith.finding.InputException;
import kith.finding.Problems;

/**
 * Edits of a table of parameters: what a test of invariance does between its steps. Immutable; each edit gives a new
 * revision, and {@link #table()} the table, numbered and tied as if the model had been written so.
 *
 * <p>Ties are the equalities between the places of two rows. Where one of the tied is fixed, all are fixed to its
 * value, as in lavaan. Constraints that the author wrote stay as they are.
 */
public final class TableRevision {

    private final ParameterTable before;
    private final List<Parameter> rows;
    private final Ties ties;

    private TableRevision(ParameterTable before, List<Parameter> rows, Ties ties) {
        this.before = before;
        this.rows = List.copyOf(rows);
        this.ties = ties;
    }

    /** Begins with {@code table} as it is. */
    public static TableRevision of(ParameterTable table) {
        return new TableRevision(table, table.parameters(), Ties.of(table));
    }

    /** The table as it is now. */
    public ParameterTable table() {
        List<Parameter> labelled = ties.label(rows);
        List<Parameter> numbered = new ArrayList<>();
        int free = 0;
        for (Parameter row : labelled) {
            numbered.add(row.withFree(row.isFree() ? ++free : 0));
        }
        List<Constraint> constraints = new ArrayList<>();
        before.constraints().stream().filter(one -> !Ties.isTie(one)).forEach(constraints::add);
        constraints.addAll(ties.constraints());
        return before.withParameters(numbered).withConstraints(constraints);
    }

    /**
     * Holds parameters equal.
     *
     * @throws InputException if one of them is not in the table, or two of them are fixed to different values
     */
    public TableRevision holdEqual(ParameterKey... parameters) {
        Problems problems = new Problems();
        Set<Integer> places = new TreeSet<>();
        for (ParameterKey parameter : parameters) {
            int place = placeOf(parameter);
            if (place < 0) {
                problems.add(parameter.toString(), "a parameter that is not in the model", "one that is", "");
            } else {
                places.add(place);
            }
        }
        problems.throwIfAny();
        return tied(List.of(places));
    }

    /**
     * Holds parameters of {@code kind} equal over all groups, except those that {@code free} names, in whichever group.
     * As in lavaan, a label of the author's keeps a parameter out: it is equal to those of the same label, whatever is
     * held equal. Parameters that are fixed to different values stay so.
     */
    public TableRevision holdEqualAcrossGroups(EqualAcrossGroups kind, Predicate<Parameter> free) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Parameter first = rows.get(i);
            if (first.group() == 1 && before.kind(first).filter(kind::equals).isPresent()) {
                ParameterKey key = ParameterKey.of(first);
                Set<Integer> set = places(row -> row.level() == first.level()
                        && key.isInAnyGroup(row)
                        && !free.test(row)
                        && !Ties.isLabelled(row));
                if (!areFixedApart(set)) {
                    sets.add(set);
                }
            }
        }
        return tied(sets);
    }

    /**
     * Holds parameters of {@code kind} equal over the occasions on which the same respondents answered, in each group,
     * except those that {@code free} names, on whichever occasion.
     */
    public TableRevision holdEqualAcrossOccasions(
            EqualAcrossGroups kind, Occasions occasions, Predicate<Parameter> free) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (Parameter first : rows) {
            if (occasions.isAt(first, 0)
                    && before.kind(first).filter(kind::equals).isPresent()) {
                Set<Integer> set = new TreeSet<>();
                for (int occasion = 0; occasion < occasions.count(); occasion++) {
                    ParameterKey key = occasions.moved(ParameterKey.of(first), 0, occasion);
                    set.addAll(places(row -> key.is(row) && !free.test(row)));
                }
                sets.add(set);
            }
        }
        return tied(sets);
    }

    /** Whether a parameter is held equal to another, or is fixed and so is the same wherever it is fixed so. */
    public boolean isHeld(Predicate<Parameter> parameter) {
        return places(parameter).stream().anyMatch(place -> !rows.get(place).isFree() || ties.has(place));
    }

    /** How many of {@code parameters} are held equal to another. */
    public int tiedAmong(Predicate<Parameter> parameters) {
        return (int) places(parameters).stream().filter(ties::has).count();
    }

    /**
     * Unties {@code parameters}: they are free to differ from those that they were held equal to, and stay tied to
     * nothing.
     */
    public TableRevision release(Predicate<Parameter> parameters) {
        List<Parameter> changed = new ArrayList<>(rows);
        Set<Integer> released = places(parameters);
        for (int place : released) {
            if (ties.sharesLabel(place, rows)) {
                changed.set(place, rows.get(place).withLabel(""));
            }
        }
        return new TableRevision(before, changed, ties.without(released));
    }

    /**
     * Frees those of {@code parameters} that are fixed, without a starting value. Observed predictors stay as they are.
     */
    public TableRevision free(Predicate<Parameter> parameters) {
        return changed(
                parameters.and(row -> !row.isFree() && !row.exogenous()),
                row -> row.withFree(1).withValue(Double.NaN));
    }

    private TableRevision changed(Predicate<Parameter> which, UnaryOperator<Parameter> change) {
        return new TableRevision(
                before,
                rows.stream()
                        .map(row -> which.test(row) ? change.apply(row) : row)
                        .toList(),
                ties);
    }

    private TableRevision tied(List<Set<Integer>> sets) {
        Ties more = ties;
        for (Set<Integer> set : sets) {
            if (set.size() > 1) {
                more = more.with(set);
            }
        }
        List<Parameter> changed = new ArrayList<>(rows);
        Set<Integer> fixed = new TreeSet<>();
        Problems problems = new Problems();
        for (Set<Integer> set : more.sets()) {
            if (set.stream().anyMatch(i -> !rows.get(i).isFree())) {
                double value = fixedValue(set, problems);
                set.forEach(i -> changed.set(i, rows.get(i).withFree(0).withValue(value)));
                fixed.addAll(set);
            }
        }
        problems.throwIfAny();
        return new TableRevision(before, changed, more.without(fixed));
    }

    private boolean areFixedApart(Set<Integer> set) {
        return set.stream()
                        .map(rows::get)
                        .filter(row -> !row.isFree())
                        .map(Parameter::value)
                        .distinct()
                        .count()
                > 1;
    }

    private double fixedValue(Set<Integer> set, Problems problems) {
        List<Double> values = set.stream()
                .map(rows::get)
                .filter(row -> !row.isFree())
                .map(Parameter::value)
                .distinct()
                .toList();
        if (values.size() > 1) {
            problems.add(
                    rows.get(set.iterator().next()).toString(),
                    "a parameter to be held equal to one that is fixed to another value",
                    "one value",
                    "free one of them");
        }
        return values.get(0);
    }

    private int placeOf(ParameterKey key) {
        for (int i = 0; i < rows.size(); i++) {
            if (key.is(rows.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private Set<Integer> places(Predicate<Parameter> which) {
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                places.add(i);
            }
        }
        return places;
    }
}
