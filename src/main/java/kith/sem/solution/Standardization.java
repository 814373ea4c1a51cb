package kith.sem.solution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Standardised values of parameters (see {@link StandardizedBy}), and how they move with the free parameters. A value
 * is standardised by a product of powers of standard deviations, s = v ∏ d^k, so that ds = ∏ d^k dv + s Σ k d(log d). A
 * residual covariance is divided by the residual standard deviations of its two sides, as in lavaan, so that it is a
 * correlation of residuals. All derivatives are analytic.
 */
public final class Standardization {

    private static final double[] CONSTANT = {};
    private static final Deviation ONE = new Deviation(1, CONSTANT);

    private final ParameterTable table;
    private final double[] values;
    private final Set<String> predictors;
    private final Map<String, Deviation> latent = new HashMap<>();
    private final Map<String, Deviation> observed = new HashMap<>();
    private final Map<String, Deviation> residual = new HashMap<>();

    /**
     * A standard deviation.
     *
     * @param logSlope derivatives of its logarithm by the free parameters; of length 0 where they are not asked for
     */
    private record Deviation(double value, double[] logSlope) {

        static Deviation of(double variance, double[] slope) {
            for (int a = 0; a < slope.length; a++) {
                slope[a] /= 2 * variance;
            }
            return new Deviation(variance < 0 ? Double.NaN : Math.sqrt(variance), slope);
        }
    }

    /** What a value is multiplied by: a standard deviation, or divided by when the exponent is negative. */
    private record Power(Deviation base, int exponent) {
        double value() {
            return Math.pow(base.value, exponent);
        }
    }

    private Standardization(ParameterTable table, double[] values) {
        this.table = table;
        this.values = values.clone();
        this.predictors = Set.copyOf(table.predictors());
    }

    /**
     * Values alone.
     *
     * @param structures one a group, evaluated
     * @param values of every row of the table
     */
    public static Standardization of(ParameterTable table, List<CovarianceStructure> structures, double[] values) {
        Standardization made = new Standardization(table, values);
        made.addVariances(structures, (name, group, isLatent) -> CONSTANT);
        List<Parameter> rows = table.parameters();
        for (int i = 0; i < rows.size(); i++) {
            made.addResidual(rows.get(i), values[i], CONSTANT);
        }
        return made;
    }

    /** Values that can say how they move. */
    public static Standardization of(DerivedValues derived, double[] values, RowSlopes slopes) {
        Standardization made = new Standardization(derived.table(), values);
        made.addVariances(
                derived.structures(),
                (name, group, isLatent) -> isLatent ? slopes.ofLatent(name, group) : slopes.ofObserved(name, group));
        List<Parameter> rows = derived.table().parameters();
        for (int i = 0; i < rows.size(); i++) {
            made.addResidual(rows.get(i), values[i], slopes.ofRow(rows.get(i)));
        }
        return made;
    }

    /** Derivatives of an implied variance. */
    private interface VarianceSlope {
        double[] of(String name, int group, boolean isLatent);
    }

    private void addVariances(List<CovarianceStructure> structures, VarianceSlope slope) {
        for (int g = 1; g <= structures.size(); g++) {
            CovarianceStructure structure = structures.get(g - 1);
            GroupModel model = structure.model();
            for (int k = 0; k < table.latent().size(); k++) {
                String name = model.latent().get(k);
                double variance = structure.latentCovariance().get(k, k);
                latent.put(key(name, g), Deviation.of(variance, slope.of(name, g, true)));
            }
            for (int i = 0; i < model.observed().size(); i++) {
                String name = model.observed().get(i);
                double variance = structure.sigma().get(i, i);
                observed.put(key(name, g), Deviation.of(variance, slope.of(name, g, false)));
            }
        }
    }

    /** The root of the size of a residual variance, which lavaan takes where it is negative. */
    private void addResidual(Parameter row, double variance, double[] slope) {
        if (row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs())) {
            Deviation signed = Deviation.of(variance, slope);
            residual.put(key(row.lhs(), row.group()), new Deviation(Math.sqrt(Math.abs(variance)), signed.logSlope));
        }
    }

    private static String key(String name, int group) {
        return name + "\n" + group;
    }

    /** The standardised value of every row. */
    double[] values(StandardizedBy by) {
        double[] standardised = new double[values.length];
        for (int i = 0; i < standardised.length; i++) {
            standardised[i] = value(i, by);
        }
        return standardised;
    }

    private double value(int i, StandardizedBy by) {
        Parameter row = table.parameters().get(i);
        return isFixedScale(row, by) ? 1 : values[i] * factor(powers(row, by));
    }

    /** lavaan gives scaling factors as 1 in these solutions. */
    private static boolean isFixedScale(Parameter row, StandardizedBy by) {
        return row.op() == Operator.SCALE && by != StandardizedBy.FACTORS;
    }

    /** What a parameter with these sides, in the model or not, is multiplied by. */
    public double factor(Parameter row, StandardizedBy by) {
        return factor(powers(row, by));
    }

    private static double factor(List<Power> powers) {
        double factor = 1;
        for (Power power : powers) {
            factor *= power.value();
        }
        return factor;
    }

    /**
     * The derivatives of the standardised value of a row by the free parameters.
     *
     * @param slope those of the value itself; of length 0 where it does not move
     * @param into receives them
     */
    void slope(int i, StandardizedBy by, double[] slope, double[] into) {
        java.util.Arrays.fill(into, 0);
        Parameter row = table.parameters().get(i);
        if (isFixedScale(row, by)) {
            return;
        }
        List<Power> powers = powers(row, by);
        double factor = factor(powers);
        for (int a = 0; a < slope.length; a++) {
            into[a] = factor * slope[a];
        }
        double value = values[i] * factor;
        if (value == 0) {
            return;
        }
        for (Power power : powers) {
            double[] logSlope = power.base.logSlope;
            for (int a = 0; a < logSlope.length; a++) {
                into[a] += value * power.exponent * logSlope[a];
            }
        }
    }

    private List<Power> powers(Parameter row, StandardizedBy by) {
        int g = row.group();
        return switch (row.op()) {
            case LOADING ->
                List.of(new Power(deviation(row.lhs(), g, by), 1), new Power(deviation(row.rhs(), g, by), -1));
            case REGRESSION, COMPOSITE ->
                List.of(new Power(deviation(row.rhs(), g, by), 1), new Power(outcome(row.lhs(), g, by), -1));
            case COVARIANCE ->
                row.lhs().equals(row.rhs())
                        ? List.of(new Power(deviation(row.lhs(), g, by), -2))
                        : List.of(new Power(residual(row.lhs(), g, by), -1), new Power(residual(row.rhs(), g, by), -1));
            case INTERCEPT, THRESHOLD -> List.of(new Power(deviation(row.lhs(), g, by), -1));
            default -> List.of();
        };
    }

    private Deviation residual(String name, int group, StandardizedBy by) {
        String key = key(name, group);
        return latent.containsKey(key) || isStandardised(name, by) ? residual.getOrDefault(key, ONE) : ONE;
    }

    /** What is predicted is no predictor in its own regression, as when a modification index asks what predicts it. */
    private Deviation outcome(String name, int group, StandardizedBy by) {
        return deviation(name, group, by == StandardizedBy.ALL_BUT_PREDICTORS ? StandardizedBy.ALL : by);
    }

    private Deviation deviation(String name, int group, StandardizedBy by) {
        String key = key(name, group);
        Deviation factor = latent.get(key);
        if (factor != null) {
            return factor;
        }
        return isStandardised(name, by) ? observed.getOrDefault(key, ONE) : ONE;
    }

    private boolean isStandardised(String observedName, StandardizedBy by) {
        return switch (by) {
            case FACTORS -> false;
            case ALL -> true;
            case ALL_BUT_PREDICTORS -> !predictors.contains(observedName);
        };
    }
}
