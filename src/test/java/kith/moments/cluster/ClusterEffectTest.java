package kith.moments.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Grouping;
import kith.data.Responses;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClusterEffectTest {

    private static final JsonNode EXPECTED = Reference.own("cluster_effect");

    /** Every ninth soldier, in 99 companies of unequal sizes. */
    private static final Responses SOLDIERS = soldiers();

    private static Responses soldiers() {
        Responses all = Reference.data("bh1996.csv");
        return all.rows(
                IntStream.range(0, all.size()).filter(row -> row % 9 == 0).toArray());
    }

    /**
     * By hand: the means of the clusters are 2, 5 and 8, their mean is 5. Between: 2·(9 + 0 + 9) = 36 on 2 degrees of
     * freedom, so 18. Within: six deviations of 1, so 6 on 3, so 2. F = 9; ICC = (18 − 2)/(18 + 2) = .8; design effect
     * 1 + (2 − 1)·.8.
     */
    @Test
    void threePairsByHand() {
        ClusterEffect effect = ClusterEffect.of(new double[] {1, 3, 4, 6, 7, 9}, new int[] {0, 0, 1, 1, 2, 2});
        assertThat(effect.clusters()).isEqualTo(3);
        assertThat(effect.df1()).isEqualTo(2);
        assertThat(effect.df2()).isEqualTo(3);
        Tolerance.CLOSED_FORM.check("F", effect.f(), 9);
        Tolerance.CLOSED_FORM.check("ICC", effect.icc(), 0.8);
        Tolerance.CLOSED_FORM.check("design effect", effect.designEffect(), 1.8);
        Tolerance.CLOSED_FORM.check("p", effect.pValue(), Math.pow(1 + 2 * 9 / 3.0, -1.5));
    }

    /** Shrout and Fleiss (1979), table 2 and 3: BMS = 11.24, WMS = 6.26, ICC(1,1) = .17. */
    @Test
    void sixTargetsOfShroutAndFleiss() {
        Responses targets = Reference.data("shrout_fleiss1979.csv");
        double[] ratings = new double[24];
        int[] target = new int[24];
        for (int i = 0; i < 24; i++) {
            ratings[i] = targets.column("J" + (1 + i % 4))[i / 4];
            target[i] = i / 4;
        }
        ClusterEffect effect = ClusterEffect.of(ratings, target);
        assertThat(effect.icc()).isCloseTo(0.17, Offset.offset(0.005));
        assertThat(effect.f()).isCloseTo(11.24 / 6.26, Offset.offset(0.005));
    }

    @Test
    void unequalClusters() {
        check("plain", row -> 0, List.of());
    }

    @Test
    void clustersWithinStrata() {
        double[] company = SOLDIERS.column("GRP");
        check("nested", row -> (int) company[row] % 2, List.of());
    }

    @Test
    void clustersAcrossStrata() {
        check("crossed", row -> (row + 1) % 3 == 0 ? 1 : 0, List.of());
    }

    @Test
    void clustersBeyondATrend() {
        double[] company = SOLDIERS.column("GRP");
        double[] square = Arrays.stream(company).map(n -> n * n).toArray();
        check("trend", row -> 0, List.of(company, square));
    }

    private static void check(String name, IntUnaryOperator stratum, List<double[]> covariates) {
        JsonNode expected = EXPECTED.get(name);
        int[] company =
                Arrays.stream(SOLDIERS.column("GRP")).mapToInt(n -> (int) n).toArray();
        int[] strata = IntStream.range(0, SOLDIERS.size()).map(stratum).toArray();
        ClusterEffect effect = ClusterEffect.of(SOLDIERS.column("COHES"), company, strata, covariates);
        assertThat(effect.rows()).isEqualTo(expected.get("rows").asInt());
        assertThat(effect.clusters()).isEqualTo(expected.get("clusters").asInt());
        assertThat(effect.df1()).isEqualTo(expected.get("df1").asInt());
        assertThat(effect.df2()).isEqualTo(expected.get("df2").asInt());
        Tolerance.CLOSED_FORM.check("F", effect.f(), expected.get("f").doubleValue());
        Tolerance.CLOSED_FORM.check("p", effect.pValue(), expected.get("p").doubleValue());
        Tolerance.CLOSED_FORM.check("ICC", effect.icc(), expected.get("icc").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "design effect",
                effect.designEffect(),
                expected.get("design_effect").doubleValue());
    }

    /** Rows without a value, a cluster or a stratum change nothing. */
    @Test
    void whatIsMissingTakesNoPart() {
        ClusterEffect effect = ClusterEffect.of(
                new double[] {1, 3, 4, 6, 7, 9, Double.NaN, 100, 100},
                new int[] {0, 0, 1, 1, 2, 2, 2, Grouping.NONE, 1},
                new int[] {0, 0, 0, 0, 0, 0, 0, 0, Grouping.NONE},
                List.of());
        assertThat(effect.rows()).isEqualTo(6);
        Tolerance.CLOSED_FORM.check("ICC", effect.icc(), 0.8);
    }

    @Test
    void hasNoTestWithoutDegreesOfFreedomOrVariance() {
        assertThat(ClusterEffect.of(new double[] {1, 2, 3}, new int[] {0, 1, 2}).f())
                .isNaN();
        assertThat(ClusterEffect.of(new double[] {1, 2, 3}, new int[] {0, 0, 0}).icc())
                .isNaN();
        assertThat(ClusterEffect.of(new double[] {1, 1, 1, 1}, new int[] {0, 0, 1, 1})
                        .pValue())
                .isNaN();
        ClusterEffect alike = ClusterEffect.of(new double[] {1, 1, 2, 2}, new int[] {0, 0, 1, 1});
        assertThat(alike.pValue()).isZero();
        assertThat(alike.icc()).isEqualTo(1);
    }
}
