package kith.resampling;

import java.util.List;

/**
 * What samples gave that are more than numbers.
 *
 * @param used of the samples that gave something, in their order
 * @param lost how many gave nothing
 */
public record Outcomes<T>(List<T> used, int lost) {

    public Outcomes {
        used = List.copyOf(used);
    }
}
