package kith.efa.solution;

import static kith.Tolerance.ESTIMATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import kith.Reference;
import kith.efa.Samples;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactorScoreWeightsTest {

    private static final Matrix R = Samples.holzinger().correlation();
    private static final EfaSolution SOLUTION = new FactorAnalysis(
                    Extraction.of(ExtractionMethod.MINRES, 3),
                    NamedRotation.OBLIMIN.rotation(),
                    StartingPoints.unrotatedOnly())
            .fit(R, 301);

    @ParameterizedTest
    @EnumSource
    void agreesWithPsych(ScoreMethod method) {
        JsonNode reference = Reference.own("rotations");
        JsonNode expected = reference.get("scores").get(method.name().toLowerCase(Locale.ROOT));
        FactorScoreWeights scores = FactorScoreWeights.of(SOLUTION, R, method);
        assertThat(SOLUTION.factors())
                .containsExactlyElementsOf(
                        Samples.matrix(reference.get("loadings")).cols());
        Matrix weights = Samples.matrix(expected.get("weights"));
        double[] first = scores.scores(
                        Samples.completeRows(Reference.data("hs1939.csv"), Samples.holzingerItems()), new double[0])[0];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < 9; i++) {
                ESTIMATE.check("weight " + i + " " + k, scores.weights().at(i, k), weights.at(i, k));
            }
            for (int l = 0; l < 3; l++) {
                ESTIMATE.check(
                        "r",
                        scores.correlations().at(k, l),
                        expected.get("correlations").get(k).get(l).asDouble());
            }
            ESTIMATE.check("score " + k, first[k], expected.get("first").get(k).asDouble());
            double determinacy = scores.determinacy()[k];
            ESTIMATE.check(
                    "R²", determinacy * determinacy, reference.get("r2").get(k).asDouble());
        }
    }

    @Test
    void regressionScoresAreAsValidAsTheFactorIsDeterminate() {
        FactorScoreWeights scores = FactorScoreWeights.of(SOLUTION, R, ScoreMethod.REGRESSION);
        for (int k = 0; k < 3; k++) {
            assertThat(scores.validity()[k]).isCloseTo(scores.determinacy()[k], Offset.offset(1e-12));
        }
    }

    @Test
    void tenBergeKeepsTheCorrelationsOfTheFactors() {
        FactorScoreWeights scores = FactorScoreWeights.of(SOLUTION, R, ScoreMethod.TEN_BERGE);
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                assertThat(scores.correlations().at(k, l))
                        .isCloseTo(SOLUTION.phi().at(k, l), Offset.offset(1e-10));
            }
        }
    }

    @Test
    void aFactorThatItemsHardlyDetermineIsTold() {
        double[][] weak = {{1, 0.1, 0.1}, {0.1, 1, 0.1}, {0.1, 0.1, 1}};
        Matrix r = Matrix.square(java.util.List.of("a", "b", "c"), weak);
        EfaSolution one = new FactorAnalysis(
                        Extraction.of(ExtractionMethod.MINRES, 1),
                        NamedRotation.NONE.rotation(),
                        StartingPoints.unrotatedOnly())
                .fit(r, 100);
        FactorScoreWeights scores = FactorScoreWeights.of(one, r, ScoreMethod.REGRESSION);
        assertThat(scores.findings()).extracting(Finding::code).contains("indeterminate_factor");
        assertThat(scores.smallestCorrelation()[0]).isNegative();
    }
}
