package kith.moments.ordered;

import java.util.List;
import java.util.Optional;
import kith.moments.Missing;

/**
 * Builds {@link OrdinalMoments} row by row; two of them can be merged, whatever the order of the rows.
 *
 * <p>Keeps the tables of all pairs of ordered variables, and the distinct rows where the tables are not enough: for
 * continuous variables, clusters, and the whole asymptotic covariance ({@link CovarianceDetail#FULL}); with them, which
 * of these each row is, so that samples can be drawn. Not thread-safe.
 */
public final class OrdinalAccumulator {

    private final List<ObservedVariable> variables;
    private final OrdinalDesign design;
    private final boolean keepRows;
    private final ContingencyTables tables;
    private final AnswerPatterns patterns;
    private final OrdinalRows.Gathered rows;
    private final int[] code;
    private final double[] value;
    private long seen;
    private long taken;
    private double total;
    private boolean sawMissing;

    /**
     * @param variables the variables, in order, with the categories in all groups; last the covariates of the design
     * @param design the conventions; its names, weight and cluster are not looked at
     */
    public OrdinalAccumulator(List<ObservedVariable> variables, OrdinalDesign design) {
        this(
                variables,
                design,
                new ContingencyTables(
                        variables.stream().filter(ObservedVariable::isOrdered).toList()),
                null,
                new OrdinalRows.Gathered());
    }

    private OrdinalAccumulator(
            List<ObservedVariable> variables,
            OrdinalDesign design,
            ContingencyTables tables,
            AnswerPatterns patterns,
            OrdinalRows.Gathered rows) {
        this.variables = List.copyOf(variables);
        this.design = design;
        this.tables = tables;
        int ordered = tables.variables().size();
        this.code = new int[ordered];
        this.value = new double[variables.size() - ordered];
        this.keepRows = value.length > 0 || design.cluster().isPresent() || design.detail() == CovarianceDetail.FULL;
        this.patterns = patterns == null
                ? new AnswerPatterns(ordered, value.length, design.covariates().size())
                : patterns;
        this.rows = rows;
    }

    /** Takes a row, NaN for a missing response. */
    public void add(double[] row) {
        add(row, 1, 0);
    }

    /**
     * Takes a row that counts {@code weight} times and belongs to a cluster.
     *
     * @param row an answer for each variable, NaN for a missing one
     * @param weight greater than 0
     * @param cluster the number of its cluster; any number where there are none
     */
    public void add(double[] row, double weight, int cluster) {
        seen++;
        int answered = 0;
        int o = 0;
        int c = 0;
        for (int v = 0; v < row.length; v++) {
            answered += Double.isNaN(row[v]) ? 0 : 1;
            if (variables.get(v).isOrdered()) {
                code[o++] = variables.get(v).code(row[v]);
            } else {
                value[c++] = row[v];
            }
        }
        sawMissing |= answered < row.length;
        for (int k = value.length - design.covariates().size(); k < value.length; k++) {
            if (Double.isNaN(value[k])) {
                return;
            }
        }
        int outcomes = answered - design.covariates().size();
        if (outcomes
                < (design.missing() == Missing.LISTWISE
                        ? row.length - design.covariates().size()
                        : 1)) {
            return;
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight must be greater than 0, not " + weight);
        }
        taken++;
        total += weight;
        tables.add(code, weight);
        if (keepRows) {
            rows.add(patterns.add(code, value, weight, design.cluster().isPresent() ? cluster : 0), weight);
        }
    }

    /** What both have seen. Neither is changed. */
    public OrdinalAccumulator plus(OrdinalAccumulator other) {
        if (!variables.equals(other.variables)) {
            throw new IllegalArgumentException("different variables: " + variables + " and " + other.variables);
        }
        AnswerPatterns both = new AnswerPatterns(
                tables.variables().size(), value.length, design.covariates().size());
        OrdinalRows.Gathered together = new OrdinalRows.Gathered();
        together.addAll(rows, both.addAll(patterns));
        together.addAll(other.rows, both.addAll(other.patterns));
        OrdinalAccumulator sum = new OrdinalAccumulator(variables, design, tables.plus(other.tables), both, together);
        sum.seen = seen + other.seen;
        sum.taken = taken + other.taken;
        sum.total = total + other.total;
        sum.sawMissing = sawMissing || other.sawMissing;
        return sum;
    }

    /** The moments of what has been seen. */
    public OrdinalMoments moments() {
        Optional<OrdinalRows> kept =
                keepRows ? Optional.of(new OrdinalRows(variables, design, patterns, tables, rows)) : Optional.empty();
        return new OrdinalEstimation(variables, design, tables, patterns, total).moments(taken, seen - taken, kept);
    }
}
