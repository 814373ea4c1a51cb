package kith.sem.resampling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.resampling.SamplingUnits;
import kith.sem.sample.GroupSample;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Samples drawn with replacement from all groups of a data set, by {@link SamplingUnits}. A row takes its weight with
 * it, and the weights of a sample are multiplied so that they sum to its number of rows, as in the answers themselves.
 */
final class RowsResampled {

    private final List<ResampledGroup> groups;
    private final SamplingUnits units;

    RowsResampled(List<ResampledGroup> groups) {
        this.groups = List.copyOf(groups);
        this.units = groups.stream().anyMatch(ResampledGroup::isClustered)
                ? SamplingUnits.clusters(
                        groups.stream().map(RowsResampled::clusters).toList())
                : SamplingUnits.rows(
                        groups.stream().mapToInt(ResampledGroup::size).toArray());
    }

    private static int[] clusters(ResampledGroup group) {
        return IntStream.range(0, group.size()).map(group::cluster).toArray();
    }

    /** How often each row of each group is in a sample. */
    int[][] times(RandomGenerator random) {
        return units.times(random);
    }

    /**
     * The sample in which each row is as often as this, one a group; nothing where a group has fewer than 2 rows of it.
     */
    List<GroupSample> samples(int[][] times) {
        double rows = 0;
        double weights = 0;
        for (int g = 0; g < times.length; g++) {
            double own = 0;
            for (int row = 0; row < times[g].length; row++) {
                own += times[g][row];
                weights += times[g][row] * groups.get(g).weight(row);
            }
            if (own < 2) {
                return List.of();
            }
            rows += own;
        }
        List<GroupSample> samples = new ArrayList<>();
        for (int g = 0; g < times.length; g++) {
            samples.add(groups.get(g).drawn(times[g], rows / weights));
        }
        return samples;
    }
}
