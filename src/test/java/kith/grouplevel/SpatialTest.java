package kith.grouplevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.finding.Finding;
import kith.grouplevel.Ecometrics.GroupScore;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Moran's I and spatial empirical Bayes scores. */
class SpatialTest {

    private static final JsonNode EXPECTED = Reference.own("spatial");

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        EXPECTED.get("groups").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static List<Neighbours.Pair> pairs() {
        List<Neighbours.Pair> pairs = new ArrayList<>();
        EXPECTED.get("pairs")
                .forEach(pair -> pairs.add(new Neighbours.Pair(
                        pair.get("group").asText(),
                        pair.get("neighbour").asText(),
                        pair.get("weight").asDouble())));
        return pairs;
    }

    private static double[] numbers(String name) {
        return IntStream.range(0, EXPECTED.get(name).size())
                .mapToDouble(g -> EXPECTED.get(name).get(g).asDouble())
                .toArray();
    }

    private static List<GroupScore> groups() {
        double[] deviation = numbers("deviation");
        double[] exact = numbers("exact");
        return IntStream.range(0, deviation.length)
                .mapToObj(g -> new GroupScore(
                        names().get(g),
                        "scale",
                        10,
                        10,
                        exact[g],
                        exact[g],
                        deviation[g],
                        0.1,
                        3 + deviation[g],
                        0.1,
                        2,
                        4))
                .toList();
    }

    private static SpatialWeights weights(List<Neighbours.Pair> pairs) {
        return SpatialWeights.of(new Neighbours(pairs), names());
    }

    private static GroupAgreement.Chance chance(int draws, int threads) {
        return new GroupAgreement.Chance(draws, 3, new Parallel(threads));
    }

    @Test
    void moranIsThatOfTheReference() {
        MoranStatistic moran = MoranStatistic.of(numbers("deviation"), weights(pairs()), chance(4_000, 1));
        JsonNode expected = EXPECTED.get("moran");
        Tolerance.CLOSED_FORM.check("I", moran.statistic(), expected.get("i").asDouble());
        Tolerance.CLOSED_FORM.check(
                "E", moran.expectation(), expected.get("expected").asDouble());
        assertThat(moran.groups()).isEqualTo(expected.get("groups").asInt());
        assertThat(moran.pairs()).isEqualTo(expected.get("pairs").asInt());
        // the standard error of a standard deviation of 4,000 is about 1.1%
        double sd = expected.get("sd").asDouble();
        assertThat(moran.deviation()).isCloseTo(sd, Offset.offset(0.045 * sd));
        double z = (moran.statistic() - moran.expectation()) / sd;
        assertThat(moran.pvalue()).isCloseTo(2 * NormalDistribution.cumulative(-z), Offset.offset(0.03));
        assertThat(MoranStatistic.of(numbers("deviation"), weights(pairs()), chance(4_000, 2)))
                .isEqualTo(moran);
    }

    /** Under independence p is uniform. */
    @Test
    void moranRejectsAtItsLevel() {
        int rejected = 0;
        Random random = new Random(8);
        for (int sample = 0; sample < 400; sample++) {
            double[] values = random.doubles(37).toArray();
            rejected +=
                    MoranStatistic.of(values, weights(pairs()), chance(199, 1)).pvalue() <= 0.05 ? 1 : 0;
        }
        assertThat(rejected / 400.0).isCloseTo(0.05, Offset.offset(0.035));
    }

    @Test
    void spatialScoresAreThoseOfTheReference() {
        SpatialModel model = SpatialModel.of(groups(), EXPECTED.get("tau").asDouble(), weights(pairs()), 0.95)
                .orElseThrow();
        Tolerance.ESTIMATE.check("rho", model.dependence(), EXPECTED.get("rho").asDouble());
        Tolerance.ESTIMATE.check(
                "tau", model.variance(), EXPECTED.get("tau_spatial").asDouble());
        Tolerance.CHI_SQUARE.check(
                "logLik", model.logLikelihood(), EXPECTED.get("logLik").asDouble());
        Tolerance.CHI_SQUARE.check("chisq", model.chisq(), EXPECTED.get("chisq").asDouble());
        Tolerance.ESTIMATE.check("p", model.pvalue(), EXPECTED.get("pvalue").asDouble());
        for (int g = 0; g < 37; g++) {
            SpatialModel.Score score = model.scores().get(g);
            assertThat(score.group()).isEqualTo(names().get(g));
            Tolerance.ESTIMATE.check(
                    "deviation",
                    score.deviation(),
                    EXPECTED.get("posterior").get(g).asDouble());
            Tolerance.ESTIMATE.check(
                    "score", score.score(), EXPECTED.get("score").get(g).asDouble());
            Tolerance.STANDARD_ERROR.check(
                    "se", score.standardError(), EXPECTED.get("se").get(g).asDouble());
        }
        assertThat(model.scores().get(36).neighbours()).isZero();
    }

    @Test
    void gradientIsThatOfTheLikelihood() {
        double[] errors =
                IntStream.range(0, 37).mapToDouble(g -> 0.05 + 0.01 * (g % 5)).toArray();
        SpatialLikelihood likelihood = new SpatialLikelihood(numbers("deviation"), errors, weights(pairs()), true);
        double[] point = {-2, 0.4};
        double[] gradient = new double[2];
        likelihood.valueAndGradient(point, gradient);
        for (int k = 0; k < 2; k++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-5;
            assertThat(gradient[k]).isCloseTo(slope, Offset.offset(1e-8));
        }
    }

    @Test
    void neighboursAreReadAsTheyAreMeant() {
        List<Neighbours.Pair> both = new ArrayList<>(pairs());
        pairs().forEach(pair -> both.add(new Neighbours.Pair(pair.neighbour(), pair.group(), pair.weight())));
        SpatialWeights once = weights(pairs());
        SpatialWeights twice = weights(both);
        assertThat(codes(once)).containsExactly("groups_without_neighbours");
        assertThat(codes(twice)).containsExactly("groups_without_neighbours");
        for (int g = 0; g < 37; g++) {
            assertThat(twice.weights().get(g)).containsExactly(once.weights().get(g), Offset.offset(1e-15));
        }
        both.remove(both.size() - 1);
        both.add(new Neighbours.Pair("g05", "g05", 1));
        both.add(new Neighbours.Pair("g01", "elsewhere", 1));
        both.add(both.get(0));
        SpatialWeights odd = weights(both);
        assertThat(codes(odd))
                .containsExactly(
                        "neighbours_unknown",
                        "neighbours_not_used",
                        "neighbours_asymmetric",
                        "groups_without_neighbours");
        assertThat(odd.findings().get(2).what()).contains("1 was listed in one direction only");
        for (int g = 0; g < 37; g++) {
            assertThat(odd.weights().get(g)).containsExactly(once.weights().get(g), Offset.offset(1e-15));
        }
        SpatialWeights none = weights(List.of(new Neighbours.Pair("a", "b", 1)));
        assertThat(none.findings()).anyMatch(finding -> finding.code().equals("no_neighbours"));
    }

    private static List<String> codes(SpatialWeights weights) {
        return weights.findings().stream().map(Finding::code).toList();
    }
}
