package kith.report.section.twolevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.fit.Rmsea;
import kith.report.section.fit.FitWords;
import kith.twolevel.CrossLevelInvariance.Verdict;
import kith.twolevel.LevelFit;
import org.junit.jupiter.api.Test;

/** Equal loadings say nothing of factors at two levels unless the structure fits at both. */
class LevelFitWordsTest {

    private static LevelFit level(int level, int df, double cfi, double rmsea, double srmr, boolean converged) {
        return new LevelFit(level, 12.3, df, .04, new Rmsea(rmsea, 0, 1), rmsea, cfi, cfi, srmr, 100, 6, converged);
    }

    @Test
    void theGuidesHoldAtEachLevel() {
        assertThat(LevelFitWords.fit(level(1, 2, .95, .06, .08, true), true)).contains(FitWords.CLOSE);
        assertThat(LevelFitWords.fit(level(1, 2, .949, .06, .08, true), true)).contains(FitWords.ACCEPTABLE);
        assertThat(LevelFitWords.fit(level(2, 2, .899, .06, .08, true), true)).contains(FitWords.POOR);
        assertThat(LevelFitWords.fit(level(2, 2, .99, .01, .081, true), true)).contains(FitWords.POOR);
        assertThat(LevelFitWords.fit(level(2, 2, .99, .01, .01, true), false)).contains(FitWords.NOT_JUDGED);
        assertThat(LevelFitWords.fit(level(2, 2, .99, .01, .01, false), true)).contains(FitWords.FAILED);
        assertThat(LevelFitWords.fit(level(2, 0, 1, 0, 0, true), true)).isEmpty();
    }

    @Test
    void eachLevelHasItsSentence() {
        assertThat(LevelFitWords.fits(List.of(level(1, 2, .98, .03, .02, true), level(2, 2, .6, .1, .2, true)), true))
                .containsExactly(
                        "Within groups, the structure was within the guides for close fit (χ²(2) = 12.30, p = .040, CFI = .980,"
                                + " RMSEA = .030, SRMR = .020).",
                        "Between groups, the structure was outside the guides for approximate fit (χ²(2) = 12.30, p = .040,"
                                + " CFI = .600, RMSEA = .100, SRMR = .200).");
        assertThat(LevelFitWords.fits(List.of(level(2, 2, .6, .1, .2, false)), true))
                .containsExactly("Between groups, the test of the structure did not converge.");
        assertThat(LevelFitWords.fits(List.of(level(2, 2, .98, .03, .02, true)), false))
                .containsExactly("Between groups: χ²(2) = 12.30, p = .040, CFI = .980, RMSEA = .030, SRMR = .020.");
    }

    @Test
    void aLevelThatDoesNotFitForbidsTheConclusion() {
        assertThat(LevelFitWords.misfitting(
                        List.of(level(1, 2, .98, .03, .02, true), level(2, 2, .6, .1, .2, true)), true))
                .containsExactly("between groups");
        assertThat(LevelFitWords.misfitting(
                        List.of(level(1, 2, .98, .03, .02, false), level(2, 2, .96, .01, .02, true)), true))
                .containsExactly("within groups");
        assertThat(LevelFitWords.sentence(Verdict.NOT_REJECTED, "χ²(2) = 1.00, p = .607", List.of()))
                .contains("were not rejected", "it was not shown that the factors between groups are other than");
        assertThat(LevelFitWords.sentence(Verdict.NOT_REJECTED, "χ²(2) = 1.00, p = .607", List.of("between groups")))
                .contains("were not rejected", "does not fit between groups", "no evidence of the same factors")
                .doesNotContain("was not shown");
        assertThat(LevelFitWords.sentence(Verdict.REJECTED, "χ²(2) = 9.00, p = .011", List.of()))
                .contains("were rejected, χ²(2) = 9.00, p = .011", "are not group averages");
        assertThat(LevelFitWords.sentence(Verdict.UNKNOWN, "", List.of())).contains("could not be tested");
    }
}
