package kith.sem.resampling;

import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.OrdinalRows;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.OrderedTerm;
import kith.sem.sample.GroupSample;

/**
 * Samples drawn from a group with ordered variables: tables, thresholds and correlations of the rows drawn. Immutable.
 *
 * @param detail what the weights of the estimator need of the asymptotic covariance
 */
public record ResampledCategories(String name, OrdinalRows rows, CovarianceDetail detail) implements ResampledGroup {

    public static ResampledCategories of(OrderedTerm term, Estimator estimator) {
        boolean full = estimator.minimised() == Estimator.Minimised.WEIGHTED_LEAST_SQUARES;
        return new ResampledCategories(
                term.sample().name(),
                term.ordinal().rows().orElseThrow(),
                full ? CovarianceDetail.FULL : CovarianceDetail.DIAGONAL);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public boolean isClustered() {
        return rows.isClustered();
    }

    @Override
    public int cluster(int row) {
        return rows.cluster(row);
    }

    @Override
    public double weight(int row) {
        return rows.weight(row);
    }

    @Override
    public GroupSample drawn(int[] times, double factor) {
        return GroupSample.ordered(name, rows.drawn(times, factor, detail));
    }
}
