package kith.report.section.itempool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kith.efa.correlation.CorrelationKind;
import kith.itempool.ExploratoryGraph;
import kith.itempool.ItemNetwork;
import kith.itempool.RevelleClustering;
import org.junit.jupiter.api.Test;

class ItemNetworkWordsTest {

    private static final List<String> ITEMS = List.of("a", "b", "c", "d");

    private static ExploratoryGraph graph(
            int dimensions, List<ExploratoryGraph.RedundantPair> redundant, ExploratoryGraph.Stability stability) {
        return new ExploratoryGraph(
                new ItemNetwork(ITEMS, new double[4][4], 0.1, 1, false),
                CorrelationKind.PEARSON,
                false,
                dimensions,
                dimensions == 1 ? new int[] {1, 1, 1, 1} : new int[] {1, 1, 2, 2},
                0.3,
                redundant,
                Optional.ofNullable(stability));
    }

    private static String words(int dimensions, double least) {
        return ItemNetworkWords.dimensions(graph(
                dimensions,
                List.of(),
                new ExploratoryGraph.Stability(
                        20, new int[] {0, 5, 15, 0, 0}, new double[] {1, 0.9, 0.8, least}, new double[] {1, 1})));
    }

    @Test
    void dimensionsAreNamedWithTheirItems() {
        assertThat(ItemNetworkWords.dimensions(graph(2, List.of(), null)))
                .endsWith(" found 2 dimensions: 1 (a, b); 2 (c, d).");
        assertThat(ItemNetworkWords.dimensions(graph(1, List.of(), null)))
                .contains(" found one dimension of all items (")
                .endsWith("did not divide them).");
    }

    /** Christensen and Golino (2021): items of a stable dimension are in it in 75% of the samples. */
    @Test
    void itemsBelowThreeQuartersAreUnstable() {
        assertThat(words(2, 0.75)).endsWith(" The same number was found in 75.0% of 20 bootstrap samples.");
        assertThat(words(2, 0.7499)).endsWith("belonged to their dimension in fewer than 75% of them: d.");
        assertThat(words(1, 1)).endsWith(" The same number was found in 25.0% of 20 bootstrap samples.");
    }

    @Test
    void redundantPairsAreNamed() {
        assertThat(ItemNetworkWords.dimensions(
                        graph(2, List.of(new ExploratoryGraph.RedundantPair("a", "b", 0.3, 0.4)), null)))
                .endsWith(" Redundant pairs: a and b.");
    }

    @Test
    void clustersAreCountedAndNamed() {
        RevelleClustering.Cluster pair = new RevelleClustering.Cluster(List.of("a", "b"), new boolean[2], 0.81, 0.7);
        RevelleClustering.Cluster single = new RevelleClustering.Cluster(List.of("c"), new boolean[1], 1, 1);
        assertThat(ItemNetworkWords.homogeneous(new RevelleClustering(ITEMS, List.of(), List.of(pair))))
                .isEqualTo("ICLUST formed 1 homogeneous cluster: a, b (α = .81, β = .70).");
        assertThat(ItemNetworkWords.homogeneous(new RevelleClustering(ITEMS, List.of(), List.of(single, single))))
                .isEqualTo("ICLUST formed 2 homogeneous clusters.");
    }
}
