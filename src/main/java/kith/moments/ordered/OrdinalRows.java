package kith.moments.ordered;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.Parallel;
import org.ejml.data.DMatrixRMaj;

/**
 * The rows behind {@link OrdinalMoments}, from which samples can be drawn: for each row that took part, in the order of
 * the data, which distinct pattern of answers it is, and its weight where rows are weighted. A draw is a count for each
 * row; its moments come from tables to which a row adds its count, so that it costs a row no more than its pairs.
 * Immutable; several threads may draw.
 */
public final class OrdinalRows {

    private final List<ObservedVariable> variables;
    private final OrdinalDesign design;
    private final AnswerPatterns patterns;
    private final ContingencyTables tables;
    private final int[] pattern;
    private final double[] weight;

    /** @param tables of the same rows */
    OrdinalRows(
            List<ObservedVariable> variables,
            OrdinalDesign design,
            AnswerPatterns patterns,
            ContingencyTables tables,
            Gathered rows) {
        this.variables = variables;
        this.design = design.with(new Parallel(1));
        this.patterns = patterns;
        this.tables = tables;
        this.pattern = Arrays.copyOf(rows.pattern, rows.size);
        this.weight = Arrays.copyOf(rows.weight, rows.isWeighted() ? rows.size : 0);
    }

    /** Rows while they are gathered. */
    static final class Gathered {
        private int[] pattern = new int[64];
        /** Empty for as long as every weight is 1. */
        private double[] weight = new double[0];

        private int size;

        void add(int ofPattern, double itsWeight) {
            if (size == pattern.length) {
                pattern = Arrays.copyOf(pattern, 2 * size);
                weight = Arrays.copyOf(weight, isWeighted() ? 2 * size : 0);
            }
            if (itsWeight != 1 && !isWeighted()) {
                weight = new double[pattern.length];
                Arrays.fill(weight, 1);
            }
            if (isWeighted()) {
                weight[size] = itsWeight;
            }
            pattern[size++] = ofPattern;
        }

        /** @param number that each of the other's patterns has here */
        void addAll(Gathered other, int[] number) {
            for (int row = 0; row < other.size; row++) {
                add(number[other.pattern[row]], other.isWeighted() ? other.weight[row] : 1);
            }
        }

        private boolean isWeighted() {
            return weight.length > 0;
        }
    }

    /** How many rows took part. */
    public int size() {
        return pattern.length;
    }

    /** Whether rows belong to clusters. */
    public boolean isClustered() {
        return design.cluster().isPresent();
    }

    /** The number of the cluster of a row; 0 for all where there are none. */
    public int cluster(int row) {
        return patterns.cluster(pattern[row]);
    }

    /** How often a row counts. */
    public double weight(int row) {
        return weight.length == 0 ? 1 : weight[row];
    }

    /**
     * The moments of a sample drawn with replacement, without findings. A cluster drawn several times is as many
     * clusters.
     *
     * @param times how often each row was drawn; the same for all rows of a cluster
     * @param factor what weights are multiplied by
     * @param detail how much of the asymptotic covariance may be asked of them
     */
    public OrdinalMoments drawn(int[] times, double factor, CovarianceDetail detail) {
        List<ObservedVariable> ordered =
                variables.stream().filter(ObservedVariable::isOrdered).toList();
        ContingencyTables tables = new ContingencyTables(ordered);
        AnswerPatterns answers = new AnswerPatterns(
                ordered.size(),
                variables.size() - ordered.size(),
                design.covariates().size());
        int[] code = new int[ordered.size()];
        boolean plain = code.length == variables.size() && !isClustered() && detail == CovarianceDetail.DIAGONAL;
        int clusters = isClustered()
                ? 1 + Arrays.stream(pattern).map(patterns::cluster).max().orElse(0)
                : 0;
        double total = 0;
        for (int row = 0; row < times.length; row++) {
            if (times[row] == 0) {
                continue;
            }
            for (int v = 0; v < code.length; v++) {
                code[v] = patterns.code(pattern[row], v);
            }
            double counts = factor * weight(row);
            tables.add(code, counts, times[row]);
            total += times[row] * counts;
            if (clusters == 0 && !plain) {
                answers.addLike(patterns, pattern[row], times[row] * counts, times[row] * counts * counts, 0);
            }
            for (int copy = 0; clusters > 0 && copy < times[row]; copy++) {
                answers.addLike(patterns, pattern[row], counts, counts * counts, copy * clusters + cluster(row));
            }
        }
        return new OrdinalEstimation(variables, design, tables, answers, total).bare();
    }

    /**
     * The moments without every {@code groups}-th row from {@code group} on, without findings; only the diagonal of the
     * asymptotic covariance may be asked of them. Of ordered rows that count once each they come from tables less those
     * of the rows left out.
     */
    public OrdinalMoments without(int group, int groups) {
        int[] times = new int[size()];
        Arrays.setAll(times, row -> row % groups == group ? 0 : 1);
        boolean ordered = variables.stream().allMatch(ObservedVariable::isOrdered);
        if (!ordered || isClustered() || weight.length > 0) {
            return drawn(times, 1, CovarianceDetail.DIAGONAL);
        }
        ContingencyTables left = new ContingencyTables(variables);
        int[] code = new int[variables.size()];
        for (int row = group; row < times.length; row += groups) {
            for (int v = 0; v < code.length; v++) {
                code[v] = patterns.code(pattern[row], v);
            }
            left.add(code);
        }
        return new OrdinalEstimation(
                        variables,
                        design,
                        tables.minus(left),
                        new AnswerPatterns(code.length, 0, 0),
                        (double) tables.rows() - left.rows())
                .bare();
    }

    /** The numbers of the clusters, in the order of {@link #influences}. */
    public int[] clusters() {
        return IntStream.range(0, patterns.size())
                .map(patterns::cluster)
                .distinct()
                .toArray();
    }

    /**
     * What one row, or one cluster where rows are drawn in clusters, adds to the deviation of functions of the
     * statistics from their limits.
     *
     * @param n the sum of the weights
     * @param images the factor F of the asymptotic covariance times the derivatives of the functions by the statistics
     * @return rows (or clusters) by functions
     */
    public DMatrixRMaj influences(double n, DMatrixRMaj images) {
        int width = images.numCols;
        DMatrixRMaj influences = new DMatrixRMaj(isClustered() ? images.numRows : size(), width);
        for (int row = 0; row < influences.numRows; row++) {
            int from = isClustered() ? row : pattern[row];
            double scale = isClustered()
                    ? Math.sqrt((images.numRows - 1.0) / (n * images.numRows))
                    : weight(row) / Math.sqrt(n * patterns.squared(from));
            for (int k = 0; k < width; k++) {
                influences.data[row * width + k] = scale * images.data[from * width + k];
            }
        }
        return influences;
    }
}
