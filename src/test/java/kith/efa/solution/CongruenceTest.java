package kith.efa.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.Reference;
import kith.data.Responses;
import kith.efa.Samples;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CongruenceTest {

    private static final FactorAnalysis FIVE_FACTORS = new FactorAnalysis(
            Extraction.of(ExtractionMethod.MINRES, 5),
            NamedRotation.OBLIMIN.rotation(),
            StartingPoints.unrotatedOnly());

    @Test
    void agreesWithPsych() {
        Matrix expected = Samples.matrix(Reference.json("efa_congruence").get("tucker"));
        Matrix everybody = FIVE_FACTORS.fit(Samples.bfi()).loadings();
        Matrix women = FIVE_FACTORS.fit(women()).loadings();
        Matrix actual = Congruence.of(everybody, women);
        // psych takes the women's items without reversing a factor that came out the other way round; the reference
        // keeps such a
        // sign, and it prints two decimals.
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                String factor = expected.rows().get(i);
                String other = expected.cols().get(j);
                assertThat(Math.abs(actual.at(factor, other)))
                        .as(factor + " " + other)
                        .isCloseTo(Math.abs(expected.at(i, j)), Offset.offset(0.00501));
            }
        }
    }

    @Test
    void rotatingToATargetUndoesARotation() {
        Matrix loadings = FIVE_FACTORS.fit(Samples.bfi()).loadings();
        Matrix varimax = NamedRotation.VARIMAX
                .rotation()
                .rotate(loadings, StartingPoints.unrotatedOnly())
                .loadings();
        Matrix back = Congruence.rotatedTo(loadings, varimax);
        for (int i = 0; i < 25; i++) {
            for (int k = 0; k < 5; k++) {
                assertThat(back.at(i, k)).isCloseTo(loadings.at(i, k), Offset.offset(1e-10));
            }
        }
    }

    @Test
    void factorsOfTwoContextsAreAlikeAfterTurning() {
        FactorSimilarity similarity =
                FactorSimilarity.of("everybody", FIVE_FACTORS.fit(Samples.bfi()), "women", FIVE_FACTORS.fit(women()));
        assertThat(similarity.byFactor()).hasSize(5);
        assertThat(java.util.Arrays.stream(similarity.byFactor())).allMatch(congruence -> congruence > 0.98);
        assertThat(similarity.byItem()).hasSize(25);
        assertThat(java.util.Arrays.stream(similarity.byItem())).allMatch(congruence -> congruence > 0.9);
    }

    @Test
    void handWorked() {
        Matrix first = Matrix.of(List.of("a", "b"), List.of("f"), new double[][] {{3}, {4}});
        Matrix second = Matrix.of(List.of("a", "b"), List.of("g"), new double[][] {{4}, {3}});
        assertThat(Congruence.of(first, second).at("f", "g")).isCloseTo(24.0 / 25, Offset.offset(1e-15));
    }

    private static SampleMoments women() {
        Responses all = Reference.data("bfi.csv");
        double[] gender = all.column("gender");
        int[] rows = java.util.stream.IntStream.range(0, all.size())
                .filter(row -> gender[row] == 2)
                .toArray();
        return Samples.moments(all.rows(rows), Samples.bfiItems());
    }
}
