package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kith.moments.SampleMoments;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;

/**
 * Bounds that follow from the variances of a sample. With v the variance of a variable, r the least reliability of a
 * marker and ψ the least and Ψ the largest variance of a factor: 0 ≤ θ ≤ v for residual variances ((1 − r) v for a
 * marker), r v ≤ ψ ≤ v of the marker for variances of factors (from 0 or a little above for factors that others
 * explain), |λ| ≤ √(v / ψ), |covariance| ≤ √(Ψ Ψ′).
 */
final class AutomaticBounds {

    private final ParameterTable table;
    private final Rule rule;
    private final List<Parameter> rows;
    private final double[] lower;
    private final double[] upper;
    private final Set<String> outcomes = new HashSet<>();

    /** What is bounded. */
    private enum Target {
        RESIDUAL_VARIANCES,
        FACTOR_VARIANCES,
        LOADINGS,
        COVARIANCES
    }

    /**
     * A set of bounds.
     *
     * @param lower what is bounded from below, with the factor by which the range is made wider or narrower on this
     *     side
     * @param upper what is bounded from above, likewise
     * @param markerReliability the least that a marker may have
     * @param leastOutcomeVariance the least variance of a factor that others explain
     */
    record Rule(
            Map<Target, Double> lower,
            Map<Target, Double> upper,
            double markerReliability,
            double leastOutcomeVariance) {

        private static final double LEAST_RELIABILITY = 0.1;
        private static final double LEAST_VARIANCE = 0.005;

        static Rule of(Bounds set) {
            return switch (set) {
                case NONE -> new Rule(Map.of(), Map.of(), 0, 0);
                case POSITIVE_VARIANCES ->
                    positive(Map.of(Target.RESIDUAL_VARIANCES, 1.0, Target.FACTOR_VARIANCES, 1.0));
                case POSITIVE_OBSERVED_VARIANCES -> positive(Map.of(Target.RESIDUAL_VARIANCES, 1.0));
                case POSITIVE_LATENT_VARIANCES -> positive(Map.of(Target.FACTOR_VARIANCES, 1.0));
                case STANDARD -> {
                    Map<Target, Double> sides = sides(1, 1, 1, 0.999);
                    yield new Rule(sides, sides, LEAST_RELIABILITY, LEAST_VARIANCE);
                }
                case WIDE ->
                    new Rule(sides(1.05, 1, 1.1, 1), sides(1.2, 1.3, 1.1, 1), LEAST_RELIABILITY, LEAST_VARIANCE);
            };
        }

        private static Rule positive(Map<Target, Double> lower) {
            return new Rule(lower, Map.of(), 0, 0);
        }

        private static Map<Target, Double> sides(
                double residuals, double factors, double loadings, double covariances) {
            return Map.of(
                    Target.RESIDUAL_VARIANCES, residuals,
                    Target.FACTOR_VARIANCES, factors,
                    Target.LOADINGS, loadings,
                    Target.COVARIANCES, covariances);
        }
    }

    private AutomaticBounds(ParameterTable table, Rule rule) {
        this.table = table;
        this.rule = rule;
        this.rows = table.parameters();
        this.lower = new double[rows.size()];
        this.upper = new double[rows.size()];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        for (Parameter row : rows) {
            if (row.op().isEffect()) {
                outcomes.add(row.lhs());
            } else if (row.op() == Operator.LOADING) {
                outcomes.add(row.rhs());
            }
        }
    }

    static ParameterTable added(ParameterTable table, List<GroupSample> samples, Rule rule, boolean unbiased) {
        AutomaticBounds bounds = new AutomaticBounds(table, rule);
        List<Parameter> bounded = new ArrayList<>(table.parameters());
        for (int g = 1; g <= samples.size(); g++) {
            new Group(bounds, g, variances(samples.get(g - 1), unbiased)).bound(bounded);
        }
        return table.withParameters(bounded);
    }

    private static Map<String, Double> variances(GroupSample sample, boolean unbiased) {
        SampleMoments moments = sample.moments();
        boolean enlarged = unbiased && sample.ordinal().isEmpty();
        double factor = enlarged ? moments.n() / (moments.n() - 1) : 1;
        Map<String, Double> variances = new HashMap<>();
        moments.names()
                .forEach(name ->
                        variances.put(name, factor * moments.covariance().at(name, name)));
        return variances;
    }

    /** The bounds of one group's parameters. */
    private static final class Group {
        private final AutomaticBounds all;
        private final int number;
        private final Map<String, Double> variances;
        private final Map<String, String> markers = new HashMap<>();
        private final Map<String, Double> leastVariance = new HashMap<>();
        private final double[] lower;
        private final double[] upper;

        Group(AutomaticBounds all, int number, Map<String, Double> variances) {
            this.all = all;
            this.number = number;
            this.variances = variances;
            this.lower = all.lower;
            this.upper = all.upper;
            all.table.latent().forEach(this::findMarker);
        }

        private void findMarker(String factor) {
            List<Parameter> fixed = all.rows.stream()
                    .filter(row -> row.group() == number
                            && row.op() == Operator.LOADING
                            && row.lhs().equals(factor)
                            && !row.isFree()
                            && row.value() == 1)
                    .toList();
            if (fixed.size() == 1 && variances.containsKey(fixed.get(0).rhs())) {
                markers.put(factor, fixed.get(0).rhs());
            }
        }

        private int[] places(Predicate<Parameter> which) {
            return IntStream.range(0, all.rows.size())
                    .filter(i -> all.rows.get(i).group() == number && which.test(all.rows.get(i)))
                    .toArray();
        }

        private static boolean isVariance(Parameter row) {
            return row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
        }

        void bound(List<Parameter> bounded) {
            double[] low = lower.clone();
            double[] high = upper.clone();
            apply(Target.RESIDUAL_VARIANCES, boundResiduals(), low, high);
            apply(Target.FACTOR_VARIANCES, boundFactors(), low, high);
            apply(Target.LOADINGS, boundLoadings(), low, high);
            apply(Target.COVARIANCES, boundCovariances(), low, high);
            for (int i : places(Parameter::isFree)) {
                Parameter row = all.rows.get(i);
                double from = Double.isInfinite(row.lower()) ? low[i] : row.lower();
                double to = Double.isInfinite(row.upper()) ? high[i] : row.upper();
                if (from <= to) {
                    bounded.set(i, row.withBounds(from, to));
                }
            }
        }

        /** Makes the range of some rows wider or narrower as the rule has it, and takes the sides that it bounds. */
        private void apply(Target target, int[] places, double[] low, double[] high) {
            boolean variance = target == Target.RESIDUAL_VARIANCES || target == Target.FACTOR_VARIANCES;
            for (int i : places) {
                double range = upper[i] - (variance ? Math.max(lower[i], 0) : lower[i]);
                if (all.rule.lower().containsKey(target)) {
                    lower[i] -= widening(range, all.rule.lower().get(target));
                    low[i] = lower[i];
                }
                if (all.rule.upper().containsKey(target)) {
                    upper[i] += widening(range, all.rule.upper().get(target));
                    high[i] = upper[i];
                }
            }
        }

        private static double widening(double range, double factor) {
            return Double.isInfinite(range) ? 0 : range * (factor - 1);
        }

        private int[] boundResiduals() {
            int[] places = places(row -> isVariance(row) && variances.containsKey(row.lhs()));
            for (int i : places) {
                String name = all.rows.get(i).lhs();
                double share = markers.containsValue(name) ? 1 - all.rule.markerReliability() : 1;
                lower[i] = 0;
                upper[i] = share * variances.get(name);
            }
            return places;
        }

        private int[] boundFactors() {
            int[] places = places(row -> isVariance(row) && all.table.latent().contains(row.lhs()));
            for (int i : places) {
                Parameter row = all.rows.get(i);
                String marker = markers.get(row.lhs());
                double least = 0;
                double most = variances.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(Double.POSITIVE_INFINITY);
                if (marker != null) {
                    least = all.rule.markerReliability() * variances.get(marker);
                    most = variances.get(marker);
                } else if (!row.isFree()) {
                    least = row.value();
                    most = row.value();
                }
                leastVariance.put(row.lhs(), Math.max(0, least));
                boolean outcome = all.outcomes.contains(row.lhs());
                lower[i] = outcome ? all.rule.leastOutcomeVariance() : least;
                upper[i] = most;
            }
            return places;
        }

        private int[] boundLoadings() {
            int[] places = places(row -> row.op() == Operator.LOADING && variances.containsKey(row.rhs()));
            for (int i : places) {
                Parameter row = all.rows.get(i);
                upper[i] = Math.sqrt(variances.get(row.rhs()) / leastVariance.getOrDefault(row.lhs(), 0.0));
                lower[i] = -upper[i];
            }
            return places;
        }

        private int[] boundCovariances() {
            int[] places =
                    places(row -> row.op() == Operator.COVARIANCE && !row.lhs().equals(row.rhs()));
            for (int i : places) {
                Parameter row = all.rows.get(i);
                double most = Math.sqrt(largestVariance(row.lhs())) * Math.sqrt(largestVariance(row.rhs()));
                if (Double.isFinite(most)) {
                    upper[i] = most;
                    lower[i] = -most;
                }
            }
            return places;
        }

        private double largestVariance(String name) {
            int[] own = places(row -> isVariance(row) && row.lhs().equals(name));
            return own.length == 0 ? Double.POSITIVE_INFINITY : upper[own[0]];
        }
    }
}
