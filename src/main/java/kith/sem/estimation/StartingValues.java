package kith.sem.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kith.math.Matrix;
import kith.sem.model.ExploratoryBlock;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * Where a search begins: loadings of each factor from the first principal axis of its own indicators, variances and
 * covariances of factors from sums of indicators, residual variances from what is left, intercepts and thresholds from
 * the sample.
 */
public final class StartingValues {

    private static final double LEAST_COMMUNALITY = 0.05;
    private static final double MOST_COMMUNALITY = 0.9;

    private final ParameterTable table;
    private final int group;
    private final Matrix covariance;
    /** That of the first group, which gives exploratory blocks the same axes in all groups. */
    private final Matrix first;

    private final double[] mean;
    private final Map<String, Map<Integer, Double>> thresholds;

    /** A factor's loadings on its own indicators when its variance is 1. */
    private final Map<String, Map<String, Double>> unitLoadings = new LinkedHashMap<>();
    /** The standard deviation that a factor has under the model's scaling. */
    private final Map<String, Double> scale = new HashMap<>();

    private StartingValues(
            ParameterTable table,
            int group,
            Matrix covariance,
            Matrix first,
            double[] mean,
            Map<String, Map<Integer, Double>> thresholds) {
        this.first = first;
        this.table = table;
        this.group = group;
        this.covariance = covariance;
        this.mean = mean;
        this.thresholds = thresholds;
    }

    /**
     * What is known of one group's sample.
     *
     * @param covariance of the observed variables, or correlations of latent responses
     * @param mean of the observed variables (0 for ordered ones)
     * @param thresholds of each ordered variable, by their numbers
     */
    public record SampleStart(Matrix covariance, double[] mean, Map<String, Map<Integer, Double>> thresholds) {
        public SampleStart {
            mean = mean.clone();
            thresholds = Map.copyOf(thresholds);
        }
    }

    /**
     * Where a search may begin.
     *
     * @param theta all free parameters
     * @param keepsGiven whether the starting values that the table gives are among them
     */
    public record Start(double[] theta, boolean keepsGiven) {
        public Start {
            theta = theta.clone();
        }

        @Override
        public double[] theta() {
            return theta.clone();
        }
    }

    /**
     * How far from the usual starting values to begin, so that the implied covariances are positive definite.
     *
     * @param covariances by what covariances are multiplied
     * @param variances by what variances are multiplied
     * @param given whether the starting values that the table gives are kept
     */
    private record Caution(double covariances, double variances, boolean given) {}

    private static final Caution USUAL = new Caution(1, 1, true);

    /** Without covariances any positive variances will do, and beside fixed covariances large ones. */
    private static final List<Caution> MORE_AND_MORE = List.of(
            USUAL,
            new Caution(0.5, 1, true),
            new Caution(0, 1, true),
            new Caution(0, 4, true),
            new Caution(0, 64, true),
            new Caution(1, 1, false),
            new Caution(0, 1, false),
            new Caution(0, 4, false),
            new Caution(0, 64, false));

    /** Starting values of all free parameters; a user's own starting values are kept. */
    public static double[] of(ParameterTable table, List<SampleStart> samples) {
        return of(table, samples, USUAL);
    }

    /**
     * The usual starting values or, where the model has no discrepancy there, the first of others that are more and
     * more cautious; the usual ones where it has none anywhere.
     *
     * @param exists whether the model has a discrepancy at given values of its free parameters
     */
    public static Start possible(ParameterTable table, List<SampleStart> samples, Predicate<double[]> exists) {
        for (Caution caution : MORE_AND_MORE) {
            double[] theta = of(table, samples, caution);
            if (exists.test(theta)) {
                return new Start(theta, caution.given);
            }
        }
        return new Start(of(table, samples), true);
    }

    private static double[] of(ParameterTable table, List<SampleStart> samples, Caution caution) {
        double[] theta = new double[table.freeCount()];
        Matrix first = samples.get(0).covariance;
        for (int g = 1; g <= samples.size(); g++) {
            SampleStart sample = samples.get(g - 1);
            new StartingValues(table, g, sample.covariance, first, sample.mean, sample.thresholds).fill(theta, caution);
        }
        return theta;
    }

    private List<Parameter> rows() {
        return table.parameters().stream().filter(row -> row.group() == group).toList();
    }

    private void fill(double[] theta, Caution caution) {
        Map<String, List<Parameter>> byFactor = new LinkedHashMap<>();
        for (Parameter row : rows()) {
            if (row.op() == Operator.LOADING) {
                byFactor.computeIfAbsent(row.lhs(), name -> new ArrayList<>()).add(row);
            }
        }
        byFactor.forEach(this::measure);
        table.blocks().forEach(this::measure);
        Map<String, Double> common = communalParts();
        for (Parameter row : rows()) {
            if (row.isFree()) {
                boolean given = caution.given && !Double.isNaN(row.value());
                theta[row.free() - 1] = given ? row.value() : cautious(row, start(row, common), caution);
            }
        }
    }

    private static double cautious(Parameter row, double value, Caution caution) {
        if (row.op() != Operator.COVARIANCE) {
            return value;
        }
        return value * (row.lhs().equals(row.rhs()) ? caution.variances : caution.covariances);
    }

    /** Loadings and scale of a factor from its observed indicators; a factor of factors starts from equal loadings. */
    private void measure(String factor, List<Parameter> loadings) {
        List<String> indicators = loadings.stream()
                .map(Parameter::rhs)
                .filter(table.observed()::contains)
                .distinct()
                .toList();
        Map<String, Double> unit = indicators.isEmpty() ? Map.of() : principalAxis(indicators);
        unitLoadings.put(factor, unit);
        double sd = factorVarianceFixed(factor);
        if (Double.isNaN(sd)) {
            sd = 1;
            for (Parameter row : loadings) {
                if (!row.isFree() && row.value() != 0 && unit.containsKey(row.rhs())) {
                    double own = Math.sqrt(covariance.at(row.rhs(), row.rhs()));
                    sd = Math.max(0.05 * own, Math.abs(unit.get(row.rhs()))) / Math.abs(row.value());
                    if (unit.get(row.rhs()) * row.value() < 0) {
                        Map<String, Double> flipped = new LinkedHashMap<>();
                        unit.forEach((name, value) -> flipped.put(name, -value));
                        unitLoadings.put(factor, flipped);
                    }
                    break;
                }
            }
            if (indicators.isEmpty()) {
                sd = higherOrderScale(loadings);
            }
        }
        scale.put(factor, sd);
    }

    /** The factors of an exploratory block, on the axes on which the model is fitted. */
    private void measure(ExploratoryBlock block) {
        List<String> items = block.indicators();
        int k = block.factors().size();
        if (k < 2) {
            return;
        }
        DMatrixRMaj loadings =
                EchelonAxes.of(new DMatrixRMaj(first.select(items, items).toArray()), k);
        for (int f = 0; f < k; f++) {
            Map<String, Double> own = new LinkedHashMap<>();
            for (int i = 0; i < items.size(); i++) {
                own.put(items.get(i), loadings.get(i, f));
            }
            unitLoadings.put(block.factors().get(f), own);
            scale.put(block.factors().get(f), 1.0);
        }
    }

    private double higherOrderScale(List<Parameter> loadings) {
        for (Parameter row : loadings) {
            if (!row.isFree() && row.value() != 0) {
                return 0.7 * scale.getOrDefault(row.rhs(), 1.0);
            }
        }
        return 1;
    }

    private double factorVarianceFixed(String factor) {
        return rows().stream()
                .filter(row -> row.op() == Operator.COVARIANCE
                        && row.lhs().equals(factor)
                        && row.rhs().equals(factor)
                        && !row.isFree()
                        && row.value() > 0)
                .mapToDouble(row -> Math.sqrt(row.value()))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** A few steps of principal axis factoring with one factor. */
    private Map<String, Double> principalAxis(List<String> indicators) {
        int k = indicators.size();
        double[] sd = new double[k];
        for (int i = 0; i < k; i++) {
            sd[i] = Math.sqrt(Math.max(Double.MIN_NORMAL, covariance.at(indicators.get(i), indicators.get(i))));
        }
        double[] loading = new double[k];
        java.util.Arrays.fill(loading, k == 1 ? 0.95 : 0.7);
        for (int step = 0; step < 30 && k > 1; step++) {
            double[] image = new double[k];
            double norm = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double r = i == j
                            ? Math.min(MOST_COMMUNALITY, Math.max(LEAST_COMMUNALITY, loading[i] * loading[i]))
                            : covariance.at(indicators.get(i), indicators.get(j)) / (sd[i] * sd[j]);
                    image[i] += r * loading[j];
                }
                norm += loading[i] * loading[i];
            }
            for (int i = 0; i < k; i++) {
                loading[i] = image[i] / Math.max(norm, 1e-6);
            }
        }
        Map<String, Double> unit = new LinkedHashMap<>();
        double sign = loading[0] < 0 ? -1 : 1;
        for (int i = 0; i < k; i++) {
            double bounded = sign * Math.max(-0.95, Math.min(0.95, loading[i]));
            if (Math.abs(bounded) < 0.1) {
                bounded = bounded < 0 ? -0.1 : 0.1;
            }
            unit.put(indicators.get(i), bounded * sd[i]);
        }
        return unit;
    }

    /** For each observed variable the variance that the factors explain at the start. */
    private Map<String, Double> communalParts() {
        Map<String, Double> common = new HashMap<>();
        unitLoadings.forEach((factor, loadings) -> loadings.forEach((variable, value) -> {
            double share = value * value;
            double limit = 0.8 * covariance.at(variable, variable);
            common.merge(variable, share, (a, b) -> Math.min(limit, a + b));
        }));
        return common;
    }

    private double start(Parameter row, Map<String, Double> common) {
        return switch (row.op()) {
            case LOADING -> loading(row);
            case COVARIANCE -> row.lhs().equals(row.rhs()) ? variance(row, common) : covarianceStart(row);
            case INTERCEPT -> {
                int index = table.observed().indexOf(row.lhs());
                yield index < 0 ? 0 : mean[index];
            }
            case THRESHOLD ->
                thresholds.get(row.lhs()).get(Integer.parseInt(row.rhs().substring(1)));
            case COMPOSITE -> weight(row);
            case SCALE -> 1;
            default -> 0;
        };
    }

    private double loading(Parameter row) {
        double sd = scale.getOrDefault(row.lhs(), 1.0);
        Map<String, Double> unit = unitLoadings.getOrDefault(row.lhs(), Map.of());
        if (table.isOfBlock(row)) {
            return unit.get(row.rhs());
        }
        if (unit.containsKey(row.rhs())) {
            double factors = unitLoadings.values().stream()
                    .filter(other -> other.containsKey(row.rhs()))
                    .count();
            return unit.get(row.rhs()) / sd / Math.sqrt(factors);
        }
        return 0.7 * scale.getOrDefault(row.rhs(), 1.0) / sd;
    }

    /** As if the components, standardised, counted alike. */
    private double weight(Parameter row) {
        Parameter first = rows().stream()
                .filter(other -> other.op() == Operator.COMPOSITE && other.lhs().equals(row.lhs()))
                .findFirst()
                .orElseThrow();
        double unit = first.isFree() ? 1 : first.value() * deviation(first.rhs());
        return (unit == 0 ? 1 : unit) / deviation(row.rhs());
    }

    private double deviation(String name) {
        double variance = covariance.rows().contains(name) ? covariance.at(name, name) : 1;
        return variance > 0 ? Math.sqrt(variance) : 1;
    }

    private double variance(Parameter row, Map<String, Double> common) {
        String name = row.lhs();
        if (table.latent().contains(name)) {
            double sd = scale.getOrDefault(name, 1.0);
            return residualShare(name) * sd * sd;
        }
        double total = covariance.at(name, name);
        return Math.max(total - common.getOrDefault(name, 0.0), 0.1 * total);
    }

    /** The share of a factor's variance that starts as its residual variance. */
    private double residualShare(String factor) {
        boolean outcome = rows().stream()
                .anyMatch(other -> (other.op().isEffect() && other.lhs().equals(factor))
                        || (other.op() == Operator.LOADING && other.rhs().equals(factor)));
        return outcome ? 0.5 : 1;
    }

    private double covarianceStart(Parameter row) {
        if (table.isOfBlock(row)) {
            return 0;
        }
        Map<String, Double> left = unitLoadings.getOrDefault(row.lhs(), Map.of());
        Map<String, Double> right = unitLoadings.getOrDefault(row.rhs(), Map.of());
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        double shared = 0;
        double leftSum = 0;
        double rightSum = 0;
        for (Map.Entry<String, Double> a : left.entrySet()) {
            leftSum += Math.abs(a.getValue());
            for (Map.Entry<String, Double> b : right.entrySet()) {
                if (!a.getKey().equals(b.getKey())) {
                    shared += Math.signum(a.getValue())
                            * Math.signum(b.getValue())
                            * covariance.at(a.getKey(), b.getKey());
                }
            }
        }
        for (double value : right.values()) {
            rightSum += Math.abs(value);
        }
        double r = Math.max(-0.8, Math.min(0.8, shared / (leftSum * rightSum)));
        double residual = Math.sqrt(residualShare(row.lhs()) * residualShare(row.rhs()));
        return r * residual * scale.getOrDefault(row.lhs(), 1.0) * scale.getOrDefault(row.rhs(), 1.0);
    }
}
