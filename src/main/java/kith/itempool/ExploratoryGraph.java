package kith.itempool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.efa.correlation.CorrelationKind;
import kith.math.Parallel;
import kith.math.Progress;
import kith.resampling.Replicate;
import kith.resampling.Replication;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Exploratory graph analysis (Golino and Epskamp 2017, doi 10.1371/journal.pone.0174035): the dimensions of an item
 * pool are the communities of its network of partial correlations. One dimension is tested first by the network of
 * correlations ({@link NetworkCommunities#isSeveral}).
 *
 * @param network of the items
 * @param correlation that the network is estimated from
 * @param smoothed whether the correlations had negative eigenvalues, which were smoothed
 * @param dimensions how many
 * @param membership dimension of each item, from 1
 * @param modularity of the communities of the network; NaN for one dimension
 * @param redundant pairs of items whose topological overlap is at least {@link #REDUNDANT}, the largest first
 * @param stability over bootstrap samples; empty where none were asked for
 */
public record ExploratoryGraph(
        ItemNetwork network,
        CorrelationKind correlation,
        boolean smoothed,
        int dimensions,
        int[] membership,
        double modularity,
        List<RedundantPair> redundant,
        Optional<Stability> stability) {

    /** Overlap from which two items are redundant (Christensen, Garrido and Golino 2023). */
    public static final double REDUNDANT = 0.25;

    public ExploratoryGraph {
        redundant = List.copyOf(redundant);
    }

    /** Two items that share most of what they measure. */
    public record RedundantPair(String first, String second, double overlap, double partialCorrelation) {}

    /**
     * Stability over bootstrap samples of respondents (Christensen and Golino 2021, doi 10.3390/psych3030032).
     *
     * @param replications used; samples in which an item did not vary are not
     * @param frequencies in how many of them there were 0, 1, 2, … dimensions
     * @param items share of them in which each item belonged to its dimension; dimensions of a sample are matched to
     *     those of all respondents by the number of items that they share
     * @param dimensions share of them in which each dimension had exactly its items
     */
    public record Stability(int replications, int[] frequencies, double[] items, double[] dimensions) {

        /** Share of the samples below which an item has no stable place (Christensen and Golino 2021). */
        public static final double STABLE = 0.75;

        /** Whether an item belonged to its dimension in too few of the samples. */
        public boolean isUnstable(int item) {
            return !(items[item] >= STABLE);
        }
    }

    private record Found(int dimensions, int[] membership, double modularity, ItemNetwork network) {}

    /** @param scores one array an item */
    static ExploratoryGraph of(
            List<String> items,
            double[][] scores,
            CorrelationKind kind,
            int replications,
            long seed,
            Parallel parallel) {
        NetworkCorrelations.Question question = new NetworkCorrelations.Question(items, scores, kind);
        NetworkCorrelations correlations = question.of(scores, parallel);
        Found found = found(items, correlations.r(), scores[0].length, GraphicalLasso.CLOSE);
        return new ExploratoryGraph(
                found.network,
                kind,
                correlations.smoothed(),
                found.dimensions,
                found.membership,
                found.modularity,
                redundant(found.network),
                replications == 0
                        ? Optional.empty()
                        : stability(question, scores, found, replications, seed, parallel));
    }

    private static Found found(List<String> items, double[][] r, int n, double close) {
        ItemNetwork network = ItemNetwork.of(items, r, n, close);
        if (!NetworkCommunities.isSeveral(r)) {
            int[] one = new int[items.size()];
            Arrays.fill(one, 1);
            return new Found(1, one, Double.NaN, network);
        }
        NetworkCommunities communities = NetworkCommunities.of(network.weights());
        int dimensions = Arrays.stream(communities.membership()).max().orElse(0);
        return new Found(dimensions, communities.membership(), communities.modularity(), network);
    }

    /** Whether two items overlap so much that one of them would do, whatever the sign. */
    static boolean isRedundant(double overlap) {
        return Math.abs(overlap) >= REDUNDANT;
    }

    private static List<RedundantPair> redundant(ItemNetwork network) {
        List<RedundantPair> pairs = new ArrayList<>();
        for (int i = 0; i < network.items().size(); i++) {
            for (int j = 0; j < i; j++) {
                double overlap = network.overlap(i, j);
                if (isRedundant(overlap)) {
                    pairs.add(new RedundantPair(
                            network.items().get(j), network.items().get(i), overlap, network.weights()[i][j]));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.overlap())));
        return pairs;
    }

    private static Optional<Stability> stability(
            NetworkCorrelations.Question question,
            double[][] scores,
            Found found,
            int replications,
            long seed,
            Parallel parallel) {
        List<String> items = found.network.items();
        List<Found> used = Replication.outcomes(
                        replications,
                        seed,
                        parallel,
                        "bootstrap samples",
                        Progress.SILENT,
                        random -> resampled(items, question, scores, random))
                .used();
        if (used.isEmpty()) {
            return Optional.empty();
        }
        int k = items.size();
        int[] frequencies = new int[k + 1];
        double[] inPlace = new double[k];
        double[] whole = new double[found.dimensions];
        for (Found sample : used) {
            frequencies[sample.dimensions]++;
            int[] matched = matched(sample, found);
            boolean[] same = new boolean[found.dimensions];
            Arrays.fill(same, true);
            for (int i = 0; i < k; i++) {
                boolean own = matched[sample.membership[i]] == found.membership[i];
                inPlace[i] += own ? 1.0 / used.size() : 0;
                if (!own) {
                    same[found.membership[i] - 1] = false;
                    if (matched[sample.membership[i]] > 0) {
                        same[matched[sample.membership[i]] - 1] = false;
                    }
                }
            }
            for (int d = 0; d < same.length; d++) {
                whole[d] += same[d] ? 1.0 / used.size() : 0;
            }
        }
        return Optional.of(new Stability(used.size(), frequencies, inPlace, whole));
    }

    private static Replicate<Found> resampled(
            List<String> items, NetworkCorrelations.Question question, double[][] scores, RandomGenerator random) {
        int n = scores[0].length;
        double[][] sample = new double[scores.length][n];
        for (int p = 0; p < n; p++) {
            int row = random.nextInt(n);
            for (int i = 0; i < scores.length; i++) {
                sample[i][p] = scores[i][row];
            }
        }
        boolean varying =
                Arrays.stream(sample).allMatch(column -> Arrays.stream(column).anyMatch(value -> value != column[0]));
        return varying
                ? new Replicate.Used<>(
                        found(items, question.of(sample, new Parallel(1)).r(), n, GraphicalLasso.CLOSE_ENOUGH))
                : new Replicate.Lost<>("an item did not vary");
    }

    /** The dimension of all respondents that each dimension of a sample stands for, 0 for none; one for one. */
    private static int[] matched(Found sample, Found found) {
        int[][] shared = new int[sample.dimensions + 1][found.dimensions + 1];
        for (int i = 0; i < sample.membership.length; i++) {
            shared[sample.membership[i]][found.membership[i]]++;
        }
        int[] matched = new int[sample.dimensions + 1];
        boolean[] taken = new boolean[found.dimensions + 1];
        for (int round = 0; round < Math.min(sample.dimensions, found.dimensions); round++) {
            int one = 0;
            int other = 0;
            for (int s = 1; s <= sample.dimensions; s++) {
                for (int f = 1; f <= found.dimensions; f++) {
                    if (matched[s] == 0 && !taken[f] && (one == 0 || shared[s][f] > shared[one][other])) {
                        one = s;
                        other = f;
                    }
                }
            }
            if (shared[one][other] == 0) {
                break;
            }
            matched[one] = other;
            taken[other] = true;
        }
        return matched;
    }
}
