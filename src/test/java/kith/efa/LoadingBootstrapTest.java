package kith.efa;

import static org.assertj.core.api.Assertions.assertThat;

import kith.Reference;
import kith.efa.rotation.NamedRotation;
import kith.efa.rotation.StartingPoints;
import kith.math.Parallel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LoadingBootstrapTest {

    private static final double[][] ROWS = Samples.completeRows(Reference.data("hs1939.csv"), Samples.holzingerItems());
    private static final FactorAnalysis ANALYSIS = new FactorAnalysis(
            Extraction.of(ExtractionMethod.MINRES, 3), NamedRotation.OBLIMIN.rotation(), StartingPoints.withSeed(1));
    private static final EfaSolution SOLUTION = ANALYSIS.fit(Samples.holzinger());

    @Test
    void doesNotDependOnThreads() {
        LoadingPrecision one =
                new LoadingBootstrap(ANALYSIS, CorrelationKind.PEARSON, 20, 3, new Parallel(1)).run(SOLUTION, ROWS);
        LoadingPrecision two =
                new LoadingBootstrap(ANALYSIS, CorrelationKind.PEARSON, 20, 3, new Parallel(2)).run(SOLUTION, ROWS);
        assertThat(one.loadings()).isEqualTo(two.loadings());
        assertThat(one.phiUpper()).isEqualTo(two.phiUpper());
    }

    @Test
    void alignedSamplesSpreadAsLittleAsLoadingsOfThreeHundredPeopleShould() {
        LoadingPrecision precision = new LoadingBootstrap(
                        ANALYSIS, CorrelationKind.PEARSON, 200, 3, Parallel.allCores())
                .run(SOLUTION, ROWS);
        assertThat(precision.samples()).isGreaterThan(190);
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                // Without alignment, exchanged factors would give standard errors of about 0.4.
                assertThat(precision.loadings().at(i, k)).isBetween(0.01, 0.2);
                assertThat(SOLUTION.loadings().at(i, k))
                        .isBetween(
                                precision.lower().at(i, k) - 0.03,
                                precision.upper().at(i, k) + 0.03);
            }
        }
        for (int k = 0; k < 3; k++) {
            assertThat(precision.phi().at(k, k)).isCloseTo(0, Offset.offset(1e-10));
        }
    }
}
