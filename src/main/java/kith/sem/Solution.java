package kith.sem;

import java.util.ArrayList;
import java.util.List;
import kith.sem.estimation.ParameterLabels;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Definition;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.apache.commons.math3.special.Erf;
import org.ejml.data.DMatrixRMaj;

/** Turns estimates of the free parameters into the rows of a solution. */
final class Solution {

    private static final double Z_95 = 1.959963984540054;

    private final ParameterTable table;
    private final double[] theta;
    private final DMatrixRMaj covariance;

    Solution(ParameterTable table, double[] theta, DMatrixRMaj covariance) {
        this.table = table;
        this.theta = theta.clone();
        this.covariance = covariance;
    }

    /** The value of every row. */
    double[] values() {
        return table.parameters().stream()
                .mapToDouble(row -> row.isFree() ? theta[row.free() - 1] : row.value())
                .toArray();
    }

    List<Estimate> estimates(List<CovarianceStructure> structures) {
        double[] values = values();
        Standardization standardization = new Standardization(table, structures, values);
        double[] byFactors = standardization.byFactors();
        double[] byAll = standardization.byAll();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Parameter row = table.parameters().get(i);
            double se = row.isFree() ? standardError(row.free() - 1) : 0;
            estimates.add(estimate(row, values[i], se, byFactors[i], byAll[i]));
        }
        ParameterLabels labels = new ParameterLabels(table);
        for (Definition definition : table.definitions()) {
            estimates.add(defined(definition, labels, free(byFactors), free(byAll)));
        }
        return estimates;
    }

    /** The standardised values of the free parameters, by their numbers. */
    private double[] free(double[] standardised) {
        double[] free = theta.clone();
        for (int i = 0; i < standardised.length; i++) {
            int number = table.parameters().get(i).free();
            if (number > 0) {
                free[number - 1] = standardised[i];
            }
        }
        return free;
    }

    private double standardError(int index) {
        double variance = covariance.get(index, index);
        return variance < 0 ? Double.NaN : Math.sqrt(variance);
    }

    private Estimate defined(Definition definition, ParameterLabels labels, double[] byFactors, double[] byAll) {
        double value = labels.value(definition.expression(), theta);
        double[] slope = labels.gradient(definition.expression(), theta);
        double variance = 0;
        for (int a = 0; a < slope.length; a++) {
            for (int b = 0; b < slope.length; b++) {
                if (slope[a] != 0 && slope[b] != 0) {
                    variance += slope[a] * slope[b] * covariance.get(a, b);
                }
            }
        }
        double se = Math.sqrt(variance);
        double z = value / se;
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
                twoSided(z),
                value - Z_95 * se,
                value + Z_95 * se,
                labels.value(definition.expression(), byFactors),
                labels.value(definition.expression(), byAll));
    }

    private static Estimate estimate(Parameter row, double value, double se, double stdLv, double stdAll) {
        double z = row.isFree() && se > 0 ? value / se : Double.NaN;
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
                twoSided(z),
                value - Z_95 * se,
                value + Z_95 * se,
                stdLv,
                stdAll);
    }

    private static double twoSided(double z) {
        return Double.isNaN(z) ? Double.NaN : Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
