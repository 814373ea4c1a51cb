package kith.sem.solution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.VarianceSlopes;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import org.ejml.data.DMatrixRMaj;

/**
 * Derivatives by the free parameters of every row of a solution, and of the implied variances that rows are
 * standardised by. Values that follow from others (see {@link DerivedValues}) move with them: a residual variance of an
 * ordered variable in the delta parameterisation, 1 ∕ δ² − v with v what is explained, as −2 dδ ∕ δ³ − dv; a scaling
 * factor in the theta parameterisation, δ = σ^(−½), as −½ δ³ dσ. Where moments are conditional on predictors, v and σ
 * are those given the predictors, and what the predictors explain adds to the implied variance.
 */
final class RowSlopes {

    private static final double[] CONSTANT = {};

    private final DerivedValues derived;
    private final int parameters;
    private final Map<String, Parameter> scales = new HashMap<>();
    /** Ordered variables whose latent response has the variance 1 ∕ δ². */
    private final Set<String> scaled = new HashSet<>();

    private final List<VarianceSlopes> variances;
    /** Of what is left given the predictors. */
    private final List<VarianceSlopes> conditional;

    private final double[] theta;

    RowSlopes(DerivedValues derived, double[] theta) {
        this.derived = derived;
        this.parameters = theta.length;
        this.theta = theta.clone();
        this.variances = derived.structures().stream().map(VarianceSlopes::of).toList();
        this.conditional = derived.conditional().equals(derived.structures())
                ? variances
                : derived.conditional().stream().map(VarianceSlopes::of).toList();
        for (Parameter row : derived.table().parameters()) {
            if (row.op() == Operator.SCALE) {
                scales.put(key(row.lhs(), row.group()), row);
            } else if (derived.isDerived(row)) {
                scaled.add(key(row.lhs(), row.group()));
            }
        }
    }

    private static String key(String name, int group) {
        return name + "\n" + group;
    }

    /** The derivatives of the value of a row; of length 0 for one that does not move. */
    double[] ofRow(Parameter row) {
        if (row.isFree()) {
            double[] slope = new double[parameters];
            slope[row.free() - 1] = 1;
            return slope;
        }
        if (!derived.isDerived(row)) {
            return CONSTANT;
        }
        GroupModel model = structure(row.group()).model();
        double[] explained = row(
                conditional.get(row.group() - 1).observed(), model.observed().indexOf(row.lhs()));
        if (row.op() == Operator.SCALE) {
            double delta = row.value();
            return times(explained, -0.5 * delta * delta * delta);
        }
        double[] slope = ofInverseSquaredScale(row.lhs(), row.group());
        for (int a = 0; a < parameters; a++) {
            slope[a] -= explained[a];
        }
        return slope;
    }

    /** The derivatives of the implied variance of an observed variable. */
    double[] ofObserved(String name, int group) {
        int variable = structure(group).model().observed().indexOf(name);
        double[] slope = row(variances.get(group - 1).observed(), variable);
        if (!scaled.contains(key(name, group))) {
            return slope;
        }
        double[] given = row(conditional.get(group - 1).observed(), variable);
        double[] own = ofInverseSquaredScale(name, group);
        for (int a = 0; a < parameters; a++) {
            own[a] += slope[a] - given[a];
        }
        return own;
    }

    /** The derivatives of the implied variance of a factor. */
    double[] ofLatent(String name, int group) {
        return row(
                variances.get(group - 1).latent(),
                structure(group).model().latent().indexOf(name));
    }

    private double[] ofInverseSquaredScale(String name, int group) {
        double[] slope = new double[parameters];
        Parameter scale = scales.get(key(name, group));
        if (scale != null && scale.isFree()) {
            double delta = theta[scale.free() - 1];
            slope[scale.free() - 1] = -2 / (delta * delta * delta);
        }
        return slope;
    }

    private CovarianceStructure structure(int group) {
        return derived.structures().get(group - 1);
    }

    private static double[] row(DMatrixRMaj matrix, int row) {
        double[] values = new double[matrix.numCols];
        System.arraycopy(matrix.data, row * matrix.numCols, values, 0, values.length);
        return values;
    }

    private static double[] times(double[] slope, double factor) {
        for (int a = 0; a < slope.length; a++) {
            slope[a] *= factor;
        }
        return slope;
    }
}
