package kith.moments.sufficient;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.InputException;
import kith.finding.Setting;
import kith.moments.Missing;
import kith.moments.missing.MissingPatternsAccumulator;
import kith.moments.ordered.ContingencyTables;
import kith.moments.ordered.ObservedVariable;

/**
 * Builds {@link SufficientStatistics} row by row; two of them can be merged, whatever the order of the rows, so that
 * parts of a file or of a cluster are accumulated apart. Groups are in the order in which they first appear, those of
 * the merged one last. Not thread-safe.
 */
public final class StatisticsAccumulator implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * More patterns in a group than this are an error: they would need more memory than the rows of most files. Thirty
     * variables in so many patterns take 20 MB here and 50 MB in a file.
     */
    static final int MOST_PATTERNS = 5000;

    private final List<String> variables;
    private final String column;
    private final boolean completeOnly;
    private final List<ObservedVariable> ordered;
    private final int[] places;
    private final int[] code;
    private final LinkedHashMap<String, Group> groups = new LinkedHashMap<>();
    private double incomplete;
    private double ungrouped;
    private boolean tooManyPatterns;

    /** What has been seen of one group. */
    private record Group(MissingPatternsAccumulator patterns, ContingencyTables tables) implements Serializable {

        private static final long serialVersionUID = 1;

        Group plus(Group other) {
            return new Group(patterns.plus(other.patterns), tables.plus(other.tables));
        }
    }

    public StatisticsAccumulator(StatisticsDesign design) {
        this(
                design.variables(),
                design.group().orElse(""),
                design.missing() == Missing.LISTWISE,
                design.ordered(),
                design.places());
    }

    private StatisticsAccumulator(
            List<String> variables, String column, boolean completeOnly, List<ObservedVariable> ordered, int[] places) {
        this.variables = variables;
        this.column = column;
        this.completeOnly = completeOnly;
        this.ordered = ordered;
        this.places = places;
        this.code = new int[places.length];
    }

    /**
     * Takes a row.
     *
     * @param group its group; empty where it is missing, or where there are no groups
     * @param row a number for each variable, NaN for a missing response
     */
    public void add(String group, double[] row) {
        if (!column.isEmpty() && group.isEmpty()) {
            ungrouped++;
            return;
        }
        if (completeOnly && lacksOne(row)) {
            incomplete++;
            return;
        }
        Group own = groups.get(group);
        if (own == null) {
            own = new Group(new MissingPatternsAccumulator(variables), new ContingencyTables(ordered));
            groups.put(group, own);
        }
        if (tooManyPatterns) {
            return;
        }
        own.patterns.add(row);
        tooManyPatterns = own.patterns.size() > MOST_PATTERNS;
        if (code.length > 0) {
            for (int k = 0; k < code.length; k++) {
                code[k] = ordered.get(k).code(row[places[k]]);
            }
            own.tables.add(code);
        }
    }

    private static boolean lacksOne(double[] row) {
        for (double answer : row) {
            if (Double.isNaN(answer)) {
                return true;
            }
        }
        return false;
    }

    /** One of the same design that has seen nothing. */
    public StatisticsAccumulator empty() {
        return new StatisticsAccumulator(variables, column, completeOnly, ordered, places);
    }

    /** What both have seen. Neither is changed. */
    public StatisticsAccumulator plus(StatisticsAccumulator other) {
        if (!variables.equals(other.variables) || !ordered.equals(other.ordered)) {
            throw new IllegalArgumentException("different variables: " + variables + " and " + other.variables);
        }
        StatisticsAccumulator sum = empty();
        sum.groups.putAll(groups);
        other.groups.forEach((name, group) -> sum.groups.merge(name, group, Group::plus));
        sum.incomplete = incomplete + other.incomplete;
        sum.ungrouped = ungrouped + other.ungrouped;
        sum.tooManyPatterns = tooManyPatterns
                || other.tooManyPatterns
                || sum.groups.values().stream().anyMatch(group -> group.patterns.size() > MOST_PATTERNS);
        return sum;
    }

    /**
     * The statistics of what has been seen.
     *
     * @param source where the rows come from, for messages
     * @throws InputException when a group has more missing-data patterns than can be held
     */
    public SufficientStatistics statistics(String source) {
        if (tooManyPatterns) {
            throw new InputException(
                    source,
                    "more than " + MOST_PATTERNS + " missing-data patterns in a group",
                    "at most " + MOST_PATTERNS,
                    "keep complete rows only, " + Setting.to("missing", "listwise") + ", or take fewer items");
        }
        List<GroupStatistics> found = new ArrayList<>();
        for (Map.Entry<String, Group> group : groups.entrySet()) {
            found.add(new GroupStatistics(
                    group.getKey(),
                    group.getValue().patterns.patterns(),
                    ordered.isEmpty() ? Optional.empty() : Optional.of(group.getValue().tables)));
        }
        return new SufficientStatistics(
                source,
                SufficientStatistics.Origin.RESPONSES,
                variables,
                Optional.of(column).filter(name -> !name.isEmpty()),
                found,
                new SufficientStatistics.Excluded(incomplete, ungrouped),
                true);
    }
}
