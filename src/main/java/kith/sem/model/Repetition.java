package kith.sem.model;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Over what a model is repeated: groups of different respondents, occasions on which the same respondents answered, or
 * occasions in each of several groups.
 *
 * @param occasions empty where respondents answered once
 */
public record Repetition(Optional<Occasions> occasions) {

    /** Over the groups of the table only. */
    public static Repetition overGroups() {
        return new Repetition(Optional.empty());
    }

    /** Over occasions, and over the groups of the table where it has several. */
    public static Repetition over(Occasions occasions) {
        return new Repetition(Optional.of(occasions));
    }

    /** Whether a parameter is of another group than the first, or of one occasion and that not the first. */
    public boolean isLater(Parameter row) {
        return row.group() > 1 || occasions.filter(one -> one.isLater(row)).isPresent();
    }

    /** Holds parameters of {@code kind} equal over occasions and groups, except those that {@code free} names. */
    public TableRevision holdEqual(TableRevision table, EqualAcrossGroups kind, Predicate<Parameter> free) {
        return occasions
                .map(one -> table.holdEqualAcrossOccasions(kind, one, free))
                .orElse(table)
                .holdEqualAcrossGroups(kind, free);
    }
}
