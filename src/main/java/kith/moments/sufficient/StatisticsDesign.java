package kith.moments.sufficient;

import java.util.List;
import java.util.Optional;
import kith.moments.Missing;
import kith.moments.ordered.ObservedVariable;

/**
 * Which statistics are accumulated.
 *
 * @param variables names, in the order of the numbers of a row
 * @param group name of the column of groups
 * @param missing {@link Missing#FIML} keeps every row by its missing-data pattern, {@link Missing#LISTWISE} only
 *     complete rows
 * @param ordered those of the variables whose contingency tables are counted, with their categories
 */
public record StatisticsDesign(
        List<String> variables, Optional<String> group, Missing missing, List<ObservedVariable> ordered) {

    public StatisticsDesign {
        variables = List.copyOf(variables);
        ordered = List.copyOf(ordered);
        if (missing == Missing.PAIRWISE) {
            throw new IllegalArgumentException("moments by pattern give those of pairs as well");
        }
    }

    /** Of continuous variables in one group, every row kept. */
    public static StatisticsDesign of(List<String> variables) {
        return new StatisticsDesign(variables, Optional.empty(), Missing.FIML, List.of());
    }

    public StatisticsDesign by(Optional<String> column) {
        return new StatisticsDesign(variables, column, missing, ordered);
    }

    public StatisticsDesign with(Missing treatment) {
        return new StatisticsDesign(variables, group, treatment, ordered);
    }

    public StatisticsDesign with(List<ObservedVariable> categories) {
        return new StatisticsDesign(variables, group, missing, categories);
    }

    /** Where the ordered variables are in a row. */
    int[] places() {
        return ordered.stream()
                .map(ObservedVariable::name)
                .mapToInt(variables::indexOf)
                .toArray();
    }
}
