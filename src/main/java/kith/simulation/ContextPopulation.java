package kith.simulation;

import java.util.Map;
import java.util.Optional;

/**
 * What is particular to one context.
 *
 * @param id as the column {@code context} has it
 * @param prefix of its columns where the same respondents answer about all contexts
 * @param people how many answer about it, where different respondents do
 * @param means of the factors; 0 where not named
 * @param sds standard deviations of the factors; 1 where not named
 * @param departures of its items from the population's, by item
 * @param clusters the groups that respondents belong to, if any
 */
public record ContextPopulation(
        String id,
        String prefix,
        int people,
        Map<String, Double> means,
        Map<String, Double> sds,
        Map<String, Departure> departures,
        Optional<Clusters> clusters) {

    public ContextPopulation {
        means = Map.copyOf(means);
        sds = Map.copyOf(sds);
        departures = Map.copyOf(departures);
    }

    /**
     * How an item differs here, on purpose, from how it is in the other contexts. Its residual variance stays the same.
     *
     * @param loadings instead of the population's, if told
     * @param form instead of the population's, if told
     */
    public record Departure(Optional<Map<String, Double>> loadings, Optional<AnswerForm> form) {
        public Departure {
            loadings = loadings.map(Map::copyOf);
        }
    }

    /**
     * Groups of respondents.
     *
     * @param count how many; respondents are spread over them at random, so that their sizes differ
     * @param prefix what their names begin with
     * @param icc share of the factors' variance that lies between groups
     */
    public record Clusters(int count, String prefix, double icc) {}

    double mean(String factor) {
        return means.getOrDefault(factor, 0.0);
    }

    double sd(String factor) {
        return sds.getOrDefault(factor, 1.0);
    }

    double icc() {
        return clusters.map(Clusters::icc).orElse(0.0);
    }

    /** An item as it is in this context. */
    Indicator local(Indicator item) {
        Departure departure = departures.get(item.id());
        return departure == null
                ? item
                : new Indicator(
                        item.id(),
                        departure.loadings().orElse(item.loadings()),
                        departure.form().orElse(item.form()),
                        item.keying());
    }
}
