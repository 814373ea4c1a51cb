package kith.moments.ordered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.PairIndex;
import kith.math.Parallel;

/**
 * Both steps of the estimation of {@link OrdinalMoments}: the margin of each variable given the covariates, of which
 * there may be none, then the correlation of what the margins leave of each pair.
 */
final class OrdinalEstimation {

    /** Tables that one piece of work takes; a table costs some microseconds. */
    private static final int TABLES_A_PIECE = 16;

    private final List<ObservedVariable> variables;
    private final OrdinalDesign design;
    private final ContingencyTables tables;
    private final AnswerPatterns patterns;
    private final double n;
    private final boolean ofTablesAlone;
    private final Margin[] margins;
    private final Pair[] pairs;

    /**
     * @param observed the variables, and last the covariates
     * @param tables of the ordered variables
     * @param patterns with the covariates behind the continuous variables
     */
    OrdinalEstimation(
            List<ObservedVariable> observed,
            OrdinalDesign design,
            ContingencyTables tables,
            AnswerPatterns patterns,
            double n) {
        this.variables =
                observed.subList(0, observed.size() - design.covariates().size());
        this.design = design;
        this.tables = tables;
        this.patterns = patterns;
        this.n = n;
        this.ofTablesAlone = tables.variables().size() == observed.size();
        int p = variables.size();
        int[] place = new int[p];
        int ordered = 0;
        for (int v = 0; v < p; v++) {
            place[v] = variables.get(v).isOrdered() ? ordered++ : v - ordered;
        }
        Parallel parallel = ofTablesAlone ? new Parallel(1) : design.parallel();
        this.margins = parallel.map(p, v -> margin(v, place[v])).toArray(Margin[]::new);
        this.pairs = new Pair[PairIndex.count(p)];
        CovariateProfiles profiles = new CovariateProfiles(patterns);
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                pairs[PairIndex.of(i, j, p)] = pair(margins[j], margins[i], profiles);
            }
        }
    }

    private Margin margin(int v, int place) {
        return variables.get(v).isOrdered()
                ? new OrderedMargin(MarginalThresholds.of(tables.margin(place)), patterns, place)
                : new ContinuousMargin(patterns, place);
    }

    private Pair pair(Margin a, Margin b, CovariateProfiles profiles) {
        if (a instanceof OrderedMargin first) {
            if (b instanceof OrderedMargin second) {
                return design.covariates().isEmpty()
                        ? new PolychoricTable(first, second, tables, design)
                        : new PolychoricRows(first, second, profiles);
            }
            return new PolyserialPair(first, (ContinuousMargin) b);
        }
        ContinuousMargin first = (ContinuousMargin) a;
        return b instanceof ContinuousMargin second
                ? new PearsonPair(first, second)
                : new PolyserialPair(first, (OrderedMargin) b);
    }

    /** @param rows what samples can be drawn from */
    OrdinalMoments moments(long taken, long leftOut, Optional<OrdinalRows> rows) {
        PairEstimate[] estimates = estimates();
        double[][] correlation = correlation(estimates);
        return moments(correlation, rows, findings(taken, leftOut, estimates, correlation));
    }

    /** The same without rows and findings. */
    OrdinalMoments bare() {
        return moments(correlation(estimates()), Optional.empty(), List.of());
    }

    private PairEstimate[] estimates() {
        int size = ofTablesAlone ? TABLES_A_PIECE : 1;
        int pieces = (pairs.length + size - 1) / size;
        Parallel parallel = ofTablesAlone && pieces < 4 ? new Parallel(1) : design.parallel();
        PairEstimate[] estimates = new PairEstimate[pairs.length];
        parallel.map(pieces, piece -> {
            for (int pair = piece * size; pair < Math.min(pairs.length, (piece + 1) * size); pair++) {
                estimates[pair] = pairs[pair].estimate();
            }
            return piece;
        });
        return estimates;
    }

    private double[][] correlation(PairEstimate[] estimates) {
        int p = variables.size();
        double[][] correlation = new double[p][p];
        for (int j = 0; j < p; j++) {
            correlation[j][j] = 1;
            for (int i = j + 1; i < p; i++) {
                correlation[i][j] = estimates[PairIndex.of(i, j, p)].correlation();
                correlation[j][i] = correlation[i][j];
            }
        }
        return correlation;
    }

    private OrdinalMoments moments(double[][] correlation, Optional<OrdinalRows> rows, List<Finding> findings) {
        int p = variables.size();
        double[] means = new double[p];
        double[] variances = new double[p];
        List<Threshold> thresholds = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            variances[j] = 1;
            if (margins[j] instanceof OrderedMargin margin) {
                for (int t = 0; t < margin.firstSlope(); t++) {
                    int number = margin.marginal().used()[t] + 1;
                    thresholds.add(new Threshold(variables.get(j).name(), number, margin.parameters()[t]));
                }
            } else if (margins[j] instanceof ContinuousMargin margin) {
                means[j] = margin.intercept();
                variances[j] = margin.variance();
            }
        }
        List<String> names = variables.stream().map(ObservedVariable::name).toList();
        Influences influences = new Influences(variables, margins, pairs, correlation, tables, n, design);
        return new OrdinalMoments(
                variables,
                covariates(names),
                n,
                thresholds,
                means,
                variances,
                Matrix.square(names, correlation),
                new AsymptoticCovariance(influences.names(), design.parallel(), influences),
                rows,
                findings);
    }

    private Optional<Covariates> covariates(List<String> names) {
        int q = design.covariates().size();
        if (q == 0) {
            return Optional.empty();
        }
        double[] means = new double[q];
        for (int u = 0; u < patterns.size(); u++) {
            for (int k = 0; k < q; k++) {
                means[k] += patterns.weight(u) * patterns.covariate(u, k) / n;
            }
        }
        double divisor = design.weight().isPresent() ? n : n - 1;
        double[][] covariance = new double[q][q];
        for (int u = 0; u < patterns.size(); u++) {
            for (int k = 0; k < q; k++) {
                double deviation = patterns.weight(u) * (patterns.covariate(u, k) - means[k]) / divisor;
                for (int l = 0; l < q; l++) {
                    covariance[k][l] += deviation * (patterns.covariate(u, l) - means[l]);
                }
            }
        }
        double[][] slopes = new double[margins.length][q];
        for (int v = 0; v < slopes.length; v++) {
            for (int k = 0; k < q; k++) {
                slopes[v][k] = margins[v].slope(k);
            }
        }
        return Optional.of(new Covariates(
                design.covariates(),
                means,
                Matrix.square(design.covariates(), covariance),
                Matrix.of(names, design.covariates(), slopes)));
    }

    private List<Finding> findings(long taken, long leftOut, PairEstimate[] estimates, double[][] correlation) {
        OrdinalFindings findings = new OrdinalFindings(variables);
        findings.rows(taken, leftOut, design.missing());
        for (int v = 0; v < margins.length; v++) {
            boolean varies = margins[v] instanceof OrderedMargin margin
                    ? findings.categories(variables.get(v), margin.marginal())
                    : findings.variance(variables.get(v), (ContinuousMargin) margins[v]);
            if (varies && !margins[v].exists()) {
                findings.regression(variables.get(v), design.covariates());
            }
        }
        findings.pairs(estimates, design.emptyCells());
        findings.definiteness(correlation);
        return findings.list();
    }
}
