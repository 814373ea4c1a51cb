package kith.report.section.twolevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.twolevel.ClusterCounts;
import kith.twolevel.CrossLevelInvariance;
import org.junit.jupiter.api.Test;

/** Clusters and shares of variance in sentences, and the verdict on equal loadings. */
class TwoLevelWordsTest {

    private static String clusters(String group, int smallest, int largest) {
        return TwoLevelSection.clusters(new ClusterCounts(group, 1200, 40, smallest, largest, 2.5, 2));
    }

    @Test
    void sizesOfClusters() {
        assertThat(clusters("", 1, 1)).isEqualTo("1,200 rows in 40 clusters (1 row each).");
        assertThat(clusters("", 5, 5)).isEqualTo("1,200 rows in 40 clusters (5 rows each).");
        assertThat(clusters("girls", 1, 5)).isEqualTo("girls: 1,200 rows in 40 clusters (1 to 5 rows each, M = 2.50).");
    }

    @Test
    void sharesBetweenGroups() {
        assertThat(LevelStructurePresenter.shares(new double[] {.05}))
                .isEqualTo("Of the variance of the variable .05 lay between groups.");
        assertThat(LevelStructurePresenter.shares(new double[] {.051, .0511}))
                .isEqualTo("Of the variance of each variable .05 lay between groups.");
        assertThat(LevelStructurePresenter.shares(new double[] {.05, .07, .1}))
                .isEqualTo("Between .05 and .10 of the variance of the variables lay between groups.");
    }

    private static CrossLevelInvariance.Verdict verdict(double p) {
        return new CrossLevelInvariance(List.of(), null, 4, 2, p, 0, 0).verdict();
    }

    @Test
    void equalLoadingsAreRejectedBelowFivePercent() {
        assertThat(verdict(.0499)).isEqualTo(CrossLevelInvariance.Verdict.REJECTED);
        assertThat(verdict(.05)).isEqualTo(CrossLevelInvariance.Verdict.NOT_REJECTED);
        assertThat(verdict(Double.NaN)).isEqualTo(CrossLevelInvariance.Verdict.UNKNOWN);
    }
}
