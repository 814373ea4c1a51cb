package kith.sem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Standardised values of parameters: by the standard deviations of factors alone ({@code std.lv}), or of factors and observed
 * variables ({@code std.all}). A residual covariance is divided by the residual standard deviations of its two sides, as in
 * lavaan, so that it is a correlation of residuals.
 */
final class Standardization {

    private final ParameterTable table;
    private final double[] values;
    private final Map<String, Double> latent = new HashMap<>();
    private final Map<String, Double> observed = new HashMap<>();
    private final Map<String, Double> residual = new HashMap<>();

    /** @param values of every row of the table, the groups evaluated at them */
    Standardization(ParameterTable table, List<CovarianceStructure> structures, double[] values) {
        this.table = table;
        this.values = values.clone();
        for (int g = 1; g <= structures.size(); g++) {
            CovarianceStructure structure = structures.get(g - 1);
            GroupModel model = structure.model();
            for (int k = 0; k < table.latent().size(); k++) {
                latent.put(
                        key(model.latent().get(k), g),
                        root(structure.latentCovariance().get(k, k)));
            }
            for (int i = 0; i < model.observed().size(); i++) {
                observed.put(
                        key(model.observed().get(i), g), root(structure.sigma().get(i, i)));
            }
        }
        List<Parameter> rows = table.parameters();
        for (int i = 0; i < rows.size(); i++) {
            Parameter row = rows.get(i);
            if (row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs())) {
                residual.put(key(row.lhs(), row.group()), Math.sqrt(Math.abs(values[i])));
            }
        }
    }

    private static double root(double variance) {
        return variance < 0 ? Double.NaN : Math.sqrt(variance);
    }

    private static String key(String name, int group) {
        return name + "\n" + group;
    }

    double[] byFactors() {
        return standardised(false);
    }

    double[] byAll() {
        return standardised(true);
    }

    private double[] standardised(boolean all) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = value(table.parameters().get(i), values[i], all);
        }
        return out;
    }

    private double value(Parameter row, double value, boolean all) {
        int g = row.group();
        return switch (row.op()) {
            case LOADING -> value * deviation(row.lhs(), g, all) / deviation(row.rhs(), g, all);
            case REGRESSION -> value * deviation(row.rhs(), g, all) / deviation(row.lhs(), g, all);
            case COVARIANCE -> covariance(row, value, all);
            case INTERCEPT, THRESHOLD -> value / deviation(row.lhs(), g, all);
            case SCALE -> all ? 1 : value;
            default -> value;
        };
    }

    private double covariance(Parameter row, double value, boolean all) {
        int g = row.group();
        if (row.lhs().equals(row.rhs())) {
            double sd = deviation(row.lhs(), g, all);
            return value / (sd * sd);
        }
        return value / residual(row.lhs(), g, all) / residual(row.rhs(), g, all);
    }

    private double residual(String name, int group, boolean all) {
        boolean factor = latent.containsKey(key(name, group));
        return factor || all ? residual.getOrDefault(key(name, group), 1.0) : 1;
    }

    /** The standard deviation that a variable is divided by; 1 for an observed one unless all are standardised. */
    private double deviation(String name, int group, boolean all) {
        Double factor = latent.get(key(name, group));
        if (factor != null) {
            return factor;
        }
        return all ? observed.getOrDefault(key(name, group), 1.0) : 1;
    }
}
