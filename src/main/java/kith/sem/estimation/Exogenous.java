package kith.sem.estimation;

import java.util.ArrayList;
import java.util.List;
import kith.moments.SampleMoments;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;

/**
 * What a model takes as given: moments of observed predictors, fixed at the sample's, and thresholds that
 * {@code lavaan()} does not free.
 */
public final class Exogenous {

    private Exogenous() {}

    /** The table with a value in every fixed row. */
    public static ParameterTable filled(ParameterTable table, List<GroupSample> samples, boolean unbiased) {
        List<Parameter> rows = new ArrayList<>();
        for (Parameter row : table.parameters()) {
            boolean wanting = !row.isFree() && Double.isNaN(row.value());
            rows.add(wanting ? row.withValue(value(row, samples.get(row.group() - 1), unbiased)) : row);
        }
        return table.withParameters(rows);
    }

    private static double value(Parameter row, GroupSample sample, boolean unbiased) {
        if (row.op() == Operator.THRESHOLD) {
            return sample.ordinal().orElseThrow().thresholdsOf(row.lhs()).stream()
                    .filter(threshold -> row.rhs().equals("t" + threshold.number()))
                    .mapToDouble(Threshold::value)
                    .findFirst()
                    .orElseThrow();
        }
        SampleMoments moments = sample.moments();
        if (row.op() == Operator.INTERCEPT) {
            return moments.mean()[moments.names().indexOf(row.lhs())];
        }
        boolean conditional =
                sample.ordinal().flatMap(OrdinalMoments::covariates).isPresent();
        double factor = unbiased && !conditional ? moments.n() / (moments.n() - 1) : 1;
        return factor * moments.covariance().at(row.lhs(), row.rhs());
    }
}
