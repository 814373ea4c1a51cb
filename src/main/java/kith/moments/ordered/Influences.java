package kith.moments.ordered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.PairIndex;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What each distinct row adds to the deviation of every statistic of {@link OrdinalMoments} from its limit. Their sum
 * of squares and products, times n, is the asymptotic covariance.
 *
 * <p>Equal to lavaan's B⁻¹ (Σ s sᵀ) B⁻ᵀ with the rows of B⁻¹s in place of the scores s: since the score of a
 * correlation is tied only to the thresholds of its two variables, B⁻¹s of a pair is a table over their categories.
 * Within clusters the rows are summed first, with the factor G/(G − 1) for G clusters (as lavaan has it for continuous
 * data; it has none for ordered).
 */
final class Influences implements AsymptoticCovariance.Source {

    private final List<ObservedVariable> variables;
    private final Margin[] margins;
    private final Pair[] pairs;
    private final double[][] correlation;
    private final ContingencyTables tables;
    private final double n;
    private final OrdinalDesign design;
    private final boolean ofTablesAlone;
    private PairInfluence[] ofPairs;

    Influences(
            List<ObservedVariable> variables,
            Margin[] margins,
            Pair[] pairs,
            double[][] correlation,
            ContingencyTables tables,
            double n,
            OrdinalDesign design) {
        this.variables = variables;
        this.margins = margins;
        this.pairs = pairs;
        this.correlation = correlation;
        this.tables = tables;
        this.n = n;
        this.design = design;
        this.ofTablesAlone = design.covariates().isEmpty()
                && design.cluster().isEmpty()
                && tables.variables().size() == variables.size();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < margins.length; v++) {
            String name = variables.get(v).name();
            if (margins[v] instanceof OrderedMargin margin) {
                for (int t = 0; t < margin.firstSlope(); t++) {
                    names.add(name + "|t" + (margin.marginal().used()[t] + 1));
                }
            } else {
                names.add(name + "~1");
            }
        }
        for (String covariate : design.covariates()) {
            variables.forEach(variable -> names.add(variable.name() + "~" + covariate));
        }
        for (ObservedVariable variable : variables) {
            if (!variable.isOrdered()) {
                names.add(variable.name() + "~~" + variable.name());
            }
        }
        for (int j = 0; j < variables.size(); j++) {
            for (int i = j + 1; i < variables.size(); i++) {
                names.add(variables.get(j).name() + "~~" + variables.get(i).name());
            }
        }
        return names;
    }

    @Override
    public double[] diagonal() {
        if (!ofTablesAlone) {
            return squaredColumns(factor(0, rows()));
        }
        double[] diagonal = new double[names().size()];
        int k = 0;
        for (int v = 0; v < margins.length; v++) {
            MarginalThresholds margin = marginal(v);
            double[] squared = tables.squaredMargin(v);
            for (int t = 0; t < margin.thresholds().length; t++) {
                double sum = 0;
                for (int used : margin.used()) {
                    double influence = margin.influence(t, used);
                    sum += squared[used] * influence * influence;
                }
                diagonal[k++] = n * sum;
            }
        }
        for (PairInfluence pair : ofPairs()) {
            diagonal[k++] = n * ((TableInfluence) pair).sumOfSquares(tables);
        }
        return diagonal;
    }

    private MarginalThresholds marginal(int ordered) {
        return ((OrderedMargin) margins[ordered]).marginal();
    }

    @Override
    public double[] variances(List<AsymptoticCovariance.Direction> functions) {
        if (!ofTablesAlone || tables.isWeighted()) {
            throw new IllegalStateException(
                    "variances of functions are known of ordered, unweighted, unclustered rows without covariates only");
        }
        requireRows();
        boolean ofVariances =
                functions.stream().anyMatch(function -> function.byVariances().isPresent());
        int p = variables.size();
        double[][] onCorrelations = new double[pairs.length][];
        double[][] onVariances = new double[pairs.length][];
        design.parallel().map(p, j -> {
            for (int i = j + 1; i < p; i++) {
                int pair = PairIndex.of(i, j, p);
                PairDerivatives derivatives =
                        new PairDerivatives(tables, j, i, marginal(j), marginal(i), correlation[i][j], n);
                onCorrelations[pair] = derivatives.ofCorrelation();
                onVariances[pair] = ofVariances ? derivatives.ofVariance() : new double[0];
            }
            return j;
        });
        MarginalThresholds[] marginal = new MarginalThresholds[p];
        Arrays.setAll(marginal, this::marginal);
        return new PairSums(patterns(), marginal, onCorrelations, onVariances, functions).squares(n, design.parallel());
    }

    private AnswerPatterns patterns() {
        return margins.length == 0 ? new AnswerPatterns(0, 0, 0) : margins[0].patterns;
    }

    private void requireRows() {
        if (patterns().size() == 0 && n > 0) {
            throw new IllegalStateException("only the diagonal of the asymptotic covariance was asked for");
        }
    }

    private static double[] squaredColumns(DMatrixRMaj factor) {
        double[] sums = new double[factor.numCols];
        for (int u = 0; u < factor.numRows; u++) {
            for (int k = 0; k < sums.length; k++) {
                double value = factor.data[u * sums.length + k];
                sums[k] += value * value;
            }
        }
        return sums;
    }

    @Override
    public int rows() {
        requireRows();
        return design.cluster().isPresent() ? rowOfCluster().size() : patterns().size();
    }

    @Override
    public DMatrixRMaj factor(int from, int to) {
        requireRows();
        AnswerPatterns patterns = patterns();
        int q = names().size();
        PairInfluence[] influences = ofPairs();
        double[][] ofMargins = design.parallel()
                .map(margins.length, v -> margins[v].influences())
                .toArray(double[][]::new);
        if (design.cluster().isPresent()) {
            DMatrixRMaj all = clusterFactor(patterns, q, ofMargins, influences);
            return to - from == all.numRows ? all : CommonOps_DDRM.extract(all, from, to, 0, q);
        }
        DMatrixRMaj factor = new DMatrixRMaj(to - from, q);
        int rows = AsymptoticCovariance.ROWS_A_PIECE;
        design.parallel().map((to - from + rows - 1) / rows, piece -> {
            for (int u = from + piece * rows; u < Math.min(to, from + (piece + 1) * rows); u++) {
                addRow(u, ofMargins, influences, factor.data, (u - from) * q, Math.sqrt(n * patterns.squared(u)));
            }
            return piece;
        });
        return factor;
    }

    private Map<Integer, Integer> rowOfCluster() {
        AnswerPatterns patterns = patterns();
        Map<Integer, Integer> rowOf = new LinkedHashMap<>();
        for (int u = 0; u < patterns.size(); u++) {
            rowOf.putIfAbsent(patterns.cluster(u), rowOf.size());
        }
        return rowOf;
    }

    private DMatrixRMaj clusterFactor(
            AnswerPatterns patterns, int q, double[][] ofMargins, PairInfluence[] influences) {
        Map<Integer, Integer> rowOf = rowOfCluster();
        double clusters = rowOf.size();
        double scale = Math.sqrt(n * clusters / (clusters - 1));
        DMatrixRMaj factor = new DMatrixRMaj(rowOf.size(), q);
        for (int u = 0; u < patterns.size(); u++) {
            int row = rowOf.get(patterns.cluster(u));
            addRow(u, ofMargins, influences, factor.data, row * q, scale * patterns.weight(u));
        }
        return factor;
    }

    /** Adds {@code scale} times the influences of a pattern from {@code at} on. */
    private void addRow(int u, double[][] ofMargins, PairInfluence[] influences, double[] row, int at, double scale) {
        int k = at;
        for (int v = 0; v < margins.length; v++) {
            int from = margins[v].influencesOf(u);
            double signed = margins[v] instanceof OrderedMargin ? scale : -scale;
            for (int t = 0; t < margins[v].firstSlope(); t++) {
                row[k++] += signed * ofMargins[v][from + t];
            }
        }
        for (int x = 0; x < design.covariates().size(); x++) {
            for (int v = 0; v < margins.length; v++) {
                row[k++] += scale * ofMargins[v][margins[v].influencesOf(u) + margins[v].firstSlope() + x];
            }
        }
        for (int v = 0; v < margins.length; v++) {
            if (margins[v] instanceof ContinuousMargin) {
                row[k++] += scale * ofMargins[v][margins[v].influencesOf(u) + margins[v].size() - 1];
            }
        }
        for (PairInfluence influence : influences) {
            row[k++] += scale * influence.at(u);
        }
    }

    private synchronized PairInfluence[] ofPairs() {
        if (ofPairs == null) {
            PairInfluence[] computed = new PairInfluence[pairs.length];
            int p = margins.length;
            design.parallel().map(p, j -> {
                for (int i = j + 1; i < p; i++) {
                    int pair = PairIndex.of(i, j, p);
                    computed[pair] = pairs[pair].influence(correlation[i][j]);
                }
                return j;
            });
            ofPairs = computed;
        }
        return ofPairs;
    }
}
