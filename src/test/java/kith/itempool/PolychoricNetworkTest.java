package kith.itempool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.efa.correlation.CorrelationKind;
import kith.math.Parallel;
import kith.reliability.scale.CompleteResponses;
import kith.reliability.scale.ScaleItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of polychoric correlations against qgraph, whose {@code cor_auto} takes lavaan's, and igraph. */
class PolychoricNetworkTest {

    private static final JsonNode EXPECTED = Reference.own("item_networks_polychoric");

    private static List<String> items(JsonNode pool) {
        List<String> items = new ArrayList<>();
        pool.get("items").forEach(item -> items.add(item.asText()));
        return items;
    }

    private static double[][] scores(String pool) {
        Responses responses = Reference.data(pool.equals("ce") ? "ce_contexts.csv" : "bfi.csv");
        List<KeyedItem> items = items(EXPECTED.get(pool)).stream()
                .map(item -> KeyedItem.of(item, false))
                .toList();
        double[][] scores =
                CompleteResponses.of(new ScaleItems("pool", items), responses).scores();
        if (pool.equals("mixed")) {
            scores[0] = Arrays.stream(scores[0]).map(x -> x > 3 ? 1 : 0).toArray();
        }
        return scores;
    }

    private static ExploratoryGraph graph(String pool, CorrelationKind kind) {
        return ExploratoryGraph.of(items(EXPECTED.get(pool)), scores(pool), kind, 0, 1, new Parallel(1));
    }

    private static double[][] matrix(JsonNode rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> IntStream.range(0, rows.size())
                        .mapToDouble(j -> rows.get(i).get(j).asDouble())
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * Every correlation, every edge of the network of the reference's own correlations, and of Kith's. lavaan stops
     * where correlations are about 1e-5 from the maximum, which edges magnify up to threefold.
     */
    @ParameterizedTest
    @ValueSource(strings = {"bfi", "mixed", "ce"})
    void networkIsThatOfQgraph(String pool) {
        JsonNode expected = EXPECTED.get(pool);
        double[][] scores = scores(pool);
        int n = scores[0].length;
        assertThat(n).isEqualTo(expected.get("n").asInt());
        double[][] r = matrix(expected.get("correlation"));
        double[][] edges = matrix(expected.get("network"));
        NetworkCorrelations own = new NetworkCorrelations.Question(items(expected), scores, CorrelationKind.POLYCHORIC)
                .of(scores, new Parallel(1));
        assertThat(own.smoothed()).isFalse();
        ItemNetwork same = ItemNetwork.of(items(expected), r, n, GraphicalLasso.CLOSE);
        ExploratoryGraph graph = graph(pool, CorrelationKind.POLYCHORIC);
        Tolerance.ESTIMATE.check(pool, same.ebic(), expected.get("ebic").asDouble());
        assertThat(same.penalty()).isCloseTo(expected.get("lambda").asDouble(), within(1e-10));
        assertThat(graph.network().penalty()).isCloseTo(expected.get("lambda").asDouble(), within(1e-5));
        for (int i = 0; i < edges.length; i++) {
            for (int j = 0; j < edges.length; j++) {
                String pair = pool + " " + i + " " + j;
                assertThat(own.r()[i][j]).as(pair).isCloseTo(r[i][j], within(1e-4));
                assertThat(same.weights()[i][j]).as(pair).isCloseTo(edges[i][j], within(1e-5));
                assertThat(graph.network().weights()[i][j]).as(pair).isCloseTo(edges[i][j], within(3e-4));
            }
        }
        dimensions(graph, expected);
    }

    private static void dimensions(ExploratoryGraph graph, JsonNode expected) {
        int[] membership = graph.membership();
        boolean several = expected.get("leading").asInt() > 1;
        assertThat(graph.dimensions() > 1).isEqualTo(several);
        for (int i = 0; i < membership.length && several; i++) {
            for (int j = 0; j < membership.length; j++) {
                assertThat(membership[i] == membership[j])
                        .isEqualTo(expected.at("/membership/" + i).asInt()
                                == expected.at("/membership/" + j).asInt());
            }
        }
        if (several) {
            assertThat(graph.modularity()).isCloseTo(expected.get("modularity").asDouble(), within(1e-4));
        }
    }

    @Test
    void kindsOfCorrelationsDiffer() {
        double polychoric = graph("ce", CorrelationKind.POLYCHORIC).network().weights()[0][1];
        double pearson = graph("ce", CorrelationKind.PEARSON).network().weights()[0][1];
        double spearman = graph("ce", CorrelationKind.SPEARMAN).network().weights()[0][1];
        assertThat(polychoric).isNotEqualTo(pearson);
        assertThat(spearman).isNotEqualTo(pearson).isCloseTo(pearson, within(0.1));
    }

    /** Skewed items of two categories in a small sample: nothing is undefined, negative eigenvalues are smoothed. */
    @Test
    void survivesPoorData() {
        Random random = new Random(3);
        List<String> items = IntStream.rangeClosed(1, 12).mapToObj(i -> "q" + i).toList();
        double[][] scores = new double[12][40];
        for (int p = 0; p < 40; p++) {
            double trait = random.nextGaussian();
            for (int i = 0; i < 12; i++) {
                scores[i][p] = 1.5 * trait + random.nextGaussian() > 1.5 ? 1 : 0;
            }
        }
        ExploratoryGraph found = ExploratoryGraph.of(items, scores, CorrelationKind.POLYCHORIC, 10, 1, new Parallel(1));
        assertThat(found.smoothed()).isTrue();
        assertThat(found.stability().orElseThrow().replications()).isEqualTo(10);
        assertThat(Arrays.stream(found.network().weights()).flatMapToDouble(Arrays::stream))
                .allMatch(Double::isFinite);
    }
}
