package kith.reliability.scale;

import java.util.Map;
import java.util.Optional;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.text.UnusualSettings;

/**
 * How items and reliability are analysed, as a user chose it on the command line or in a study file.
 *
 * @param level of the intervals
 * @param missing which rows covariances are taken from: pairwise or listwise
 * @param draws samples of the bootstrap; 0 for none
 * @param intervals which coefficients get intervals that take work; empty where that is not chosen
 */
public record ReliabilitySettings(double level, Missing missing, int draws, Optional<Extent> intervals) {

    /** Nothing chosen. */
    public static final ReliabilitySettings USUAL =
            new ReliabilitySettings(0.95, Missing.PAIRWISE, 1_000, Optional.empty());

    /**
     * The options of the analysis.
     *
     * @param usual which coefficients get intervals where that is not chosen
     * @param cluster column of the clusters that rows come in
     * @param weights column of sampling weights
     */
    public ReliabilityOptions options(
            Extent usual, Optional<String> cluster, Optional<String> weights, long seed, Parallel parallel) {
        ReliabilityOptions options = ReliabilityOptions.withSeed(seed)
                .withLevel(level)
                .with(missing)
                .with(new Resampling(draws, seed, parallel, intervals.orElse(usual)));
        ReliabilityOptions clustered = cluster.map(options::clusteredBy).orElse(options);
        return weights.map(clustered::weightedBy).orElse(clustered);
    }

    /** Those that are not the usual ones, by name. */
    public Map<String, String> unusual() {
        return new UnusualSettings()
                .add("level of intervals of reliability", level, USUAL.level())
                .add("missing responses in reliability", missing, USUAL.missing())
                .add("bootstrap samples of reliability", draws, USUAL.draws())
                .add("intervals of reliability", intervals)
                .byName();
    }
}
