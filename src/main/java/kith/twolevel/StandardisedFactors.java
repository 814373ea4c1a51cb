package kith.twolevel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * A table in which factors that are scaled by a marker have a fixed (residual) variance of 1 instead: the same model in
 * other parameters. A search in them passes through a loading of 0 of the marker, at which the parameters of the marker
 * form are infinite.
 *
 * @param table with the loading of each marker in the place of the variance of its factor
 * @param original the table in the marker form
 * @param places by factor and block, the number (from 0) of that parameter
 */
record StandardisedFactors(ParameterTable table, ParameterTable original, Map<String, Integer> places) {

    /** Empty where no factor has a marker, or where other values or constraints fix its scale as well. */
    static Optional<StandardisedFactors> of(ParameterTable table) {
        boolean plain = table.constraints().isEmpty()
                && table.parameters().stream()
                        .allMatch(row ->
                                row.lower() == Double.NEGATIVE_INFINITY && row.upper() == Double.POSITIVE_INFINITY);
        if (!plain) {
            return Optional.empty();
        }
        Map<String, Parameter> markers = new HashMap<>();
        for (Parameter row : table.parameters()) {
            if (row.op() == Operator.LOADING && !row.isFree() && row.value() == 1) {
                markers.putIfAbsent(key(row.lhs(), row), row);
            }
        }
        Map<String, Integer> places = new HashMap<>();
        for (Parameter row : table.parameters()) {
            if (row.op() == Operator.COVARIANCE
                    && row.lhs().equals(row.rhs())
                    && row.isFree()
                    && markers.containsKey(key(row.lhs(), row))) {
                places.put(key(row.lhs(), row), row.free() - 1);
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<Parameter> rows = new ArrayList<>();
        for (Parameter row : table.parameters()) {
            boolean own = places.containsKey(key(row.lhs(), row));
            boolean marker = own && row.equals(markers.get(key(row.lhs(), row)));
            boolean variance =
                    own && row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
            boolean fixed = !row.isFree() && row.value() != 0;
            if (fixed && !marker && (own || places.containsKey(key(row.rhs(), row)))) {
                return Optional.empty();
            }
            rows.add(
                    marker
                            ? row.withFree(places.get(key(row.lhs(), row)) + 1)
                            : variance ? row.withFree(0).withValue(1) : row);
        }
        return Optional.of(new StandardisedFactors(table.withParameters(rows), table, places));
    }

    private static String key(String factor, Parameter row) {
        return row.group() + " " + factor;
    }

    /** Parameters of this table from those of the marker form, whose variances of factors are positive. */
    double[] standardised(double[] theta) {
        double[] scales = theta.clone();
        places.values().forEach(place -> scales[place] = Math.sqrt(Math.max(theta[place], 1e-6)));
        double[] values = theta.clone();
        for (Parameter row : original.parameters()) {
            if (row.isFree()) {
                values[row.free() - 1] = theta[row.free() - 1] / factor(row, scales);
            }
        }
        places.values().forEach(place -> values[place] = scales[place]);
        return values;
    }

    /** Parameters of the marker form from those of this table. */
    double[] marked(double[] theta) {
        double[] values = theta.clone();
        for (Parameter row : original.parameters()) {
            if (row.isFree()) {
                values[row.free() - 1] = theta[row.free() - 1] * factor(row, theta);
            }
        }
        places.values().forEach(place -> values[place] = theta[place] * theta[place]);
        return values;
    }

    /** What a parameter is multiplied by on the way to the marker form. */
    private double factor(Parameter row, double[] scales) {
        double left = scale(row.lhs(), row, scales);
        double right = scale(row.rhs(), row, scales);
        return switch (row.op()) {
            case LOADING -> right / left;
            case REGRESSION -> left / right;
            case COVARIANCE -> left * right;
            case INTERCEPT -> left;
            default -> 1;
        };
    }

    private double scale(String variable, Parameter row, double[] scales) {
        Integer place = places.get(key(variable, row));
        return place == null ? 1 : scales[place];
    }
}
