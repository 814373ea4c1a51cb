package kith.invariance.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.InputException;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Occasions;

/** Who answered in which context: how contexts stand in the data. */
public sealed interface ContextLayout {

    /** As it is written in JSON. */
    String id();

    /** The column of the groups of different respondents; empty where there are none. */
    default Optional<String> grouping() {
        return Optional.empty();
    }

    /** The occasions on which the same respondents answered; empty where they answered once. */
    default Optional<Occasions> repeated() {
        return Optional.empty();
    }

    /**
     * Different respondents in each context; a row is a person in one context.
     *
     * @param column name of the column of contexts
     */
    record AcrossGroups(String column) implements ContextLayout {

        @Override
        public String id() {
            return "across_groups";
        }

        @Override
        public Optional<String> grouping() {
            return Optional.of(column);
        }
    }

    /**
     * The same respondents in every context (or wave); a row is a person, and each item has a column for each context.
     * Residuals of the same item are correlated across contexts, since its wording has something in common with itself
     * beyond the factors; so are the factors.
     *
     * @param occasions contexts and, for each factor and item, the names of its columns
     */
    record WithinPerson(Occasions occasions) implements ContextLayout {

        /**
         * Columns named by a pattern. Factors are named {@code factor.context}.
         *
         * @param model written once, with the names that factors and items have whatever the context
         * @param pattern such as {@code {occasion}_{variable}}
         */
        public static WithinPerson named(ModelSyntax model, List<String> contexts, String pattern) {
            if (!pattern.contains("{variable}") || !pattern.contains("{occasion}")) {
                throw new InputException(
                        "pattern",
                        "“" + pattern + "”",
                        "a pattern with {variable} and {occasion} in it, such as {occasion}_{variable}",
                        "");
            }
            Map<String, List<String>> names = new LinkedHashMap<>();
            names.putAll(Occasions.named(contexts, model.latent(), "{variable}.{occasion}")
                    .variables());
            names.putAll(Occasions.named(contexts, model.observed(), pattern).variables());
            return new WithinPerson(new Occasions(contexts, names));
        }

        /**
         * Columns named by a prefix, {@code context_item}.
         *
         * @param model written once, with the names that factors and items have whatever the context
         */
        public static WithinPerson prefixed(ModelSyntax model, List<String> contexts) {
            return named(model, new ArrayList<>(contexts), Occasions.USUAL_COLUMNS);
        }

        @Override
        public String id() {
            return "within_person";
        }

        @Override
        public Optional<Occasions> repeated() {
            return Optional.of(occasions);
        }

        /** The same occasions in each of several groups. */
        public AcrossGroupsWithinPerson inGroups(String column) {
            return new AcrossGroupsWithinPerson(column, occasions);
        }
    }

    /**
     * Groups of different respondents, each of whom answered in every context (or wave): a row is a person, and a
     * context is a group on an occasion. Equalities run over both, so that groups are compared with themselves over
     * time and with one another.
     *
     * @param column name of the column of groups
     * @param occasions as in {@link WithinPerson}
     */
    record AcrossGroupsWithinPerson(String column, Occasions occasions) implements ContextLayout {

        @Override
        public String id() {
            return "across_groups_within_person";
        }

        @Override
        public Optional<String> grouping() {
            return Optional.of(column);
        }

        @Override
        public Optional<Occasions> repeated() {
            return Optional.of(occasions);
        }
    }
}
