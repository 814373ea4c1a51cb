package kith.sem.solution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kith.math.RepeatedSquare;
import kith.sem.estimation.ParameterLabels;
import kith.sem.model.Definition;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/** Turns estimates of the free parameters into the rows of a solution. */
public final class Solution {

    private static final double ROUNDING = 1e-13;

    private final ParameterTable table;
    private final double[] theta;
    private final RepeatedSquare covariance;

    /** @param covariance of the estimates of the free parameters */
    public Solution(ParameterTable table, double[] theta, DMatrixRMaj covariance) {
        this(table, theta, RepeatedSquare.of(covariance));
    }

    /** @param covariance of the estimates of the free parameters */
    public Solution(ParameterTable table, double[] theta, RepeatedSquare covariance) {
        this.table = table;
        this.theta = theta.clone();
        this.covariance = covariance;
    }

    /** The value of every row. */
    public double[] values() {
        return table.parameters().stream()
                .mapToDouble(row -> row.isFree() ? theta[row.free() - 1] : row.value())
                .toArray();
    }

    /** @param derived of the same table */
    public List<Estimate> estimates(DerivedValues derived) {
        double[] values = values();
        Map<StandardizedBy, StandardizedRows> standardised = new EnumMap<>(StandardizedBy.class);
        RowSlopes slopes = new RowSlopes(derived, theta);
        Standardization standardization = Standardization.of(derived, values, slopes);
        for (StandardizedBy by : StandardizedBy.values()) {
            standardised.put(by, new StandardizedRows(standardization, by));
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Parameter row = table.parameters().get(i);
            double[] slope = slopes.ofRow(row);
            Map<StandardizedBy, Standardized> own = new EnumMap<>(StandardizedBy.class);
            for (StandardizedBy by : StandardizedBy.values()) {
                own.put(by, standardised.get(by).row(i, row, slope));
            }
            double se = row.isFree() ? standardError(row.free() - 1) : 0;
            estimates.add(estimate(row, values[i], se, own));
        }
        if (table.definitions().isEmpty()) {
            return estimates;
        }
        ParameterLabels labels = new ParameterLabels(table);
        ParameterLabels.At estimated = labels.at(theta);
        standardised.values().forEach(rows -> rows.evaluate(labels));
        for (Definition definition : table.definitions()) {
            Map<StandardizedBy, Standardized> own = new EnumMap<>(StandardizedBy.class);
            for (StandardizedBy by : StandardizedBy.values()) {
                own.put(by, standardised.get(by).defined(definition));
            }
            estimates.add(defined(definition, estimated, own));
        }
        return estimates;
    }

    /** One type of standardised solution while it is made. */
    private final class StandardizedRows {
        private final Standardization standardization;
        private final StandardizedBy by;
        private final double[] values;
        /** Values and derivatives of the free parameters, which definitions are computed from. */
        private final double[] free = theta.clone();

        private final double[][] freeSlopes;
        private ParameterLabels.At at;

        StandardizedRows(Standardization standardization, StandardizedBy by) {
            this.standardization = standardization;
            this.by = by;
            this.values = standardization.values(by);
            this.freeSlopes = new double[table.definitions().isEmpty() ? 0 : theta.length][];
        }

        Standardized row(int i, Parameter row, double[] slope) {
            double[] own = new double[theta.length];
            standardization.slope(i, by, slope, own);
            if (row.isFree()) {
                free[row.free() - 1] = values[i];
                if (freeSlopes.length > 0) {
                    freeSlopes[row.free() - 1] = own;
                }
            }
            return Standardized.of(values[i], variance(own));
        }

        /** Once all rows are known. */
        void evaluate(ParameterLabels labels) {
            at = labels.at(free);
        }

        Standardized defined(Definition definition) {
            double[] outer = at.gradient(definition.expression());
            double[] slope = new double[theta.length];
            for (int a = 0; a < outer.length; a++) {
                for (int b = 0; outer[a] != 0 && b < slope.length; b++) {
                    slope[b] += outer[a] * freeSlopes[a][b];
                }
            }
            return Standardized.of(at.value(definition.expression()), variance(slope));
        }
    }

    /** g′ V g, for a g that is mostly zeros; 0 where a constraint leaves nothing but rounding. */
    private double variance(double[] slope) {
        int[] places = new int[slope.length];
        int count = 0;
        for (int a = 0; a < slope.length; a++) {
            if (slope[a] != 0) {
                places[count++] = a;
            }
        }
        double variance = 0;
        double size = 0;
        for (int i = 0; i < count; i++) {
            int a = places[i];
            double own = slope[a] * slope[a] * covariance.at(a, a);
            variance += own;
            size += own;
            for (int j = 0; j < i; j++) {
                variance += 2 * slope[a] * slope[places[j]] * covariance.at(a, places[j]);
            }
        }
        return Math.abs(variance) <= ROUNDING * size ? 0 : variance;
    }

    private double standardError(int index) {
        double variance = covariance.at(index, index);
        return variance < 0 ? Double.NaN : Math.sqrt(variance);
    }

    private Estimate defined(
            Definition definition, ParameterLabels.At at, Map<StandardizedBy, Standardized> standardised) {
        double value = at.value(definition.expression());
        double se = Math.sqrt(variance(at.gradient(definition.expression())));
        double z = se == 0 ? Double.NaN : value / se;
        return new Estimate(
                definition.name(),
                Operator.DEFINITION,
                definition.expression().text(),
                0,
                0,
                0,
                definition.name(),
                value,
                se,
                z,
                Wald.twoSided(z),
                value - Wald.Z_95 * se,
                value + Wald.Z_95 * se,
                standardised.get(StandardizedBy.FACTORS),
                standardised.get(StandardizedBy.ALL),
                standardised.get(StandardizedBy.ALL_BUT_PREDICTORS));
    }

    /**
     * On a bound the ratio to the standard error has no normal distribution, and there is no p value (as in lavaan).
     */
    private static Estimate estimate(
            Parameter row, double value, double se, Map<StandardizedBy, Standardized> standardised) {
        double z = row.isFree() && se > 0 ? value / se : Double.NaN;
        boolean onBound = value == row.lower() || value == row.upper();
        return new Estimate(
                row.lhs(),
                row.op(),
                row.rhs(),
                row.group(),
                row.level(),
                row.free(),
                row.label(),
                value,
                se,
                z,
                onBound ? Double.NaN : Wald.twoSided(z),
                value - Wald.Z_95 * se,
                value + Wald.Z_95 * se,
                standardised.get(StandardizedBy.FACTORS),
                standardised.get(StandardizedBy.ALL),
                standardised.get(StandardizedBy.ALL_BUT_PREDICTORS));
    }
}
