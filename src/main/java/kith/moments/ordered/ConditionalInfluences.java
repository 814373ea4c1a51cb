package kith.moments.ordered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.PairIndex;
import org.ejml.data.DMatrixRMaj;

/**
 * What each distinct row adds to the deviation of every moment given covariates from its limit: the counterpart of
 * {@link Influences}, with the same conventions. Equal to lavaan's B⁻¹ (Σ s sᵀ) B⁻ᵀ with the rows of B⁻¹s in place of the scores s.
 */
final class ConditionalInfluences implements AsymptoticCovariance.Source {

    private final List<ObservedVariable> outcomes;
    private final CovariateRegression[] regressions;
    private final ConditionalPair[] pairs;
    private final double[] rho;
    private final AnswerPatterns patterns;
    private final double n;
    private final OrdinalDesign design;
    /** The first place of each outcome among thresholds and intercepts, and the place of its variance; −1 for an ordered one. */
    private final int[] first;

    private final int[] variance;
    private final int firstSlope;
    private final int firstPair;

    ConditionalInfluences(
            List<ObservedVariable> outcomes,
            CovariateRegression[] regressions,
            ConditionalPair[] pairs,
            double[][] correlation,
            AnswerPatterns patterns,
            double n,
            OrdinalDesign design) {
        this.outcomes = outcomes;
        this.regressions = regressions;
        this.pairs = pairs;
        this.rho = new double[pairs.length];
        this.patterns = patterns;
        this.n = n;
        this.design = design;
        int p = outcomes.size();
        this.first = new int[p];
        this.variance = new int[p];
        int pair = 0;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                rho[pair++] = correlation[i][j];
            }
        }
        int at = 0;
        for (int v = 0; v < p; v++) {
            first[v] = at;
            at += regressions[v].firstSlope();
        }
        this.firstSlope = at;
        at += p * design.covariates().size();
        for (int v = 0; v < p; v++) {
            variance[v] = outcomes.get(v).isOrdered() ? -1 : at++;
        }
        this.firstPair = at;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < regressions.length; v++) {
            String name = outcomes.get(v).name();
            if (regressions[v] instanceof ProbitRegression probit) {
                for (int t = 0; t < probit.firstSlope(); t++) {
                    names.add(name + "|t" + (probit.margin().used()[t] + 1));
                }
            } else {
                names.add(name + "~1");
            }
        }
        for (String covariate : design.covariates()) {
            outcomes.forEach(outcome -> names.add(outcome.name() + "~" + covariate));
        }
        outcomes.stream()
                .filter(outcome -> !outcome.isOrdered())
                .forEach(outcome -> names.add(outcome.name() + "~~" + outcome.name()));
        for (int j = 0; j < outcomes.size(); j++) {
            for (int i = j + 1; i < outcomes.size(); i++) {
                names.add(outcomes.get(j).name() + "~~" + outcomes.get(i).name());
            }
        }
        return names;
    }

    @Override
    public double[] diagonal() {
        return Influences.squaredColumns(factor());
    }

    @Override
    public DMatrixRMaj factor() {
        int size = firstPair + pairs.length;
        double[][] ofRegressions = design.parallel()
                .map(regressions.length, v -> regressions[v].influences(patterns))
                .toArray(double[][]::new);
        DMatrixRMaj influences = new DMatrixRMaj(patterns.size(), size);
        for (int v = 0; v < regressions.length; v++) {
            place(v, ofRegressions[v], influences);
        }
        int p = regressions.length;
        design.parallel().map(p, j -> {
            for (int i = j + 1; i < p; i++) {
                int pair = PairIndex.of(i, j, p);
                addPair(pair, j, i, ofRegressions, influences);
            }
            return j;
        });
        return design.cluster().isPresent() ? byCluster(influences) : weighted(influences);
    }

    private void place(int v, double[] own, DMatrixRMaj influences) {
        int size = regressions[v].size();
        int thresholds = regressions[v].firstSlope();
        double sign = outcomes.get(v).isOrdered() ? 1 : -1;
        for (int u = 0; u < patterns.size() && own.length > 0; u++) {
            int row = u * influences.numCols;
            for (int t = 0; t < thresholds; t++) {
                influences.data[row + first[v] + t] = sign * own[u * size + t];
            }
            for (int k = 0; k < design.covariates().size(); k++) {
                influences.data[row + firstSlope + k * regressions.length + v] = own[u * size + thresholds + k];
            }
            if (variance[v] >= 0) {
                influences.data[row + variance[v]] = own[u * size + size - 1];
            }
        }
    }

    /** The column of one pair, as a covariance where a continuous outcome takes part. */
    private void addPair(int pair, int j, int i, double[][] ofRegressions, DMatrixRMaj influences) {
        CovariateRegression a = regressions[j];
        CovariateRegression b = regressions[i];
        if (Double.isNaN(rho[pair])) {
            return;
        }
        double information = 0;
        double[] byFirst = new double[a.size()];
        double[] bySecond = new double[b.size()];
        double[] scores = new double[5];
        double[] own = new double[patterns.size()];
        for (int u = 0; u < own.length; u++) {
            if (a.answered[u] && b.answered[u]) {
                pairs[pair].scores(u, rho[pair], scores);
                own[u] = scores[0];
                double weighted = patterns.weight(u) * scores[0];
                information += weighted * scores[0];
                a.addScore(u, scores[1], scores[2], weighted, byFirst);
                b.addScore(u, scores[3], scores[4], weighted, bySecond);
            }
        }
        double scale = deviation(j) * deviation(i);
        for (int u = 0; u < own.length; u++) {
            double via = product(byFirst, ofRegressions[j], u) + product(bySecond, ofRegressions[i], u);
            double value = scale * (own[u] - via) / information;
            value += ofVariance(j, u, influences) * rho[pair] * scale;
            value += ofVariance(i, u, influences) * rho[pair] * scale;
            influences.data[u * influences.numCols + firstPair + pair] = value;
        }
    }

    private static double product(double[] by, double[] influences, int u) {
        double sum = 0;
        for (int a = 0; a < by.length; a++) {
            sum += by[a] * influences[u * by.length + a];
        }
        return sum;
    }

    private double deviation(int v) {
        return regressions[v] instanceof LinearRegression linear ? Math.sqrt(linear.variance()) : 1;
    }

    /** What a row adds to the logarithm of the standard deviation of a continuous outcome. */
    private double ofVariance(int v, int u, DMatrixRMaj influences) {
        return regressions[v] instanceof LinearRegression linear
                ? influences.data[u * influences.numCols + variance[v]] / (2 * linear.variance())
                : 0;
    }

    private DMatrixRMaj weighted(DMatrixRMaj influences) {
        for (int u = 0; u < influences.numRows; u++) {
            double scale = Math.sqrt(n * patterns.squared(u));
            for (int k = u * influences.numCols; k < (u + 1) * influences.numCols; k++) {
                influences.data[k] *= scale;
            }
        }
        return influences;
    }

    private DMatrixRMaj byCluster(DMatrixRMaj influences) {
        Map<Integer, Integer> rowOf = new LinkedHashMap<>();
        for (int u = 0; u < patterns.size(); u++) {
            rowOf.putIfAbsent(patterns.cluster(u), rowOf.size());
        }
        double clusters = rowOf.size();
        double scale = Math.sqrt(n * clusters / (clusters - 1));
        int size = influences.numCols;
        DMatrixRMaj factor = new DMatrixRMaj(rowOf.size(), size);
        Arrays.fill(factor.data, 0);
        for (int u = 0; u < patterns.size(); u++) {
            int row = rowOf.get(patterns.cluster(u)) * size;
            for (int k = 0; k < size; k++) {
                factor.data[row + k] += scale * patterns.weight(u) * influences.data[u * size + k];
            }
        }
        return factor;
    }
}
