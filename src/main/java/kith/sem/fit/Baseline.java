package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * The baseline model that comparative indices of fit compare with: observed variables are unrelated, their means and
 * variances free in every group. Moments of predictors that the model takes as given stay as they are, and covariances
 * among predictors that it does not are free, as in lavaan. Where moments of ordered variables are conditional on
 * predictors, all slopes on these are free.
 */
public final class Baseline {

    private final ParameterTable table;
    private final boolean hasMeans;
    private final List<Parameter> rows = new ArrayList<>();
    private int free;

    private Baseline(ParameterTable table) {
        this.table = table;
        this.hasMeans = table.hasMeans();
    }

    public static ParameterTable of(ParameterTable table) {
        return new Baseline(table).build();
    }

    private ParameterTable build() {
        for (int g = 1; g <= table.groups().size(); g++) {
            addGroup(g);
        }
        return new ParameterTable(
                rows,
                List.of(),
                List.of(),
                table.groups(),
                table.observed(),
                List.of(),
                table.ordered(),
                table.exogenous(),
                table.predictors(),
                List.of());
    }

    private void addGroup(int group) {
        for (Parameter row : table.parameters()) {
            if (row.group() == group && row.op() == Operator.THRESHOLD) {
                rows.add(row.withFree(++free).withLabel("").withValue(Double.NaN));
            }
        }
        for (String name : table.observed()) {
            boolean ordered = table.ordered().contains(name);
            add(name, Operator.COVARIANCE, name, group, ordered ? 1 : Double.NaN, ordered);
            if (hasMeans) {
                add(name, Operator.INTERCEPT, "", group, ordered ? 0 : Double.NaN, ordered);
            }
            if (ordered) {
                add(name, Operator.SCALE, name, group, 1, true);
            }
        }
        addSlopes(group);
        List<String> given = table.exogenous();
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                add(given.get(i), Operator.COVARIANCE, given.get(j), group, Double.NaN, false);
            }
        }
        if (given.isEmpty()) {
            addPredictorCovariances(group);
        }
    }

    private void addSlopes(int group) {
        for (String predictor : table.ordered().isEmpty() ? List.<String>of() : table.exogenous()) {
            for (String name : table.observed()) {
                if (!table.exogenous().contains(name)) {
                    add(name, Operator.REGRESSION, predictor, group, Double.NaN, false);
                }
            }
        }
    }

    /** Predictors whose moments are parameters are not unrelated among themselves. */
    private void addPredictorCovariances(int group) {
        List<String> modelled = table.modelled();
        for (Parameter row : table.parameters()) {
            boolean pair = row.group() == group
                    && row.op() == Operator.COVARIANCE
                    && !row.lhs().equals(row.rhs());
            if (pair && isPredictor(row.lhs(), modelled) && isPredictor(row.rhs(), modelled)) {
                add(row.lhs(), Operator.COVARIANCE, row.rhs(), group, Double.NaN, false);
            }
        }
    }

    private boolean isPredictor(String name, List<String> modelled) {
        return table.observed().contains(name) && !modelled.contains(name);
    }

    private void add(String lhs, Operator op, String rhs, int group, double value, boolean fixed) {
        boolean given = table.exogenous().contains(lhs);
        int number = fixed || given ? 0 : ++free;
        rows.add(new Parameter(
                lhs, op, rhs, group, 1, number, value, "", given, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
}
