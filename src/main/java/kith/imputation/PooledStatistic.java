package kith.imputation;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import kith.scoring.imputation.PooledInterval;

/**
 * A statistic, pooled.
 *
 * @param place what it is of: scale and item, two scales, or the left and right side of a parameter with its operator
 * @param group empty for the total sample
 */
public record PooledStatistic(PooledQuantity statistic, List<String> place, String group, PooledInterval value) {

    /** The level of the intervals. */
    public static final double LEVEL = 0.95;

    public PooledStatistic {
        place = List.copyOf(place);
    }

    /**
     * @param sets what each data set gave
     * @return empty where the statistic or its standard error does not exist in one of the sets
     */
    static <T> Optional<PooledStatistic> of(
            PooledQuantity statistic,
            List<String> place,
            String group,
            List<T> sets,
            ToDoubleFunction<T> estimate,
            ToDoubleFunction<T> error,
            double completeDf) {
        return PooledInterval.of(
                        statistic.scale(),
                        sets.stream().mapToDouble(estimate).toArray(),
                        sets.stream().mapToDouble(error).toArray(),
                        completeDf,
                        LEVEL)
                .map(value -> new PooledStatistic(statistic, place, group, value));
    }
}
