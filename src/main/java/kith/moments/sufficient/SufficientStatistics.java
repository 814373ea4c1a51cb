package kith.moments.sufficient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.data.Responses;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.moments.missing.MissingPattern;
import kith.moments.missing.MissingPatterns;
import kith.moments.ordered.ContingencyTables;
import kith.moments.ordered.ObservedVariable;

/**
 * The moments of variables in one or several groups, from which every analysis that needs nothing else of the responses
 * can start: means and covariances by missing-data pattern, and contingency tables of ordered variables. They are
 * accumulated row by row ({@link StatisticsAccumulator}), read from a file ({@link MomentsFile}) or taken from
 * published matrices.
 *
 * @param source where they come from, for messages; such as the name of a file
 * @param origin what they were computed from
 * @param variables their names
 * @param group name of the column of groups; empty where there is one group
 * @param groups in the order in which they first appeared; one without a name where there are no groups
 * @param excluded rows that took no part
 * @param hasMeans whether the means are known; where they are not, zeros stand in their place
 */
public record SufficientStatistics(
        String source,
        Origin origin,
        List<String> variables,
        Optional<String> group,
        List<GroupStatistics> groups,
        Excluded excluded,
        boolean hasMeans) {

    /** What moments were computed from. */
    public enum Origin {
        /** A printed matrix, which tells nothing of missing responses. */
        MATRIX("a matrix"),
        /** Responses, with the patterns of missing ones. */
        RESPONSES("moments");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        /** As messages name it. */
        public String words() {
            return words;
        }
    }

    /**
     * How many rows took no part.
     *
     * @param incomplete rows that lack a response, where only complete rows were kept
     * @param ungrouped rows without a group
     */
    public record Excluded(double incomplete, double ungrouped) {

        public static final Excluded NONE = new Excluded(0, 0);

        Excluded plus(Excluded other) {
            return new Excluded(incomplete + other.incomplete, ungrouped + other.ungrouped);
        }
    }

    public SufficientStatistics {
        variables = List.copyOf(variables);
        groups = List.copyOf(groups);
    }

    /** How many rows there were, whether they took part or not. */
    public double rows() {
        return groups.stream().mapToDouble(GroupStatistics::rows).sum() + excluded.incomplete() + excluded.ungrouped();
    }

    /** The ordered variables whose contingency tables are known. */
    public List<ObservedVariable> ordered() {
        return groups.get(0).tables().map(ContingencyTables::variables).orElse(List.of());
    }

    /** The groups of a column, or all rows as one group where none is named. */
    public List<GroupStatistics> by(Optional<String> column) {
        if (column.isPresent() || groups.size() == 1 && group.isEmpty()) {
            return groups;
        }
        GroupStatistics all = groups.stream().reduce(GroupStatistics::plus).orElseThrow();
        return List.of(new GroupStatistics("", all.patterns(), all.tables()));
    }

    /**
     * The statistics of all rows as one group.
     *
     * @throws kith.finding.InputException when a variable is not there
     */
    public GroupStatistics total(List<String> needed) {
        Problems problems = new Problems();
        for (String name : needed) {
            if (!variables.contains(name)) {
                problems.add(
                        source,
                        "no variable “" + name + "”",
                        "one of " + String.join(", ", variables),
                        Suggestion.phrase(name, variables));
            }
        }
        problems.throwIfAny();
        return by(Optional.empty()).get(0);
    }

    /** Both together; the variables, groups and categories of both must be the same. */
    public SufficientStatistics plus(SufficientStatistics other) {
        if (!variables.equals(other.variables)
                || !group.equals(other.group)
                || !ordered().equals(other.ordered())) {
            throw new IllegalArgumentException("moments of different variables, groups or categories");
        }
        Map<String, GroupStatistics> sum = new LinkedHashMap<>();
        groups.forEach(one -> sum.put(one.name(), one));
        other.groups.forEach(one -> sum.merge(one.name(), one, GroupStatistics::plus));
        return new SufficientStatistics(
                source,
                origin,
                variables,
                group,
                List.copyOf(sum.values()),
                excluded.plus(other.excluded),
                hasMeans && other.hasMeans);
    }

    /**
     * Rows that stand in for the responses where a model asks which columns and groups there are: one for each group,
     * with the means. Nothing may be computed from them.
     */
    public Responses placeholder() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < variables.size(); j++) {
            double[] column = new double[groups.size()];
            for (int g = 0; g < column.length; g++) {
                column[g] = mean(groups.get(g).patterns(), j);
            }
            columns.put(variables.get(j), column);
        }
        List<String> names = groups.stream().map(GroupStatistics::name).toList();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        group.ifPresent(column -> labels.put(column, names));
        List<String> ids = new ArrayList<>();
        names.forEach(name -> ids.add(Integer.toString(ids.size() + 1)));
        return new Responses(source, ids, columns, labels);
    }

    private static double mean(MissingPatterns patterns, int variable) {
        for (MissingPattern pattern : patterns.patterns()) {
            int at = Arrays.binarySearch(pattern.observed(), variable);
            if (at >= 0) {
                return pattern.moments().mean()[at];
            }
        }
        return Double.NaN;
    }
}
