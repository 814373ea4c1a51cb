package kith.moments.ordered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.PairIndex;
import org.ejml.data.DMatrixRMaj;

/**
 * What each distinct row adds to the deviation of every statistic of {@link OrdinalMoments} from its limit. Their sum of squares
 * and products, times n, is the asymptotic covariance.
 *
 * <p>Equal to lavaan's B⁻¹ (Σ s sᵀ) B⁻ᵀ with the rows of B⁻¹s in place of the scores s: since the score of a correlation is
 * tied only to the thresholds of its two variables, B⁻¹s of a pair is a table over their categories. Within clusters the rows
 * are summed first, with the factor G/(G − 1) for G clusters (as lavaan has it for continuous data; it has none for ordered).
 */
final class Influences implements AsymptoticCovariance.Source {

    private final List<ObservedVariable> variables;
    private final int[] place;
    private final OrderedMargin[] ordered;
    private final ContinuousMargin[] continuous;
    private final PairEstimate[] estimates;
    private final ContingencyTables tables;
    private final AnswerPatterns patterns;
    private final double n;
    private final OrdinalDesign design;
    private PairInfluence[] pairs;

    Influences(
            List<ObservedVariable> variables,
            int[] place,
            OrderedMargin[] ordered,
            ContinuousMargin[] continuous,
            PairEstimate[] estimates,
            ContingencyTables tables,
            AnswerPatterns patterns,
            double n,
            OrdinalDesign design) {
        this.variables = variables;
        this.place = place;
        this.ordered = ordered;
        this.continuous = continuous;
        this.estimates = estimates;
        this.tables = tables;
        this.patterns = patterns;
        this.n = n;
        this.design = design;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            String name = variables.get(v).name();
            if (variables.get(v).isOrdered()) {
                OrderedMargin margin = ordered[place[v]];
                for (int t = 0; t < margin.thresholds().length; t++) {
                    names.add(name + "|t" + (margin.used()[t] + 1));
                }
            } else {
                names.add(name + "~1");
            }
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
        if (continuous.length > 0 || design.cluster().isPresent()) {
            return squaredColumns(factor());
        }
        double[] diagonal = new double[names().size()];
        int k = 0;
        for (int v = 0; v < ordered.length; v++) {
            double[] squared = tables.squaredMargin(v);
            for (int t = 0; t < ordered[v].thresholds().length; t++) {
                double sum = 0;
                for (int used : ordered[v].used()) {
                    double influence = ordered[v].influence(t, used);
                    sum += squared[used] * influence * influence;
                }
                diagonal[k++] = n * sum;
            }
        }
        for (PairInfluence pair : pairs()) {
            diagonal[k++] = n * ((TableInfluence) pair).sumOfSquares(tables);
        }
        return diagonal;
    }

    @Override
    public double[] variances(List<AsymptoticCovariance.Direction> functions) {
        if (continuous.length > 0 || design.cluster().isPresent() || tables.isWeighted()) {
            throw new IllegalStateException(
                    "variances of functions are known of ordered, unweighted, unclustered rows only");
        }
        requireRows();
        boolean ofVariances =
                functions.stream().anyMatch(function -> function.byVariances().isPresent());
        int p = variables.size();
        double[][] onCorrelations = new double[estimates.length][];
        double[][] onVariances = new double[estimates.length][];
        design.parallel().map(p, j -> {
            for (int i = j + 1; i < p; i++) {
                int pair = PairIndex.of(i, j, p);
                PairDerivatives derivatives =
                        new PairDerivatives(tables, j, i, ordered[j], ordered[i], estimates[pair].correlation(), n);
                onCorrelations[pair] = derivatives.ofCorrelation();
                onVariances[pair] = ofVariances ? derivatives.ofVariance() : new double[0];
            }
            return j;
        });
        return new PairSums(patterns, ordered, onCorrelations, onVariances, functions).squares(n, design.parallel());
    }

    private void requireRows() {
        if (patterns.size() == 0 && n > 0) {
            throw new IllegalStateException("only the diagonal of the asymptotic covariance was asked for");
        }
    }

    static double[] squaredColumns(DMatrixRMaj factor) {
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
    public DMatrixRMaj factor() {
        requireRows();
        int q = names().size();
        PairInfluence[] influences = pairs();
        double[][] ofThresholds = new double[ordered.length][];
        for (int v = 0; v < ordered.length; v++) {
            ofThresholds[v] = ordered[v].influences();
        }
        if (design.cluster().isPresent()) {
            return clusterFactor(q, ofThresholds, influences);
        }
        DMatrixRMaj factor = new DMatrixRMaj(patterns.size(), q);
        int rows = AsymptoticCovariance.ROWS_A_PIECE;
        design.parallel().map((patterns.size() + rows - 1) / rows, piece -> {
            for (int u = piece * rows; u < Math.min(patterns.size(), (piece + 1) * rows); u++) {
                addRow(u, ofThresholds, influences, factor.data, u * q, Math.sqrt(n * patterns.squared(u)));
            }
            return piece;
        });
        return factor;
    }

    private DMatrixRMaj clusterFactor(int q, double[][] ofThresholds, PairInfluence[] influences) {
        Map<Integer, Integer> rowOf = new LinkedHashMap<>();
        for (int u = 0; u < patterns.size(); u++) {
            rowOf.putIfAbsent(patterns.cluster(u), rowOf.size());
        }
        double clusters = rowOf.size();
        double scale = Math.sqrt(n * clusters / (clusters - 1));
        DMatrixRMaj factor = new DMatrixRMaj(rowOf.size(), q);
        for (int u = 0; u < patterns.size(); u++) {
            int row = rowOf.get(patterns.cluster(u));
            addRow(u, ofThresholds, influences, factor.data, row * q, scale * patterns.weight(u));
        }
        return factor;
    }

    /** Adds {@code scale} times the influences of a pattern from {@code at} on. */
    private void addRow(
            int u, double[][] ofThresholds, PairInfluence[] influences, double[] row, int at, double scale) {
        int k = at;
        for (int v = 0; v < variables.size(); v++) {
            if (variables.get(v).isOrdered()) {
                int thresholds = ordered[place[v]].thresholds().length;
                int from = patterns.code(u, place[v]) * thresholds;
                for (int t = 0; t < thresholds; t++) {
                    row[k++] += scale * ofThresholds[place[v]][from + t];
                }
            } else {
                row[k++] -= scale * continuous[place[v]].influenceOnMean(patterns.value(u, place[v]));
            }
        }
        for (int c = 0; c < continuous.length; c++) {
            row[k++] += scale * continuous[c].influenceOnVariance(patterns.value(u, c));
        }
        for (int pair = 0; pair < influences.length; pair++) {
            row[k++] += scale * influences[pair].at(u);
        }
    }

    private synchronized PairInfluence[] pairs() {
        if (pairs == null) {
            PairInfluence[] computed = new PairInfluence[estimates.length];
            int p = variables.size();
            design.parallel().map(p, j -> {
                for (int i = j + 1; i < p; i++) {
                    int pair = PairIndex.of(i, j, p);
                    computed[pair] = pair(j, i, estimates[pair].correlation());
                }
                return j;
            });
            pairs = computed;
        }
        return pairs;
    }

    private PairInfluence pair(int j, int i, double rho) {
        boolean firstOrdered = variables.get(j).isOrdered();
        boolean secondOrdered = variables.get(i).isOrdered();
        if (firstOrdered && secondOrdered) {
            return TableInfluence.of(tables, patterns, place[j], place[i], ordered[place[j]], ordered[place[i]], rho);
        }
        if (!firstOrdered && !secondOrdered) {
            return covariance(
                    new PearsonStep(patterns, place[j], place[i], continuous[place[j]], continuous[place[i]])
                            .influences(rho),
                    rho,
                    place[j],
                    place[i]);
        }
        int c = place[firstOrdered ? i : j];
        int o = place[firstOrdered ? j : i];
        return covariance(new Polyserial(patterns, c, o, continuous[c], ordered[o]).influences(rho), rho, c);
    }

    /** From a correlation to a covariance, by the delta method: σ = ρ Π√v. */
    private PairInfluence covariance(double[] onCorrelation, double rho, int... withVariance) {
        double scale = 1;
        for (int c : withVariance) {
            scale *= Math.sqrt(continuous[c].variance());
        }
        double[] onCovariance = new double[onCorrelation.length];
        for (int u = 0; u < onCovariance.length; u++) {
            double sum = scale * onCorrelation[u];
            for (int c : withVariance) {
                sum += rho
                        * scale
                        / (2 * continuous[c].variance())
                        * continuous[c].influenceOnVariance(patterns.value(u, c));
            }
            onCovariance[u] = sum;
        }
        return pattern -> onCovariance[pattern];
    }
}
