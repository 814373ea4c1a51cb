package kith.efa.extraction;

import static kith.Tolerance.ESTIMATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import kith.Reference;
import kith.efa.Samples;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.efa.solution.FactorMatching;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Spectrum;
import kith.math.Symmetric;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    private static final Matrix R = Samples.holzinger().correlation();

    private static MinimumTrace minimumTrace() {
        return MinimumTrace.solve(
                Symmetric.of(R), DoubleStream.generate(() -> 1).limit(9).toArray());
    }

    @Test
    void greatestLowerBoundAgreesWithPsych() {
        JsonNode expected = Reference.own("rotations").get("glb");
        ESTIMATE.check(
                "glb",
                1 - minimumTrace().objective() / Arrays.stream(R.toRowMajor()).sum(),
                expected.get("glb").asDouble());
        double[] uniqueness = minimumTrace().uniqueness();
        for (int i = 0; i < 9; i++) {
            ESTIMATE.check(
                    "communality " + i,
                    1 - uniqueness[i],
                    expected.get("communality").get(i).asDouble());
        }
    }

    @Test
    void minimumRankLeavesLessUnexplainedThanMinimumTraceAndNoNegativeEigenvalue() {
        ExtractedFactors actual =
                Extraction.of(ExtractionMethod.MINIMUM_RANK, 3).fit(R);
        double[] trace = minimumTrace().uniqueness();
        assertThat(unexplained(actual.uniqueness())).isLessThan(unexplained(trace));
        assertThat(Spectrum.values(reduced(actual.uniqueness()))[8]).isGreaterThan(-1e-7);
        assertThat(actual.objective()).isCloseTo(unexplained(actual.uniqueness()), Offset.offset(1e-9));
        assertThat(actual.converged()).isTrue();
    }

    private static double unexplained(double[] uniqueness) {
        return Arrays.stream(Spectrum.values(reduced(uniqueness))).skip(3).sum();
    }

    private static DMatrixRMaj reduced(double[] uniqueness) {
        DMatrixRMaj reduced = Symmetric.of(R);
        for (int i = 0; i < uniqueness.length; i++) {
            reduced.add(i, i, -uniqueness[i]);
        }
        return reduced;
    }

    @Test
    void equalWeightsGiveMinres() {
        ExtractedFactors minres = Extraction.of(ExtractionMethod.MINRES, 3).fit(R);
        ExtractedFactors weighted = Extraction.weighted(3, R.map(r -> 2)).fit(R);
        assertThat(weighted.converged()).isTrue();
        check(weighted.loadings(), minres.loadings(), 1e-7);
    }

    @Test
    void unequalWeightsEndWhereTheGradientVanishes() {
        Matrix weights = R.map(r -> 1 / ((1 - r * r) * (1 - r * r) + 0.01));
        ExtractedFactors weighted = Extraction.weighted(2, weights).fit(R);
        DMatrixRMaj w = Symmetric.of(weights);
        DMatrixRMaj loadings = Symmetric.of(weighted.loadings());
        for (int e = 0; e < loadings.getNumElements(); e++) {
            DMatrixRMaj up = loadings.copy();
            DMatrixRMaj down = loadings.copy();
            up.data[e] += 1e-5;
            down.data[e] -= 1e-5;
            double slope =
                    WeightedResiduals.value(Symmetric.of(R), w, up) - WeightedResiduals.value(Symmetric.of(R), w, down);
            assertThat(slope / 2e-5).as("cell %d", e).isCloseTo(0, Offset.offset(1e-6));
        }
        assertThat(weighted.objective())
                .isLessThan(WeightedResiduals.value(
                        Symmetric.of(R),
                        w,
                        Symmetric.of(
                                Extraction.of(ExtractionMethod.MINRES, 2).fit(R).loadings())));
    }

    @Test
    void theOrderOfTheItemsChangesNothing() {
        List<String> reversed = new java.util.ArrayList<>(R.rows());
        java.util.Collections.reverse(reversed);
        for (ExtractionMethod method : List.of(ExtractionMethod.MINRES, ExtractionMethod.ML)) {
            Matrix there = Extraction.of(method, 3).fit(R).loadings();
            Matrix back = Extraction.of(method, 3)
                    .fit(R.select(reversed, reversed))
                    .loadings()
                    .select(R.rows(), there.cols());
            check(FactorMatching.of(there, back).loadings(back), there, 1e-7);
        }
    }

    @Test
    void exactFactorsAreFoundExactly() {
        double[] loading = {0.9, 0.8, 0.7, 0.6, 0.5};
        double[][] r = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                r[i][j] = i == j ? 1 : loading[i] * loading[j];
            }
        }
        Matrix exact = Matrix.square(List.of("a", "b", "c", "d", "e"), r);
        for (ExtractionMethod method :
                List.of(ExtractionMethod.MINRES, ExtractionMethod.ML, ExtractionMethod.MINIMUM_RANK)) {
            Matrix found = Extraction.of(method, 1).fit(exact).loadings();
            for (int i = 0; i < 5; i++) {
                assertThat(found.at(i, 0)).as("%s %d", method, i).isCloseTo(loading[i], Offset.offset(1e-4));
            }
        }
    }

    @Test
    void heywoodCasesAreTold() {
        // A loading of 1.2 on the one factor would reproduce these: the first item's uniqueness ends at its bound.
        double[][] r = {{1, 0.72, 0.72, 0.72}, {0.72, 1, 0.36, 0.36}, {0.72, 0.36, 1, 0.36}, {0.72, 0.36, 0.36, 1}};
        Matrix matrix = Matrix.square(List.of("a", "b", "c", "d"), r);
        for (ExtractionMethod method : List.of(ExtractionMethod.MINRES, ExtractionMethod.ML)) {
            assertThat(Extraction.of(method, 1).fit(matrix).findings())
                    .extracting(Finding::code)
                    .anyMatch(code -> code.endsWith("heywood_case"));
        }
        assertThat(Extraction.of(ExtractionMethod.PRINCIPAL_AXIS, 1).fit(matrix).findings())
                .extracting(Finding::code)
                .contains("ultra_heywood_case");
    }

    @Test
    void troubleIsToldAndTheRestIsDone() {
        double nan = Double.NaN;
        Matrix matrix = Matrix.square(List.of("a", "b", "twin", "c", "dead"), new double[][] {
            {1, 0.5, 0.5, 0.4, nan},
            {0.5, 1, 1, 0.3, nan},
            {0.5, 1, 1, 0.3, nan},
            {0.4, 0.3, 0.3, 1, nan},
            {nan, nan, nan, nan, nan}
        });
        EfaSolution solution = new FactorAnalysis(
                        Extraction.of(ExtractionMethod.MINRES, 2),
                        NamedRotation.OBLIMIN.rotation(),
                        StartingPoints.withSeed(1))
                .fit(matrix, 4);
        assertThat(solution.findings())
                .extracting(Finding::code)
                .contains(
                        "no_variance",
                        "identical_items",
                        "more_items_than_people",
                        "too_few_items",
                        "no_degrees_of_freedom");
        assertThat(solution.items()).containsExactly("a", "b", "twin", "c");
        assertThat(solution.admissible()).isFalse();
    }

    @Test
    void negativeEigenvaluesAreTold() {
        Matrix improper =
                Matrix.square(List.of("a", "b", "c"), new double[][] {{1, 0.9, 0.1}, {0.9, 1, 0.9}, {0.1, 0.9, 1}});
        for (ExtractionMethod method : List.of(ExtractionMethod.MINRES, ExtractionMethod.ML)) {
            ExtractedFactors factors = Extraction.of(method, 1).fit(improper);
            assertThat(factors.findings()).extracting(Finding::code).contains("negative_eigenvalue");
            assertThat(factors.loadings().toRowMajor()).doesNotContain(Double.NaN);
        }
    }

    private static void check(Matrix actual, Matrix expected, double allowed) {
        for (int i = 0; i < expected.rows().size(); i++) {
            for (int k = 0; k < expected.cols().size(); k++) {
                assertThat(actual.at(i, k)).isCloseTo(expected.at(i, k), Offset.offset(allowed));
            }
        }
    }
}
