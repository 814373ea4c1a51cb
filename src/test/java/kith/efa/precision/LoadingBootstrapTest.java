package kith.efa.precision;

import static org.assertj.core.api.Assertions.assertThat;

import kith.Reference;
import kith.efa.Samples;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationSampling;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.Symmetric;
import kith.math.Wishart;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
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

    /** Where the model holds and people are many, samples vary as the formula for normal answers says. */
    @Test
    void samplesOfNormalPeopleSpreadAsTheFormulaSays() {
        DMatrixRMaj implied = Symmetric.product(Symmetric.of(SOLUTION.loadings()), Symmetric.of(SOLUTION.phi()));
        for (int i = 0; i < 9; i++) {
            implied.set(i, i, 1);
        }
        Matrix correlation = Symmetric.named(SOLUTION.items(), implied);
        int n = 4_000;
        EfaSolution solution = ANALYSIS.fit(correlation, n);
        LoadingPrecision expected =
                new LoadingErrors(ANALYSIS, new CorrelationSampling.Normal(n), Curvature.EXPECTED).of(solution);
        LoadingPrecision found = new LoadingBootstrap(ANALYSIS, CorrelationKind.PEARSON, 1_000, 5, Parallel.allCores())
                .run(solution, Wishart.of(correlation.toArray(), n - 1).orElseThrow());
        assertThat(found.method()).isEqualTo(LoadingPrecision.Method.BOOTSTRAP_PARAMETRIC);
        assertThat(found.samples()).isEqualTo(1_000);
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                double error = expected.loadings().at(i, k);
                // A standard deviation of 1,000 samples is known to 2.2 %.
                assertThat(found.loadings().at(i, k)).isCloseTo(error, Percentage.withPercentage(9));
                assertThat(found.lower().at(i, k))
                        .isCloseTo(solution.loadings().at(i, k) - 1.96 * error, Offset.offset(0.4 * error));
            }
        }
    }

    /** Copies of a row in one cluster say no more than the row itself. */
    @Test
    void clustersOfCopiesSayNoMoreThanOneRow() {
        LoadingBootstrap bootstrap =
                new LoadingBootstrap(ANALYSIS, CorrelationKind.PEARSON, 300, 3, Parallel.allCores());
        double[][] copied = new double[4 * ROWS.length][];
        int[] clusters = new int[copied.length];
        for (int row = 0; row < copied.length; row++) {
            copied[row] = ROWS[row % ROWS.length];
            clusters[row] = row % ROWS.length;
        }
        LoadingPrecision once = bootstrap.run(SOLUTION, ROWS);
        LoadingPrecision clustered = bootstrap.run(SOLUTION, copied, clusters, new double[0]);
        LoadingPrecision alone = bootstrap.run(SOLUTION, copied);
        double ofOnce = 0;
        double ofClustered = 0;
        double ofAlone = 0;
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                ofOnce += once.loadings().at(i, k);
                ofClustered += clustered.loadings().at(i, k);
                ofAlone += alone.loadings().at(i, k);
            }
        }
        assertThat(ofClustered).isCloseTo(ofOnce, Percentage.withPercentage(8));
        assertThat(ofAlone).isCloseTo(ofOnce / 2, Percentage.withPercentage(10));
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
