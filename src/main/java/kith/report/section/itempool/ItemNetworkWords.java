package kith.report.section.itempool;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.efa.correlation.CorrelationKind;
import kith.itempool.ExploratoryGraph;
import kith.itempool.RevelleClustering;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;

/** What ICLUST and the network of the items found, in sentences. */
final class ItemNetworkWords {

    private ItemNetworkWords() {}

    static String homogeneous(RevelleClustering found) {
        int clusters = found.clusters().size();
        String parts = found.clusters().stream()
                .filter(cluster -> cluster.items().size() > 1)
                .map(cluster -> String.join(", ", cluster.items()) + " (α = "
                        + NumberWords.correlation(cluster.alpha()) + ", β = "
                        + NumberWords.correlation(cluster.beta()) + ")")
                .collect(Collectors.joining("; "));
        return "ICLUST formed " + clusters + (clusters == 1 ? " homogeneous cluster" : " homogeneous clusters")
                + (parts.isEmpty() ? "" : ": " + parts) + ".";
    }

    static String dimensions(ExploratoryGraph found) {
        String kind = found.correlation() == CorrelationKind.PEARSON
                ? ""
                : " of " + (found.correlation() == CorrelationKind.POLYCHORIC ? "polychoric" : "Spearman")
                        + " correlations";
        String how =
                "Exploratory graph analysis" + kind + " (" + Citation.unbracketed("golinoEpskamp2017") + ") found ";
        String which = found.dimensions() == 1
                ? "one dimension of all items (" + Citation.unbracketed("newman2006")
                        + ": the leading eigenvector of the network of correlations did not divide them)."
                : found.dimensions() + " dimensions: " + members(found) + ".";
        return how + which + stability(found) + redundant(found);
    }

    private static String members(ExploratoryGraph found) {
        List<String> items = found.network().items();
        return IntStream.rangeClosed(1, found.dimensions())
                .mapToObj(dimension -> dimension + " ("
                        + IntStream.range(0, items.size())
                                .filter(i -> found.membership()[i] == dimension)
                                .mapToObj(items::get)
                                .collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.joining("; "));
    }

    private static String stability(ExploratoryGraph found) {
        if (found.stability().isEmpty()) {
            return "";
        }
        ExploratoryGraph.Stability stability = found.stability().get();
        double share = (double) stability.frequencies()[found.dimensions()] / stability.replications();
        List<String> items = found.network().items();
        List<String> unstable = IntStream.range(0, items.size())
                .filter(stability::isUnstable)
                .mapToObj(items::get)
                .toList();
        return " The same number was found in " + NumberWords.percent(share) + " of " + stability.replications()
                + " bootstrap samples."
                + (unstable.isEmpty()
                        ? ""
                        : " Items that belonged to their dimension in fewer than "
                                + Confidence.percent(ExploratoryGraph.Stability.STABLE) + " of them: "
                                + String.join(", ", unstable) + ".");
    }

    private static String redundant(ExploratoryGraph found) {
        return found.redundant().isEmpty()
                ? ""
                : " Redundant pairs: "
                        + found.redundant().stream()
                                .map(pair -> pair.first() + " and " + pair.second())
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
