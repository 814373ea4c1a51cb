package kith.report.section.itempool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.itempool.ItemClustering;
import kith.itempool.ItemLinkage;
import kith.itempool.ItemPoolAnswer;
import kith.itempool.ItemPoolQuestion;
import kith.itempool.ProfileSolution;
import kith.itempool.RespondentProfiles;
import org.junit.jupiter.api.Test;

/** Clusters of items and profiles of respondents in sentences, one for each thing that may be found. */
class ItemPoolWordsTest {

    private static final List<String> ITEMS = List.of("a", "b", "c");

    private static ItemPoolWords words(int clusters) {
        ItemPoolQuestion usual = ItemPoolQuestion.USUAL;
        return new ItemPoolWords(new ItemPoolAnswer(
                new ItemPoolQuestion(
                        usual.linkage(),
                        clusters,
                        usual.mostProfiles(),
                        usual.starts(),
                        usual.replications(),
                        usual.seed()),
                ITEMS,
                new int[100],
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private static String clusters(int asked, int found, double... widths) {
        return words(asked)
                .clusters(new ItemClustering(
                        ItemLinkage.AVERAGE,
                        ITEMS,
                        List.of(),
                        new double[] {.5},
                        found,
                        found == 1 ? new int[] {1, 1, 1} : new int[] {1, 1, 2},
                        widths));
    }

    @Test
    void clustersAreChosenByTheSilhouetteOrFixed() {
        assertThat(clusters(0, 2, .6, .3, 0))
                .startsWith("The 3 items were clustered by average linkage on distances 1 − |r|, n = 100. The mean"
                        + " silhouette width was largest for 2 clusters, .300 (")
                .endsWith("): 1 (a, b); 2 (c).");
        assertThat(clusters(2, 2, .6, .3, 0))
                .endsWith("The number of clusters was fixed at 2, with a mean silhouette width of .300: 1 (a, b); 2"
                        + " (c).");
        assertThat(clusters(1, 1, 0, 0, 0)).endsWith("The number of clusters was fixed at 1: 1 (a, b, c).");
    }

    @Test
    void anItemWithANegativeWidthIsCloserToAnotherCluster() {
        assertThat(clusters(0, 2, .6, -.001, 0))
                .endsWith(": 1 (a, b); 2 (c). Closer on average to another cluster than to their own: b.");
        assertThat(clusters(0, 2, .6, 0, 0)).endsWith(": 1 (a, b); 2 (c).");
    }

    @Test
    void linkagesHaveTheirNames() {
        assertThat(words(0).clusters(new ItemClustering(
                        ItemLinkage.WARD,
                        ITEMS.subList(0, 2),
                        List.of(),
                        new double[0],
                        1,
                        new int[] {1, 1},
                        new double[2])))
                .isEqualTo("The 2 items were clustered by Ward's method on distances 1 − |r|, n = 100. A choice between"
                        + " numbers of clusters needs three items or more.");
    }

    private static ProfileSolution solution(int profiles, double bic) {
        double[][] means = {{-.5, .001, -1}, {.5, .2, 1}};
        return new ProfileSolution(
                profiles,
                8,
                -100,
                bic,
                .8,
                5,
                true,
                true,
                1,
                1,
                new double[] {.25, .75},
                means,
                means,
                new int[] {25, 75},
                .9,
                new int[100]);
    }

    private static List<String> profiles(int tried, int chosen) {
        return words(0).profiles(new RespondentProfiles(
                IntStream.rangeClosed(1, tried)
                        .mapToObj(k -> solution(k, k == 1 ? 120 : -120.04))
                        .toList(),
                chosen));
    }

    @Test
    void profilesAreSupportedOrNot() {
        assertThat(profiles(1, 1)).containsExactly("Only one profile could be estimated.");
        assertThat(profiles(3, 1))
                .containsExactly(
                        "Of mixtures with 1 to 3 profiles, one profile had the lowest BIC, BIC = 120.0. Distinct"
                                + " profiles of respondents were not supported.");
        assertThat(profiles(3, 2))
                .hasSize(5)
                .anyMatch(
                        text -> text.startsWith("Of mixtures with 1 to 3 profiles, 2 profiles had the lowest BIC, BIC ="
                                + " −120.0, entropy = .800 ("))
                .anyMatch(text -> text.startsWith("Level accounted for 90.0% of the variance between the standardised"
                        + " profile means, shape for 10.0%."))
                .anyMatch(text -> text.startsWith("Profiles describe the responses."))
                .contains(
                        "Profile 1 (25.0%): mean over items −0.50 SD from the mean of all respondents, highest on b (0.00"
                                + " SD), lowest on c (−1.00 SD).",
                        "Profile 2 (75.0%): mean over items 0.57 SD from the mean of all respondents, highest on c (1.00"
                                + " SD), lowest on b (0.20 SD).");
    }
}
