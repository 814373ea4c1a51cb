package kith.moments.ordered;

import java.util.List;
import kith.math.Matrix;

/**
 * The covariates that moments are conditional on: other variables are regressed on them, and what is correlated is what
 * the regressions leave.
 *
 * @param names in order
 * @param means of the covariates
 * @param covariance of the covariates, divided by n − 1, or by the sum of the weights where rows are weighted (as
 *     lavaan's {@code cov.x})
 * @param slopes of the regressions, outcomes × covariates: probit regressions of ordered outcomes, linear ones of
 *     continuous outcomes
 */
public record Covariates(List<String> names, double[] means, Matrix covariance, Matrix slopes) {

    public Covariates {
        names = List.copyOf(names);
        means = means.clone();
    }

    @Override
    public double[] means() {
        return means.clone();
    }
}
