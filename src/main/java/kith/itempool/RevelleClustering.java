package kith.itempool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Item clustering by Revelle (1979, doi 10.1207/s15327906mbr1401_4), as {@code iclust} of psych with its usual
 * settings: the two items or clusters with the largest correlation, corrected for their reliability, are merged while
 * the merged cluster has an alpha above that of both parts and a beta above that of the less homogeneous one. Clusters
 * stop growing where they cease to measure one thing.
 *
 * <p>Beta, the worst split-half reliability, is estimated from the last merge of a cluster: k²r̄<sub>12</sub> / V, with
 * r̄<sub>12</sub> the mean correlation between items of the two parts and V the variance of the sum of k standardised
 * items. The reliability of a single item is its largest correlation with another item or cluster. The test of alpha
 * applies to parts of more than three items, that of beta to parts of more than four. Items that correlate negatively
 * with their cluster are reversed. Items that are most similar to each other have the similarity 1; of such pairs the
 * one with the largest correlation is merged first (psych leaves the order to rounding).
 *
 * @param items names of the items
 * @param steps merges, in their order
 * @param clusters that were left, in the order of their first items
 */
public record RevelleClustering(List<String> items, List<Step> steps, List<Cluster> clusters) {

    private static final int LARGEST_WITHOUT_ALPHA = 3;
    private static final int LARGEST_WITHOUT_BETA = 4;
    private static final double SMALLEST_BETA = 0.5;

    /**
     * One merge. Negative numbers are items, from −1; positive ones earlier steps, from 1.
     *
     * @param reversed whether the second is reversed
     * @param similarity correlation corrected for the reliability of both
     * @param correlation of the two
     * @param meanCorrelation of the items after the merge
     */
    public record Step(
            int first,
            int second,
            boolean reversed,
            double similarity,
            double correlation,
            double alpha,
            double beta,
            double meanCorrelation,
            int size) {}

    /**
     * A cluster that was left.
     *
     * @param items names
     * @param reversed whether each is reversed in relation to the first
     * @param alpha NaN for a single item
     * @param beta NaN for a single item
     */
    public record Cluster(List<String> items, boolean[] reversed, double alpha, double beta) {
        public Cluster {
            items = List.copyOf(items);
        }
    }

    public RevelleClustering {
        items = List.copyOf(items);
        steps = List.copyOf(steps);
        clusters = List.copyOf(clusters);
    }

    /** @param r correlations of the items */
    static RevelleClustering of(List<String> items, double[][] r) {
        return new Computation(items, r).answer();
    }

    /** The cluster of each item, numbered from 1. */
    public int[] membership() {
        int[] membership = new int[items.size()];
        for (int c = 0; c < clusters.size(); c++) {
            for (String item : clusters.get(c).items()) {
                membership[items.indexOf(item)] = c + 1;
            }
        }
        return membership;
    }

    /** A cluster on the way: signs of its items, and what its last merge found. */
    private record Part(int name, int[] signs, int size, double alpha, double beta, double meanCorrelation) {}

    private static final class Computation {

        private final List<String> items;
        /** Covariances of the sums of the parts; rows of parts that were merged into others are not used. */
        private final double[][] covariances;

        /** The row of each part in {@link #covariances}. */
        private final List<Integer> rows = new ArrayList<>();

        private final List<Part> parts = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private double[][] correlations;
        private double[][] similarities;
        private double[] reliabilities;

        Computation(List<String> items, double[][] r) {
            this.items = items;
            this.covariances = new double[r.length][];
            for (int i = 0; i < r.length; i++) {
                covariances[i] = r[i].clone();
                rows.add(i);
                int[] signs = new int[r.length];
                signs[i] = 1;
                parts.add(new Part(-(i + 1), signs, 1, Double.NaN, Double.NaN, Double.NaN));
            }
        }

        RevelleClustering answer() {
            boolean growing = parts.size() > 1;
            while (growing) {
                compare();
                growing = merge() && parts.size() > 1;
            }
            return new RevelleClustering(items, steps, clusters());
        }

        private void compare() {
            int k = parts.size();
            double[] variances = new double[k];
            for (int a = 0; a < k; a++) {
                variances[a] = covariances[rows.get(a)][rows.get(a)];
            }
            correlations = new double[k][k];
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < a; b++) {
                    correlations[a][b] = covariances[rows.get(a)][rows.get(b)] / Math.sqrt(variances[a] * variances[b]);
                    correlations[b][a] = correlations[a][b];
                }
            }
            reliabilities = new double[k];
            for (int a = 0; a < k; a++) {
                double size = parts.get(a).size;
                reliabilities[a] = size > 1
                        ? (variances[a] - size) / variances[a] * size / (size - 1)
                        : Arrays.stream(correlations[a]).map(Math::abs).max().orElse(0);
            }
            similarities = new double[k][k];
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < a; b++) {
                    similarities[a][b] = correlations[a][b] / Math.sqrt(reliabilities[a] * reliabilities[b]);
                }
            }
        }

        /** Merges the most similar parts that may be merged; false where none may. */
        private boolean merge() {
            while (true) {
                int first = -1;
                int second = -1;
                double most = -1;
                for (int b = 0; b < parts.size(); b++) {
                    for (int a = b + 1; a < parts.size(); a++) {
                        double similarity = Math.abs(similarities[a][b]);
                        boolean equal = Math.abs(similarity - most) <= 1e-9;
                        boolean closer = equal && Math.abs(correlations[a][b]) > Math.abs(correlations[first][second]);
                        if (similarity > most && !equal || closer) {
                            most = similarity;
                            first = a;
                            second = b;
                        }
                    }
                }
                if (first < 0) {
                    return false;
                }
                Step step = step(first, second);
                if (isHomogeneous(step, parts.get(first), parts.get(second))) {
                    join(step, first, second);
                    return true;
                }
                if (step.beta() < SMALLEST_BETA) {
                    return false;
                }
                similarities[first][second] = Double.NaN;
            }
        }

        private Step step(int first, int second) {
            Part one = parts.get(first);
            Part two = parts.get(second);
            double r12 = Math.abs(correlations[first][second]);
            double between = r12 * Math.sqrt(variance(one) * variance(two));
            double variance = variance(one) + variance(two) + 2 * between;
            double size = one.size + two.size;
            double common = (variance - size) * size / (size - 1);
            return new Step(
                    one.name,
                    two.name,
                    correlations[first][second] < 0,
                    similarities[first][second],
                    correlations[first][second],
                    common / variance,
                    size * size * between / (one.size * two.size) / variance,
                    common / (size * size),
                    (int) size);
        }

        private static double variance(Part part) {
            double size = part.size;
            return size < 2 ? 1 : size + size * (size - 1) * part.meanCorrelation;
        }

        private static boolean isHomogeneous(Step step, Part one, Part two) {
            int smaller = Math.min(one.size, two.size);
            return (smaller <= LARGEST_WITHOUT_ALPHA || step.alpha() >= Math.max(one.alpha, two.alpha))
                    && (smaller <= LARGEST_WITHOUT_BETA || step.beta() >= Math.min(one.beta, two.beta));
        }

        private void join(Step step, int first, int second) {
            Part one = parts.get(first);
            Part two = parts.get(second);
            int[] signs = one.signs.clone();
            for (int i = 0; i < signs.length; i++) {
                signs[i] += (step.reversed() ? -1 : 1) * two.signs[i];
            }
            steps.add(step);
            parts.set(
                    first,
                    new Part(steps.size(), signs, step.size(), step.alpha(), step.beta(), step.meanCorrelation()));
            parts.remove(second);
            add(rows.get(first), rows.get(second), step.reversed() ? -1 : 1);
            rows.remove(second);
        }

        /** Adds one sum to another, or subtracts it. */
        private void add(int to, int from, int sign) {
            double own = covariances[to][to] + 2 * sign * covariances[to][from] + covariances[from][from];
            for (int other = 0; other < covariances.length; other++) {
                covariances[to][other] += sign * covariances[from][other];
                covariances[other][to] = covariances[to][other];
            }
            covariances[to][to] = own;
        }

        private List<Cluster> clusters() {
            return parts.stream()
                    .sorted((a, b) -> Integer.compare(first(a), first(b)))
                    .map(this::cluster)
                    .toList();
        }

        private static int first(Part part) {
            int i = 0;
            while (part.signs[i] == 0) {
                i++;
            }
            return i;
        }

        private Cluster cluster(Part part) {
            List<String> names = new ArrayList<>();
            boolean[] reversed = new boolean[part.size];
            int sign = part.signs[first(part)];
            for (int i = 0; i < part.signs.length; i++) {
                if (part.signs[i] != 0) {
                    reversed[names.size()] = part.signs[i] != sign;
                    names.add(items.get(i));
                }
            }
            return new Cluster(names, reversed, part.alpha, part.beta);
        }
    }
}
