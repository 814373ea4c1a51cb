package kith.moments.ordered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.PairIndex;
import kith.math.Parallel;

/** Both steps of the estimation of {@link OrdinalMoments}. */
final class OrdinalEstimation {

    /** Pairs that one piece of work takes; a pair costs some microseconds. */
    private static final int PAIRS_A_PIECE = 16;

    private final List<ObservedVariable> variables;
    private final OrdinalDesign design;
    private final ContingencyTables tables;
    private final AnswerPatterns patterns;
    private final double n;
    /** The place of each variable among the ordered, or among the continuous ones. */
    private final int[] place;

    private final OrderedMargin[] ordered;
    private final ContinuousMargin[] continuous;

    OrdinalEstimation(
            List<ObservedVariable> variables,
            OrdinalDesign design,
            ContingencyTables tables,
            AnswerPatterns patterns,
            double n) {
        this.variables = variables;
        this.design = design;
        this.tables = tables;
        this.patterns = patterns;
        this.n = n;
        this.place = new int[variables.size()];
        int o = 0;
        int c = 0;
        for (int v = 0; v < place.length; v++) {
            place[v] = variables.get(v).isOrdered() ? o++ : c++;
        }
        this.ordered = new OrderedMargin[o];
        this.continuous = new ContinuousMargin[c];
        for (int v = 0; v < o; v++) {
            ordered[v] = OrderedMargin.of(tables.margin(v));
        }
        for (int v = 0; v < c; v++) {
            continuous[v] = ContinuousMargin.of(patterns, v);
        }
    }

    /** @param rows what samples can be drawn from */
    OrdinalMoments moments(long taken, long leftOut, Optional<OrdinalRows> rows) {
        PairEstimate[] pairs = pairs();
        double[][] correlation = correlation(pairs);
        return moments(pairs, correlation, rows, findings(taken, leftOut, pairs, correlation));
    }

    /** The same without rows and findings. */
    OrdinalMoments bare() {
        PairEstimate[] pairs = pairs();
        return moments(pairs, correlation(pairs), Optional.empty(), List.of());
    }

    private double[][] correlation(PairEstimate[] pairs) {
        int p = variables.size();
        double[][] correlation = new double[p][p];
        int k = 0;
        for (int j = 0; j < p; j++) {
            correlation[j][j] = 1;
            for (int i = j + 1; i < p; i++) {
                correlation[i][j] = pairs[k++].correlation();
                correlation[j][i] = correlation[i][j];
            }
        }
        return correlation;
    }

    private OrdinalMoments moments(
            PairEstimate[] pairs, double[][] correlation, Optional<OrdinalRows> rows, List<Finding> findings) {
        int p = variables.size();
        double[] means = new double[p];
        double[] variances = new double[p];
        List<Threshold> thresholds = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            variances[j] = 1;
            if (variables.get(j).isOrdered()) {
                OrderedMargin margin = ordered[place[j]];
                for (int t = 0; t < margin.thresholds().length; t++) {
                    thresholds.add(
                            new Threshold(variables.get(j).name(), margin.used()[t] + 1, margin.thresholds()[t]));
                }
            } else {
                means[j] = continuous[place[j]].mean();
                variances[j] = continuous[place[j]].variance();
            }
        }
        List<String> names = variables.stream().map(ObservedVariable::name).toList();
        Influences influences =
                new Influences(variables, place, ordered, continuous, pairs, tables, patterns, n, design);
        return new OrdinalMoments(
                variables,
                java.util.Optional.empty(),
                n,
                thresholds,
                means,
                variances,
                Matrix.square(names, correlation),
                new AsymptoticCovariance(influences.names(), design.parallel(), influences),
                rows,
                findings);
    }

    private PairEstimate[] pairs() {
        int p = variables.size();
        int count = PairIndex.count(p);
        int[] first = new int[count];
        int[] second = new int[count];
        int k = 0;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                first[k] = j;
                second[k++] = i;
            }
        }
        PairEstimate[] estimates = new PairEstimate[count];
        int pieces = (count + PAIRS_A_PIECE - 1) / PAIRS_A_PIECE;
        Parallel parallel = pieces < 4 && continuous.length == 0 ? new Parallel(1) : design.parallel();
        parallel.map(pieces, piece -> {
            int last = Math.min(count, (piece + 1) * PAIRS_A_PIECE);
            for (int pair = piece * PAIRS_A_PIECE; pair < last; pair++) {
                estimates[pair] = pair(first[pair], second[pair]);
            }
            return piece;
        });
        return estimates;
    }

    private PairEstimate pair(int j, int i) {
        boolean firstOrdered = variables.get(j).isOrdered();
        boolean secondOrdered = variables.get(i).isOrdered();
        if (firstOrdered && secondOrdered) {
            return new PairStep(design.emptyCells(), design.pairThresholds())
                    .estimate(tables, place[j], place[i], ordered[place[j]], ordered[place[i]]);
        }
        if (firstOrdered || secondOrdered) {
            int c = place[firstOrdered ? i : j];
            int o = place[firstOrdered ? j : i];
            return new Polyserial(patterns, c, o, continuous[c], ordered[o]).estimate();
        }
        return new PearsonStep(patterns, place[j], place[i], continuous[place[j]], continuous[place[i]]).estimate();
    }

    private List<Finding> findings(long taken, long leftOut, PairEstimate[] pairs, double[][] correlation) {
        OrdinalFindings findings = new OrdinalFindings(variables);
        findings.rows(taken, leftOut, design.missing());
        for (int v = 0; v < variables.size(); v++) {
            if (variables.get(v).isOrdered()) {
                findings.categories(variables.get(v), ordered[place[v]]);
            } else {
                findings.variance(variables.get(v), continuous[place[v]]);
            }
        }
        findings.pairs(pairs, design.emptyCells());
        findings.definiteness(correlation);
        return findings.list();
    }
}
