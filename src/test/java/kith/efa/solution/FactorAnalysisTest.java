package kith.efa.solution;

import static kith.Tolerance.CHI_SQUARE;
import static kith.Tolerance.CLOSED_FORM;
import static kith.Tolerance.ESTIMATE;
import static kith.Tolerance.FIT_INDEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import kith.Reference;
import kith.efa.Samples;
import kith.efa.extraction.Extraction;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorAnalysisTest {

    private static final SampleMoments BFI = Samples.bfi();

    @ParameterizedTest
    @CsvSource({
        "minres, none",
        "minres, varimax",
        "minres, oblimin",
        "minres, quartimin",
        "minres, geominQ",
        "minres, bentlerQ",
        "ml, varimax",
        "ml, oblimin",
        "pa, promax",
        "uls, oblimin"
    })
    void agreesWithPsych(String extraction, String rotation) {
        JsonNode expected = Reference.json("efa_bfi_" + extraction + "_" + rotation);
        EfaSolution actual = new FactorAnalysis(
                        Extraction.of(Samples.method(extraction), 5),
                        NamedRotation.of(rotation).rotation(),
                        StartingPoints.withSeed(1))
                .fit(BFI);
        assertThat(actual.converged()).isTrue();
        assertThat(actual.findings()).noneMatch(finding -> finding.code().contains("heywood"));
        checkLoadings(actual, expected);
        checkItems(actual, expected);
        checkFit(actual, expected);
    }

    private static void checkLoadings(EfaSolution actual, JsonNode expected) {
        Matrix loadings = Samples.matrix(expected.get("loadings"));
        FactorMatching alignment = FactorMatching.of(loadings, actual.loadings());
        Matrix aligned = alignment.loadings(actual.loadings());
        check("loading", aligned, loadings);
        if (expected.hasNonNull("phi")) {
            check("phi", alignment.phi(actual.phi()), Samples.matrix(expected.get("phi")));
        }
        Matrix accounted = Samples.matrix(expected.get("vaccounted"));
        assertThat(actual.varianceAccounted().rows()).isEqualTo(accounted.rows());
        check("variance accounted", actual.varianceAccounted(), accounted);
        assertThat(actual.loadings().rows()).isEqualTo(loadings.rows());
        assertThat(actual.factors()).containsExactlyElementsOf(loadings.cols());
    }

    private static void check(String what, Matrix actual, Matrix expected) {
        for (int i = 0; i < expected.rows().size(); i++) {
            for (int j = 0; j < expected.cols().size(); j++) {
                ESTIMATE.check(
                        what + " " + expected.rows().get(i) + " "
                                + expected.cols().get(j),
                        actual.at(i, j),
                        expected.at(i, j));
            }
        }
    }

    private static void checkItems(EfaSolution actual, JsonNode expected) {
        for (int i = 0; i < actual.items().size(); i++) {
            String item = actual.items().get(i);
            ESTIMATE.check(
                    "communality " + item,
                    actual.communality()[i],
                    expected.get("communality").get(item).asDouble());
            ESTIMATE.check(
                    "uniqueness " + item,
                    actual.uniqueness()[i],
                    expected.get("uniquenesses").get(item).asDouble());
            CLOSED_FORM.check(
                    "eigenvalue " + i,
                    actual.eigenvalues()[i],
                    expected.get("values").get(i).asDouble());
            // Up to five times as large as the loadings it is made of: the tolerance is taken relative to its size.
            ESTIMATE.checkScaled(
                    "complexity " + item,
                    actual.complexity()[i],
                    expected.get("complexity").get(item).asDouble());
        }
    }

    private static void checkFit(EfaSolution actual, JsonNode expected) {
        FitStatistics fit = actual.fit();
        assertThat(fit.degreesOfFreedom()).isEqualTo(expected.get("dof").asInt());
        CHI_SQUARE.check("chi-square", fit.chiSquare(), expected.get("chisq").asDouble());
        CHI_SQUARE.check("BIC", fit.bic(), expected.get("bic").asDouble());
        FIT_INDEX.check("p", fit.pValue(), expected.get("p").asDouble());
        FIT_INDEX.check("TLI", fit.tli(), expected.get("tli").asDouble());
        FIT_INDEX.check(
                "RMSEA",
                fit.rmsea().estimate(),
                expected.get("rmsea").get("RMSEA").asDouble());
        FIT_INDEX.check(
                "RMSEA lower",
                fit.rmsea().lower(),
                expected.get("rmsea").get("lower").asDouble());
        FIT_INDEX.check(
                "RMSEA upper",
                fit.rmsea().upper(),
                expected.get("rmsea").get("upper").asDouble());
        FIT_INDEX.check("RMSR", fit.rmsr(), expected.get("rms").asDouble());
        FIT_INDEX.check(
                "corrected RMSR", fit.correctedRmsr(), expected.get("crms").asDouble());
    }
}
