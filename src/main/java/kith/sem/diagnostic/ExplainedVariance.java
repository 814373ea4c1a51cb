package kith.sem.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * R²: the share of the variance of an indicator or an outcome that the model explains, 1 less its standardised residual
 * variance; of the latent response where the variable is ordered. lavaan's {@code lavInspect(, "rsquare")}.
 *
 * @param group from 1
 * @param level 1, or 2 for the between level
 * @param share NaN where the residual variance is negative
 */
public record ExplainedVariance(String variable, int group, int level, double share) {

    /** Of every indicator and outcome, observed or latent, in the order of the parameters. */
    public static List<ExplainedVariance> of(SemFit fit) {
        Set<String> explained = new HashSet<>();
        for (Estimate row : fit.estimates()) {
            if (row.op() == Operator.LOADING) {
                explained.add(row.rhs() + " " + row.group());
            } else if (row.op() == Operator.REGRESSION) {
                explained.add(row.lhs() + " " + row.group());
            }
        }
        return fit.estimates().stream()
                .filter(row -> row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs()))
                .filter(row -> explained.contains(row.lhs() + " " + row.group()))
                .map(row -> new ExplainedVariance(
                        row.lhs(), row.group(), row.level(), row.stdAll() < 0 ? Double.NaN : 1 - row.stdAll()))
                .toList();
    }
}
