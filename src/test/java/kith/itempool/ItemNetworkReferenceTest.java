package kith.itempool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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

/** Holds ICLUST with beta and exploratory graph analysis to psych, qgraph and igraph. */
class ItemNetworkReferenceTest {

    private static final JsonNode EXPECTED = Reference.own("item_networks");
    private static final Map<String, String> DATA =
            Map.of("bfi", "bfi.csv", "neuroticism", "bfi.csv", "ce", "ce_contexts.csv");

    private static List<String> items(JsonNode pool) {
        List<String> items = new ArrayList<>();
        pool.get("items").forEach(item -> items.add(item.asText()));
        return items;
    }

    private static double[][] scores(String pool) {
        Responses responses = Reference.data(DATA.get(pool));
        List<KeyedItem> items = items(EXPECTED.get(pool)).stream()
                .map(item -> KeyedItem.of(item, false))
                .toList();
        return CompleteResponses.of(new ScaleItems("pool", items), responses).scores();
    }

    /** The items of each step by its name; psych calls items V1, V2, … and steps C1, C2, …. */
    private static Map<String, Set<Integer>> sets(JsonNode steps) {
        Map<String, Set<Integer>> sets = new HashMap<>();
        for (int s = 0; s < steps.size(); s++) {
            Set<Integer> together = new TreeSet<>();
            for (String part : List.of("first", "second")) {
                String name = steps.get(s).get(part).asText();
                together.addAll(name.startsWith("V") ? Set.of(Integer.parseInt(name.substring(1))) : sets.get(name));
            }
            sets.put("C" + (s + 1), together);
        }
        return sets;
    }

    private static Set<Integer> set(int name, List<Set<Integer>> before) {
        return name < 0 ? Set.of(-name) : before.get(name - 1);
    }

    /**
     * Steps are compared by the items that they bring together: items that are most similar to each other have the
     * similarity 1 exactly, and psych leaves the order of such pairs to rounding.
     */
    @Test
    void clustersAsIclust() {
        for (String pool : DATA.keySet()) {
            JsonNode expected = EXPECTED.get(pool);
            double[][] scores = scores(pool);
            assertThat(scores[0].length).isEqualTo(expected.get("n").asInt());
            RevelleClustering found = RevelleClustering.of(items(expected), Correlations.of(scores));
            assertThat(found.steps()).hasSize(expected.get("steps").size());
            Map<Set<Integer>, RevelleClustering.Step> own = new HashMap<>();
            List<Set<Integer>> before = new ArrayList<>();
            for (RevelleClustering.Step step : found.steps()) {
                Set<Integer> together = new TreeSet<>(set(step.first(), before));
                together.addAll(set(step.second(), before));
                before.add(together);
                own.put(together, step);
            }
            Map<String, Set<Integer>> sets = sets(expected.get("steps"));
            for (int s = 0; s < found.steps().size(); s++) {
                JsonNode step = expected.at("/steps/" + s);
                String where = pool + " step " + (s + 1) + " ";
                assertThat(own).as(where).containsKey(sets.get("C" + (s + 1)));
                RevelleClustering.Step actual = own.get(sets.get("C" + (s + 1)));
                assertThat(actual.size()).isEqualTo(step.get("size").asInt());
                check(
                        where + "similarity",
                        Math.abs(actual.similarity()),
                        Math.abs(step.get("similarity").asDouble()));
                check(
                        where + "correlation",
                        Math.abs(actual.correlation()),
                        Math.abs(step.get("correlation").asDouble()));
                check(where + "alpha", actual.alpha(), step.get("alpha").asDouble());
                check(where + "beta", actual.beta(), step.get("beta").asDouble());
                check(where + "rbar", actual.meanCorrelation(), step.get("rbar").asDouble());
            }
            clusters(found, expected.get("clusters"));
        }
    }

    private static void clusters(RevelleClustering found, JsonNode expected) {
        assertThat(found.clusters()).hasSize(expected.size());
        for (JsonNode cluster : expected) {
            Map<String, Integer> signs = new HashMap<>();
            cluster.fields()
                    .forEachRemaining(
                            item -> signs.put(item.getKey(), item.getValue().asInt()));
            RevelleClustering.Cluster own = found.clusters().stream()
                    .filter(one -> signs.containsKey(one.items().get(0)))
                    .findFirst()
                    .orElseThrow();
            assertThat(own.items()).containsExactlyInAnyOrderElementsOf(signs.keySet());
            for (int i = 0; i < own.items().size(); i++) {
                boolean opposite = !signs.get(own.items().get(i))
                        .equals(signs.get(own.items().get(0)));
                assertThat(own.reversed()[i]).isEqualTo(opposite);
            }
        }
    }

    private static void check(String what, double actual, double expected) {
        Tolerance.CLOSED_FORM.check(what, actual, expected);
    }

    /**
     * Every partial correlation and every EBIC of the path. glasso stops at 1e-10 of the mean correlation in the
     * script, so that the tolerance is that of estimates.
     */
    @Test
    void networkIsThatOfQgraph() {
        for (String pool : DATA.keySet()) {
            JsonNode expected = EXPECTED.get(pool);
            double[][] scores = scores(pool);
            ItemNetwork found =
                    ItemNetwork.of(items(expected), Correlations.of(scores), scores[0].length, GraphicalLasso.CLOSE);
            int k = scores.length;
            double lowest = Double.POSITIVE_INFINITY;
            for (JsonNode ebic : expected.get("ebic")) {
                lowest = Math.min(lowest, ebic.asDouble());
            }
            Tolerance.ESTIMATE.check(pool + " EBIC", found.ebic(), lowest);
            assertThat(IntStream.range(0, 100)
                            .mapToDouble(
                                    i -> Math.abs(expected.at("/lambda/" + i).asDouble() - found.penalty()))
                            .min()
                            .orElseThrow())
                    .isLessThan(1e-10);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double edge = expected.at("/network/" + i + "/" + j).asDouble();
                    assertThat(found.weights()[i][j])
                            .as(pool + " " + i + " " + j)
                            .isCloseTo(edge, within(1e-5));
                    assertThat(found.weights()[i][j] == 0).isEqualTo(edge == 0);
                    if (i != j) {
                        assertThat(found.overlap(i, j))
                                .isCloseTo(expected.at("/wto/" + i + "/" + j).asDouble(), within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void communitiesAreThoseOfIgraph() {
        for (String pool : DATA.keySet()) {
            JsonNode expected = EXPECTED.get(pool);
            int k = expected.get("items").size();
            double[][] network = new double[k][k];
            int[] membership = new int[k];
            for (int i = 0; i < k; i++) {
                membership[i] = expected.at("/membership/" + i).asInt();
                for (int j = 0; j < k; j++) {
                    network[i][j] = expected.at("/network/" + i + "/" + j).asDouble();
                }
            }
            NetworkCommunities found = NetworkCommunities.of(network);
            check(
                    pool + " modularity",
                    found.modularity(),
                    expected.get("modularity").asDouble());
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    assertThat(found.membership()[i] == found.membership()[j])
                            .as(pool + " " + i + " " + j)
                            .isEqualTo(membership[i] == membership[j]);
                }
            }
            assertThat(NetworkCommunities.isSeveral(Correlations.of(scores(pool))))
                    .isEqualTo(expected.get("leading").asInt() > 1);
        }
    }

    /** At penalty 0 the inverse is that of the matrix; at the largest correlation nothing is left off the diagonal. */
    @Test
    void graphicalLassoAtTheEndsOfItsPath() {
        double[][] r = {{1, .5, .3}, {.5, 1, .2}, {.3, .2, 1}};
        GraphicalLasso lasso = new GraphicalLasso(r, GraphicalLasso.CLOSE);
        double[][] none = lasso.inverse(.5);
        double[][] all = lasso.inverse(0);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(none[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-12));
                double product = 0;
                for (int l = 0; l < 3; l++) {
                    product += r[i][l] * all[l][j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-7));
            }
        }
    }

    /** Three factors of four items, and one item twice with a little noise. */
    @Test
    void recoversPlantedDimensionsAndTellsRedundantItems() {
        Random random = new Random(5);
        double[][] scores = new double[13][600];
        for (int p = 0; p < 600; p++) {
            double common = random.nextGaussian();
            for (int f = 0; f < 3; f++) {
                double factor = .5 * common + Math.sqrt(.75) * random.nextGaussian();
                for (int i = 0; i < 4; i++) {
                    scores[4 * f + i][p] = .7 * factor + Math.sqrt(.51) * random.nextGaussian();
                }
            }
            scores[12][p] = scores[0][p] + .5 * random.nextGaussian();
        }
        List<String> items = IntStream.rangeClosed(1, 13).mapToObj(i -> "q" + i).toList();
        ExploratoryGraph one = ExploratoryGraph.of(items, scores, CorrelationKind.PEARSON, 20, 3, new Parallel(1));
        assertThat(one.membership()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 1);
        assertThat(one.redundant().get(0).first()).isEqualTo("q1");
        assertThat(one.redundant().get(0).second()).isEqualTo("q13");
        ExploratoryGraph.Stability stability = one.stability().orElseThrow();
        assertThat(Arrays.stream(stability.items()).min().orElseThrow()).isGreaterThan(.8);
        assertThat(Arrays.stream(stability.frequencies()).sum()).isEqualTo(20);
        ExploratoryGraph several = ExploratoryGraph.of(items, scores, CorrelationKind.PEARSON, 20, 3, new Parallel(3));
        assertThat(several.stability().orElseThrow().items()).containsExactly(stability.items());
    }

    @Test
    void unrelatedItemsAreAloneAndHaveNoEdges() {
        double[][] r = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        ItemNetwork network = ItemNetwork.of(List.of("a", "b", "c"), r, 100, GraphicalLasso.CLOSE);
        assertThat(network.edges()).isZero();
        assertThat(NetworkCommunities.of(network.weights()).membership()).containsExactly(1, 2, 3);
        RevelleClustering clusters = RevelleClustering.of(List.of("a", "b", "c"), r);
        assertThat(clusters.membership()).hasSize(3);
    }
}
