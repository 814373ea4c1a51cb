package kith.report.section.itempool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.itempool.ExploratoryGraph;
import kith.itempool.ItemClustering;
import kith.itempool.ItemMap;
import kith.itempool.ItemNetwork;
import kith.itempool.RevelleClustering;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;

/** Tables and figures of clusters, map and network of an item pool. */
final class ItemNetworkTables {

    private ItemNetworkTables() {}

    static Figure dendrogram(ItemClustering found, Table merges) {
        return new Figure(
                "item-pool-dendrogram",
                "Dendrogram of the items",
                "A tree of the items; items and clusters are joined at the distance at which they were merged.",
                new Figure.Dendrogram(
                        found.items(),
                        found.merges().stream()
                                .map(merge -> new Figure.Join(merge.first(), merge.second(), merge.height()))
                                .toList(),
                        "Distance 1 − |r|",
                        Format.TWO_DECIMALS),
                merges);
    }

    static Figure map(ItemMap map, ItemClustering clustering, Table items) {
        return new Figure(
                "item-pool-map",
                "Map of the items",
                "A point for each item; items that correlate highly are close together. The shape of a point is its cluster.",
                new Figure.Places(
                        map.items(),
                        axis(map, 0),
                        axis(map, 1),
                        IntStream.rangeClosed(1, clustering.clusters())
                                .mapToObj(cluster -> "Cluster " + cluster)
                                .toList(),
                        IntStream.of(clustering.membership())
                                .map(cluster -> cluster - 1)
                                .toArray(),
                        "Axis 1",
                        "Axis 2",
                        Format.TWO_DECIMALS),
                items);
    }

    private static double[] axis(ItemMap map, int axis) {
        return IntStream.range(0, map.items().size())
                .mapToDouble(i -> map.coordinates()[i][axis])
                .toArray();
    }

    static Table homogeneous(RevelleClustering found) {
        return Table.of(
                        "item-pool-iclust",
                        "Homogeneous clusters of items (ICLUST)",
                        found.clusters().size())
                .count("Cluster", c -> c + 1)
                .count("Items", c -> found.clusters().get(c).items().size())
                .text("Members", c -> items(found.clusters().get(c)))
                .correlation("Alpha", c -> found.clusters().get(c).alpha())
                .correlation("Beta", c -> found.clusters().get(c).beta())
                .table(
                        "A minus marks items that are reversed in relation to the first. Clusters were merged while alpha and beta"
                                + " rose (" + Citation.unbracketed("revelle1979")
                                + "). Beta: the worst split-half reliability, as far as the last merge shows it; a beta far"
                                + " below alpha means that the cluster has two parts.");
    }

    private static String items(RevelleClustering.Cluster cluster) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cluster.items().size(); i++) {
            names.add((cluster.reversed()[i] ? "−" : "") + cluster.items().get(i));
        }
        return String.join(", ", names);
    }

    static Table dimensions(ExploratoryGraph found) {
        boolean stable = found.stability().isPresent();
        ItemNetwork network = found.network();
        List<String> notes = new ArrayList<>(
                List.of("Network of partial correlations by the graphical lasso with the lowest extended BIC ("
                        + Citation.unbracketed("friedmanEtAl2008") + "; " + Citation.unbracketed("epskampFried2018")
                        + "); dimensions by random walks (" + Citation.unbracketed("ponsLatapy2006")
                        + "). Sum of partial correlations without their signs."));
        if (stable) {
            notes.add("Stability: share of " + found.stability().get().replications()
                    + " bootstrap samples in which the item belonged to its dimension; below "
                    + Confidence.percent(ExploratoryGraph.Stability.STABLE) + " the item has no stable place ("
                    + Citation.unbracketed("christensenGolino2021") + ").");
        }
        return Table.of(
                        "item-pool-network",
                        "Dimensions of the network of items",
                        network.items().size())
                .text("Item", network.items()::get)
                .count("Dimension", i -> found.membership()[i])
                .twoDecimals(
                        "Sum of partial correlations",
                        i -> Arrays.stream(network.weights()[i]).map(Math::abs).sum())
                .when(
                        stable,
                        table -> table.percent(
                                "Stability",
                                i -> found.stability().orElseThrow().items()[i]))
                .table(notes);
    }

    static Figure network(ExploratoryGraph found) {
        ItemNetwork network = found.network();
        double[][] weights = new double[network.items().size()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = network.weights()[i].clone();
            weights[i][i] = Double.NaN;
        }
        return new Figure(
                "item-pool-edges",
                "Partial correlations of the network",
                "A matrix of the partial correlations between items; empty where the network has no edge.",
                new Figure.HeatMap(network.items(), network.items(), weights, -1, 1, Format.CORRELATION),
                Table.of("item-pool-edges-table", "Partial correlations of the network", weights.length)
                        .text("Item", i -> network.items().get(i))
                        .numbers(
                                network.items(),
                                Format.CORRELATION,
                                i -> Arrays.stream(weights[i])
                                        .map(weight -> weight == 0 ? Double.NaN : weight)
                                        .toArray())
                        .table());
    }

    static Table redundant(ExploratoryGraph found) {
        return Table.of("item-pool-redundant", "Redundant pairs of items", found.redundant())
                .text("First", ExploratoryGraph.RedundantPair::first)
                .text("Second", ExploratoryGraph.RedundantPair::second)
                .correlation("Overlap", ExploratoryGraph.RedundantPair::overlap)
                .correlation("Partial correlation", ExploratoryGraph.RedundantPair::partialCorrelation)
                .table("Weighted topological overlap of at least "
                        + NumberWords.correlation(ExploratoryGraph.REDUNDANT)
                        + " (" + Citation.unbracketed("christensenEtAl2023")
                        + ").");
    }
}
