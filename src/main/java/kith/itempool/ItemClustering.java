package kith.itempool;

import java.util.Arrays;
import java.util.List;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.CompleteLinkage;
import smile.clustering.linkage.Linkage;
import smile.clustering.linkage.UPGMALinkage;
import smile.clustering.linkage.WardLinkage;

/**
 * Agglomerative hierarchical clustering of items on distances 1 − |r|: the two closest clusters are merged until one is
 * left.
 *
 * <p>Smile finds the order of the merges, in single precision; each height is then computed from the distances of the
 * items in double precision, so that it agrees with R's {@code hclust} to rounding. With A and B the clusters merged,
 * it is their mean distance (average), their largest distance (complete), or the square root of 2|A||B| / (|A| + |B|) ·
 * [m(A, B) − m(A, A) / 2 − m(B, B) / 2], m the mean squared distance (Ward, Murtagh and Legendre 2014, doi
 * 10.1007/s00357-014-9161-z; {@code ward.D2} in R).
 *
 * @param linkage used
 * @param items names of the items
 * @param merges one for each step, in the order of their heights
 * @param silhouettes mean silhouette width of 2, 3, … k − 1 clusters
 * @param clusters how many the items are cut into; 1 where fewer than three items leave no choice
 * @param membership cluster of each item, numbered from 1 by first item
 * @param widths silhouette width of each item; 0 for an item that is alone in its cluster
 */
public record ItemClustering(
        ItemLinkage linkage,
        List<String> items,
        List<Merge> merges,
        double[] silhouettes,
        int clusters,
        int[] membership,
        double[] widths) {

    /**
     * One merge. Clusters are numbered as in R: a negative number is an item, a positive one an earlier step.
     *
     * @param items that are together afterwards, as places in the list of items, ascending
     */
    public record Merge(int first, int second, double height, List<Integer> items) {}

    public ItemClustering {
        items = List.copyOf(items);
        merges = List.copyOf(merges);
    }

    /** @param clusters how many clusters; 0 for the number with the largest mean silhouette width */
    static ItemClustering of(ItemDistances distances, ItemLinkage linkage, int clusters) {
        int k = distances.size();
        List<Merge> merges = merges(distances.distances(), linkage);
        double[] silhouettes = new double[Math.max(0, k - 2)];
        int best = 0;
        for (int c = 0; c < silhouettes.length; c++) {
            silhouettes[c] = Silhouette.mean(Silhouette.widths(distances.distances(), cut(merges, k, c + 2)));
            if (silhouettes[c] > silhouettes[best]) {
                best = c;
            }
        }
        int chosen = clusters > 0 ? clusters : silhouettes.length == 0 ? 1 : best + 2;
        int[] membership = cut(merges, k, chosen);
        return new ItemClustering(
                linkage,
                distances.items(),
                merges,
                silhouettes,
                chosen,
                membership,
                Silhouette.widths(distances.distances(), membership));
    }

    /** Items of a cluster, in their order. */
    public List<String> itemsOf(int cluster) {
        return java.util.stream.IntStream.range(0, items.size())
                .filter(item -> membership[item] == cluster)
                .mapToObj(items::get)
                .toList();
    }

    private static List<Merge> merges(double[][] distances, ItemLinkage linkage) {
        int k = distances.length;
        int[][] tree = HierarchicalClustering.fit(linkage(distances, linkage)).tree();
        List<List<Integer>> members = new java.util.ArrayList<>();
        for (int item = 0; item < k; item++) {
            members.add(List.of(item));
        }
        List<Merge> merges = new java.util.ArrayList<>();
        for (int[] pair : tree) {
            List<Integer> together = java.util.stream.Stream.concat(
                            members.get(pair[0]).stream(), members.get(pair[1]).stream())
                    .sorted()
                    .toList();
            double height = height(distances, members.get(pair[0]), members.get(pair[1]), linkage);
            members.add(together);
            merges.add(merge(numbered(pair[0], k), numbered(pair[1], k), height, together));
        }
        return merges;
    }

    /** Items before steps, each in ascending order, as in R. */
    private static Merge merge(int one, int other, double height, List<Integer> together) {
        boolean swap = one < 0 && other < 0 ? other > one : other < one;
        return swap ? new Merge(other, one, height, together) : new Merge(one, other, height, together);
    }

    private static int numbered(int node, int items) {
        return node < items ? -(node + 1) : node - items + 1;
    }

    private static Linkage linkage(double[][] distances, ItemLinkage linkage) {
        double[][] lower = new double[distances.length][];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Arrays.copyOf(distances[i], i + 1);
        }
        return switch (linkage) {
            case AVERAGE -> new UPGMALinkage(lower);
            case COMPLETE -> new CompleteLinkage(lower);
            case WARD -> new WardLinkage(lower);
        };
    }

    private static double height(double[][] distances, List<Integer> a, List<Integer> b, ItemLinkage linkage) {
        return switch (linkage) {
            case AVERAGE -> mean(distances, a, b, false);
            case COMPLETE ->
                a.stream()
                        .flatMapToDouble(i -> b.stream().mapToDouble(j -> distances[i][j]))
                        .max()
                        .orElseThrow();
            case WARD -> {
                double between =
                        mean(distances, a, b, true) - mean(distances, a, a, true) / 2 - mean(distances, b, b, true) / 2;
                yield Math.sqrt(Math.max(0, 2.0 * a.size() * b.size() / (a.size() + b.size()) * between));
            }
        };
    }

    private static double mean(double[][] distances, List<Integer> a, List<Integer> b, boolean squared) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += squared ? distances[i][j] * distances[i][j] : distances[i][j];
            }
        }
        return sum / a.size() / b.size();
    }

    /** The cluster of each item when the tree is cut into so many. */
    static int[] cut(List<Merge> merges, int items, int clusters) {
        int[] root = new int[items];
        for (int item = 0; item < items; item++) {
            root[item] = item;
        }
        for (Merge merge : merges.subList(0, items - clusters)) {
            for (int item : merge.items()) {
                root[item] = merge.items().get(0);
            }
        }
        int[] numbers = new int[items];
        int[] membership = new int[items];
        int next = 0;
        for (int item = 0; item < items; item++) {
            if (numbers[root[item]] == 0) {
                numbers[root[item]] = ++next;
            }
            membership[item] = numbers[root[item]];
        }
        return membership;
    }
}
