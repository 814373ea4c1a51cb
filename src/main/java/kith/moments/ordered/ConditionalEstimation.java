package kith.moments.ordered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.PairIndex;

/**
 * Both steps of the estimation of {@link OrdinalMoments} given covariates: the regression of each outcome on the covariates, then the
 * correlation of what the regressions leave of each pair.
 */
final class ConditionalEstimation {

    private final List<ObservedVariable> outcomes;
    private final OrdinalDesign design;
    private final AnswerPatterns patterns;
    private final double n;
    /** The place of each outcome among the ordered, or among the continuous ones. */
    private final int[] place;

    private final double[] x;
    private final CovariateRegression[] regressions;
    private final OrderedMargin[] margins;

    /**
     * @param tables of the ordered outcomes
     * @param patterns with the covariates behind the continuous outcomes
     */
    ConditionalEstimation(
            List<ObservedVariable> outcomes,
            OrdinalDesign design,
            ContingencyTables tables,
            AnswerPatterns patterns,
            double n) {
        this.outcomes = List.copyOf(outcomes);
        this.design = design;
        this.patterns = patterns;
        this.n = n;
        int p = outcomes.size();
        this.place = new int[p];
        int o = 0;
        int c = 0;
        for (int v = 0; v < p; v++) {
            place[v] = outcomes.get(v).isOrdered() ? o++ : c++;
        }
        this.margins = new OrderedMargin[o];
        for (int v = 0; v < o; v++) {
            margins[v] = OrderedMargin.of(tables.margin(v));
        }
        this.x = covariates(c);
        this.regressions = new CovariateRegression[p];
        List<CovariateRegression> fitted = design.parallel().map(p, this::regression);
        for (int v = 0; v < p; v++) {
            regressions[v] = fitted.get(v);
        }
    }

    private double[] covariates(int first) {
        int q = design.covariates().size();
        double[] values = new double[patterns.size() * q];
        for (int u = 0; u < patterns.size(); u++) {
            for (int k = 0; k < q; k++) {
                values[u * q + k] = patterns.value(u, first + k);
            }
        }
        return values;
    }

    private CovariateRegression regression(int v) {
        if (outcomes.get(v).isOrdered()) {
            int[] code = IntStream.range(0, patterns.size())
                    .map(u -> patterns.code(u, place[v]))
                    .toArray();
            return new ProbitRegression(code, margins[place[v]], x, patterns);
        }
        double[] y = IntStream.range(0, patterns.size())
                .mapToDouble(u -> patterns.value(u, place[v]))
                .toArray();
        return new LinearRegression(y, x, patterns);
    }

    /** @param rows what samples can be drawn from */
    OrdinalMoments moments(long taken, long leftOut, Optional<OrdinalRows> rows) {
        ConditionalPair[] pairs = pairs();
        PairEstimate[] estimates = estimates(pairs);
        double[][] correlation = correlation(estimates);
        return moments(pairs, correlation, rows, findings(taken, leftOut, estimates, correlation));
    }

    /** The same without rows and findings. */
    OrdinalMoments bare() {
        ConditionalPair[] pairs = pairs();
        return moments(pairs, correlation(estimates(pairs)), Optional.empty(), List.of());
    }

    private PairEstimate[] estimates(ConditionalPair[] pairs) {
        return design.parallel().map(pairs.length, k -> pairs[k].estimate()).toArray(PairEstimate[]::new);
    }

    private double[][] correlation(PairEstimate[] estimates) {
        int p = outcomes.size();
        double[][] correlation = new double[p][p];
        int k = 0;
        for (int j = 0; j < p; j++) {
            correlation[j][j] = 1;
            for (int i = j + 1; i < p; i++) {
                correlation[i][j] = estimates[k++].correlation();
                correlation[j][i] = correlation[i][j];
            }
        }
        return correlation;
    }

    private OrdinalMoments moments(
            ConditionalPair[] pairs, double[][] correlation, Optional<OrdinalRows> rows, List<Finding> findings) {
        int p = outcomes.size();
        double[] means = new double[p];
        double[] variances = new double[p];
        List<Threshold> thresholds = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            variances[j] = 1;
            if (regressions[j] instanceof ProbitRegression probit) {
                for (int t = 0; t < probit.firstSlope(); t++) {
                    int number = probit.margin().used()[t] + 1;
                    thresholds.add(new Threshold(outcomes.get(j).name(), number, probit.parameters()[t]));
                }
            } else if (regressions[j] instanceof LinearRegression linear) {
                means[j] = linear.intercept();
                variances[j] = linear.variance();
            }
        }
        List<String> names = outcomes.stream().map(ObservedVariable::name).toList();
        ConditionalInfluences influences =
                new ConditionalInfluences(outcomes, regressions, pairs, correlation, patterns, n, design);
        return new OrdinalMoments(
                outcomes,
                Optional.of(covariates()),
                n,
                thresholds,
                means,
                variances,
                Matrix.square(names, correlation),
                new AsymptoticCovariance(influences.names(), design.parallel(), influences),
                rows,
                findings);
    }

    private ConditionalPair[] pairs() {
        int p = outcomes.size();
        int[] profile = new int[patterns.size()];
        int profiles = number(profile);
        ConditionalPair[] pairs = new ConditionalPair[PairIndex.count(p)];
        int k = 0;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                pairs[k++] = pair(regressions[j], regressions[i], profile, profiles);
            }
        }
        return pairs;
    }

    private ConditionalPair pair(CovariateRegression a, CovariateRegression b, int[] profile, int profiles) {
        if (a instanceof ProbitRegression first) {
            return b instanceof ProbitRegression second
                    ? new ConditionalPolychoric(first, second, patterns, profile, profiles)
                    : new ConditionalPolyserial((LinearRegression) b, first, patterns, true);
        }
        LinearRegression first = (LinearRegression) a;
        return b instanceof ProbitRegression second
                ? new ConditionalPolyserial(first, second, patterns, false)
                : new ConditionalPearson(first, (LinearRegression) b, patterns);
    }

    /** Numbers the rows by their covariates, equal ones alike, and says how many numbers there are. */
    private int number(int[] profile) {
        int q = design.covariates().size();
        Map<List<Double>, Integer> numbers = new LinkedHashMap<>();
        for (int u = 0; u < profile.length; u++) {
            List<Double> values = Arrays.stream(x, u * q, (u + 1) * q).boxed().toList();
            Integer next = numbers.size();
            Integer known = numbers.putIfAbsent(values, next);
            profile[u] = known == null ? next : known;
        }
        return numbers.size();
    }

    private Covariates covariates() {
        int q = design.covariates().size();
        double[] means = new double[q];
        for (int u = 0; u < patterns.size(); u++) {
            for (int k = 0; k < q; k++) {
                means[k] += patterns.weight(u) * x[u * q + k] / n;
            }
        }
        double divisor = design.weight().isPresent() ? n : n - 1;
        double[][] covariance = new double[q][q];
        for (int u = 0; u < patterns.size(); u++) {
            for (int k = 0; k < q; k++) {
                double deviation = patterns.weight(u) * (x[u * q + k] - means[k]) / divisor;
                for (int l = 0; l < q; l++) {
                    covariance[k][l] += deviation * (x[u * q + l] - means[l]);
                }
            }
        }
        double[][] slopes = new double[outcomes.size()][q];
        for (int v = 0; v < slopes.length; v++) {
            for (int k = 0; k < q; k++) {
                slopes[v][k] = regressions[v].slope(k);
            }
        }
        List<String> names = outcomes.stream().map(ObservedVariable::name).toList();
        return new Covariates(
                design.covariates(),
                means,
                Matrix.square(design.covariates(), covariance),
                Matrix.of(names, design.covariates(), slopes));
    }

    private List<Finding> findings(long taken, long leftOut, PairEstimate[] pairs, double[][] correlation) {
        OrdinalFindings findings = new OrdinalFindings(outcomes);
        findings.rows(taken, leftOut, design.missing());
        for (int v = 0; v < regressions.length; v++) {
            boolean varies = outcomes.get(v).isOrdered()
                    ? findings.categories(outcomes.get(v), margins[place[v]])
                    : findings.variance(outcomes.get(v), ContinuousMargin.of(patterns, place[v]));
            if (varies && !regressions[v].exists()) {
                findings.regression(outcomes.get(v), design.covariates());
            }
        }
        findings.pairs(pairs, design.emptyCells());
        findings.definiteness(correlation);
        return findings.list();
    }
}
