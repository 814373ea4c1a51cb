package kith.report.section.cfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.sem.Sem;
import kith.sem.diagnostic.ResidualCorrelation;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.study.Misfit;
import kith.study.StructureAnswer.Candidate;
import org.junit.jupiter.api.Test;

/** Every sentence on the structure says what the fit says. */
class StructureWordsTest {

    private static final String MODEL = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";

    private static Candidate candidate(SemFit fit) {
        return new Candidate("own", "Model of the study", MODEL, fit);
    }

    private static SemFit fit(String model) {
        return Sem.of(model).fitted(Reference.data("hs1939.csv")).answer();
    }

    @Test
    void maximumLikelihoodWithRejectedExactFit() {
        Candidate abilities = candidate(fit(MODEL));
        assertThat(StructureSection.verdict(abilities, 301))
                .startsWith(
                        "The model “Model of the study” was outside the guides for approximate fit (ML: χ²(24) = 85.31");
        assertThat(StructureSection.sentence(abilities, 301)).contains(" Exact fit was rejected (N = 301).");
    }

    @Test
    void exactFitThatIsNotRejected() {
        assertThat(StructureSection.sentence(candidate(fit("textual =~ x4 + x5 + x6 + x1")), 301))
                .contains(" Exact fit was not rejected (N = 301).");
    }

    @Test
    void leastSquaresGetNoVerdict() {
        SemFit fit = Sem.of(MODEL)
                .with(Estimator.ULS)
                .fitted(Reference.data("hs1939.csv"))
                .answer();
        assertThat(StructureSection.verdict(candidate(fit), 310))
                .startsWith("The model “Model of the study” was fitted by least squares (ULS: n = 301 of 310, SRMR = ")
                .doesNotContain("guides");
    }

    @Test
    void anImproperSolutionIsNotReliedOn() {
        assertThat(StructureSection.verdict(candidate(fit(MODEL)), 301)).doesNotContain("improper");
        SemFit improper = fit(MODEL + "\n x1 ~~ -0.1*x1");
        assertThat(improper.converged()).isTrue();
        assertThat(StructureSection.verdict(candidate(improper), 301))
                .endsWith(" Its solution is improper and must not be relied on.");
    }

    private static Misfit misfit(double... residuals) {
        return new Misfit(
                List.of(),
                Arrays.stream(residuals)
                        .mapToObj(value -> new ResidualCorrelation(value, "x1", "x2", ""))
                        .toList());
    }

    @Test
    void misfitIsNoneLocalOrGeneral() {
        assertThat(StructureReport.misfitWords(misfit(0.05, 0.01))).startsWith("No residual correlation was large");
        assertThat(StructureReport.misfitWords(misfit(0.15, 0.01)))
                .startsWith("Misfit was local: 1 of 2 residual correlations was large");
        assertThat(StructureReport.misfitWords(misfit(0.15, 0.14, 0.01)))
                .startsWith("Misfit was general: 2 of 3 residual correlations were large");
    }
}
