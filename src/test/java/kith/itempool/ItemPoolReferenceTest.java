package kith.itempool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.math.Parallel;
import kith.reliability.scale.CompleteResponses;
import kith.reliability.scale.ScaleItems;
import org.junit.jupiter.api.Test;

/**
 * Holds clustering, map and profiles of twelve items to {@code hclust}, {@code cmdscale}, {@code kmeans} and a mixture
 * in R.
 */
class ItemPoolReferenceTest {

    private static final ScaleItems POOL = new ScaleItems(
            "pool",
            Stream.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4")
                    .map(item -> KeyedItem.of(item, false))
                    .toList());
    private static final JsonNode EXPECTED = Reference.own("item_pool");

    private static ItemPoolAnswer answer(ItemPoolQuestion question, int threads) {
        return ItemPoolAnswer.of(POOL, Reference.data("ce_contexts.csv"), question, new Parallel(threads));
    }

    private static void check(String what, double[] actual, JsonNode expected) {
        assertThat(actual).as(what).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            Tolerance.CLOSED_FORM.check(
                    what + " " + i, actual[i], expected.get(i).asDouble());
        }
    }

    @Test
    void clustersItemsAsHclust() {
        for (ItemLinkage linkage : ItemLinkage.values()) {
            JsonNode expected = EXPECTED.get(linkage.name().toLowerCase(java.util.Locale.ROOT));
            ItemPoolAnswer answer = answer(new ItemPoolQuestion(linkage, 3, 0, 1, 0, 1), 1);
            assertThat(answer.n()).isEqualTo(EXPECTED.get("n").asInt());
            ItemClustering clustering = answer.clustering().orElseThrow();
            check(
                    "height",
                    clustering.merges().stream()
                            .mapToDouble(ItemClustering.Merge::height)
                            .toArray(),
                    expected.get("height"));
            for (int step = 0; step < 11; step++) {
                ItemClustering.Merge merge = clustering.merges().get(step);
                assertThat(List.of(merge.first(), merge.second()))
                        .as(linkage + " step " + step)
                        .containsExactly(
                                expected.at("/merge/" + step + "/0").asInt(),
                                expected.at("/merge/" + step + "/1").asInt());
            }
            for (int c = 2; c < 12; c++) {
                int[] cut = ItemClustering.cut(clustering.merges(), 12, c);
                for (int item = 0; item < 12; item++) {
                    assertThat(cut[item])
                            .isEqualTo(
                                    expected.at("/cuts/" + (c - 2) + "/" + item).asInt());
                }
            }
            check("silhouette", clustering.silhouettes(), expected.get("silhouette"));
            check("widths", clustering.widths(), expected.get("widths_of_3"));
        }
    }

    @Test
    void mapsItemsAsCmdscale() {
        ItemMap map = answer(new ItemPoolQuestion(ItemLinkage.AVERAGE, 0, 0, 1, 0, 1), 1)
                .map()
                .orElseThrow();
        for (int axis = 0; axis < 2; axis++) {
            int a = axis;
            int largest = 0;
            for (int item = 1; item < 12; item++) {
                largest =
                        Math.abs(map.coordinates()[item][a]) > Math.abs(map.coordinates()[largest][a]) ? item : largest;
            }
            double sign = Math.signum(
                    EXPECTED.at("/map/points/" + largest + "/" + axis).asDouble());
            for (int item = 0; item < 12; item++) {
                Tolerance.CLOSED_FORM.checkScaled(
                        "axis " + axis + " of " + item,
                        map.coordinates()[item][axis],
                        sign * EXPECTED.at("/map/points/" + item + "/" + axis).asDouble());
            }
        }
        for (int i = 0; i < 12; i++) {
            Tolerance.CLOSED_FORM.checkScaled(
                    "eigenvalue " + i,
                    map.eigenvalues()[i],
                    EXPECTED.at("/map/eig/" + i).asDouble());
        }
        Tolerance.CLOSED_FORM.check("fit", map.fit(), EXPECTED.at("/map/gof/0").asDouble());
        Tolerance.CLOSED_FORM.check(
                "fit of positive",
                map.fitOfPositive(),
                EXPECTED.at("/map/gof/1").asDouble());
    }

    /** As many starts as the minimum of R took; its surface has many local minima within 1e-6 of the lowest. */
    @Test
    void findsThePartitionsOfKmeans() {
        double[][] rows = StandardizedItems.of(CompleteResponses.of(POOL, Reference.data("ce_contexts.csv"))
                        .scores())
                .rows();
        for (int k = 1; k <= 6; k++) {
            int profiles = k;
            List<ProfilePartition> partitions =
                    new Parallel(2).map(500, start -> ProfilePartition.start(rows, profiles, 1, start));
            Tolerance.CLOSED_FORM.check(
                    "sum of squares of " + k,
                    ProfilePartition.best(partitions).within(),
                    EXPECTED.at("/kmeans/" + (k - 1)).asDouble());
        }
    }

    @Test
    void findsTheProfilesOfTheMixture() {
        RespondentProfiles profiles = answer(new ItemPoolQuestion(ItemLinkage.AVERAGE, 0, 4, 50, 0, 1), 2)
                .profiles()
                .orElseThrow();
        for (int k = 1; k <= 4; k++) {
            ProfileSolution solution = profiles.solutions().get(k - 1);
            JsonNode expected = EXPECTED.at("/mixtures/" + (k - 1));
            Tolerance.ESTIMATE.check(
                    "logLik " + k, solution.logLikelihood(), expected.get("ll").asDouble());
            Tolerance.ESTIMATE.check(
                    "BIC " + k, solution.bic(), expected.get("bic").asDouble());
            Tolerance.ESTIMATE.check("entropy " + k, solution.entropy(), Reference.number(expected.get("entropy")));
            Tolerance.ESTIMATE.check("level " + k, solution.level(), Reference.number(expected.get("level")));
            for (int c = 0; c < k; c++) {
                JsonNode shares = expected.get("shares");
                JsonNode sizes = expected.get("sizes");
                Tolerance.ESTIMATE.check("share", solution.shares()[c], (k == 1 ? shares : shares.get(c)).asDouble());
                assertThat(solution.sizes()[c]).isEqualTo((k == 1 ? sizes : sizes.get(c)).asInt());
                for (int item = 0; item < 12; item++) {
                    Tolerance.ESTIMATE.check(
                            "mean",
                            solution.means()[c][item],
                            expected.at("/means/" + c + "/" + item).asDouble());
                }
            }
        }
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        ItemPoolQuestion question = new ItemPoolQuestion(ItemLinkage.AVERAGE, 0, 3, 12, 0, 7);
        RespondentProfiles one = answer(question, 1).profiles().orElseThrow();
        RespondentProfiles several = answer(question, 4).profiles().orElseThrow();
        for (int k = 0; k < 3; k++) {
            assertThat(several.solutions().get(k))
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .isEqualTo(one.solutions().get(k));
        }
    }
}
