package kith.resampling;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What samples gave that are more than numbers.
 *
 * @param used of the samples that gave something, in their order
 * @param lost how many gave nothing, by the reason
 */
public record Outcomes<T>(List<T> used, Map<String, Integer> lost) {

    public Outcomes {
        used = List.copyOf(used);
        lost = Collections.unmodifiableMap(new TreeMap<>(lost));
    }

    static <T> Outcomes<T> of(List<Replicate<T>> replicates) {
        Map<String, Integer> lost = new TreeMap<>();
        for (Replicate<T> replicate : replicates) {
            if (replicate instanceof Replicate.Lost<T> none) {
                lost.merge(none.reason(), 1, Integer::sum);
            }
        }
        return new Outcomes<>(
                replicates.stream().flatMap(one -> one.value().stream()).toList(), lost);
    }

    /** How many samples gave nothing. */
    public int lostInAll() {
        return lost.values().stream().mapToInt(Integer::intValue).sum();
    }
}
