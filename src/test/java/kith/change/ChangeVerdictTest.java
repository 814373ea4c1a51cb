package kith.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.math.NoncentralT;
import org.junit.jupiter.api.Test;

class ChangeVerdictTest {

    @Test
    void aChangeOfExactlyTheCutoffIsNoReliableChange() {
        assertThat(ChangeVerdict.of(1.96, 1.96, ScoreDirection.HIGHER_IS_BETTER))
                .isEqualTo(ChangeVerdict.UNCHANGED);
        assertThat(ChangeVerdict.of(1.9601, 1.96, ScoreDirection.HIGHER_IS_BETTER))
                .isEqualTo(ChangeVerdict.IMPROVED);
        assertThat(ChangeVerdict.of(-1.96, 1.96, ScoreDirection.HIGHER_IS_BETTER))
                .isEqualTo(ChangeVerdict.UNCHANGED);
        assertThat(ChangeVerdict.of(-1.9601, 1.96, ScoreDirection.HIGHER_IS_BETTER))
                .isEqualTo(ChangeVerdict.WORSE);
        assertThat(ChangeVerdict.of(-1.9601, 1.96, ScoreDirection.LOWER_IS_BETTER))
                .isEqualTo(ChangeVerdict.IMPROVED);
        assertThat(ChangeVerdict.of(Double.NaN, 1.96, ScoreDirection.LOWER_IS_BETTER))
                .isEqualTo(ChangeVerdict.UNKNOWN);
    }

    @Test
    void recoveryIsReliableAndBeyondTheCutoff() {
        ClinicalCutoffs cutoffs = ClinicalCutoffs.of(
                new ClinicalCutoffs.Norm(40, 10),
                Optional.of(new ClinicalCutoffs.Norm(60, 10)),
                ScoreDirection.HIGHER_IS_BETTER);
        assertThat(cutoffs.applied()).isEqualTo(50);
        assertThat(cutoffs.classify(40, 50, ChangeVerdict.IMPROVED)).isEqualTo(ClinicalChange.IMPROVED);
        assertThat(cutoffs.classify(40, 50.01, ChangeVerdict.IMPROVED)).isEqualTo(ClinicalChange.RECOVERED);
        assertThat(cutoffs.classify(51, 65, ChangeVerdict.IMPROVED)).isEqualTo(ClinicalChange.IMPROVED);
        assertThat(cutoffs.classify(40, 60, ChangeVerdict.UNCHANGED)).isEqualTo(ClinicalChange.UNCHANGED);
        assertThat(cutoffs.classify(60, 40, ChangeVerdict.WORSE)).isEqualTo(ClinicalChange.DETERIORATED);
    }

    @Test
    void recoveryOfALowerScoreIsBelowTheCutoff() {
        ClinicalCutoffs lower = ClinicalCutoffs.of(
                new ClinicalCutoffs.Norm(60, 10),
                Optional.of(new ClinicalCutoffs.Norm(40, 10)),
                ScoreDirection.LOWER_IS_BETTER);
        assertThat(lower.classify(60, 50, ChangeVerdict.IMPROVED)).isEqualTo(ClinicalChange.IMPROVED);
        assertThat(lower.classify(60, 49.99, ChangeVerdict.IMPROVED)).isEqualTo(ClinicalChange.RECOVERED);
        assertThat(lower.classify(60, 40, ChangeVerdict.UNKNOWN)).isEqualTo(ClinicalChange.UNKNOWN);
    }

    /** An anchor that correlates less than .30 with change is weak (Revicki et al. 2008). */
    @Test
    void anAnchorIsWeakBelowThirtyHundredths() {
        assertThat(anchor(0.30).anchorIsWeak()).isFalse();
        assertThat(anchor(-0.30).anchorIsWeak()).isFalse();
        assertThat(anchor(0.2999).anchorIsWeak()).isTrue();
        assertThat(anchor(Double.NaN).anchorIsWeak()).isTrue();
    }

    private static MinimalImportantChange anchor(double spearman) {
        return new MinimalImportantChange(10, 5, 0, spearman, spearman, 1, List.of(), null, 1, 1, 1, List.of(), null);
    }

    /** R: pt(c(-1, .5, 3), 7, 1.5), pt(2, 50, -1), qt(.025, 101, 19.79). */
    @Test
    void theNoncentralDistributionIsThatOfR() {
        Tolerance.CLOSED_FORM.check("a", NoncentralT.cumulative(-1, 7, 1.5), 0.00846628913053172);
        Tolerance.CLOSED_FORM.check("b", NoncentralT.cumulative(0.5, 7, 1.5), 0.1565221998709926);
        Tolerance.CLOSED_FORM.check("c", NoncentralT.cumulative(3, 7, 1.5), 0.8641098042055875);
        Tolerance.CLOSED_FORM.check("d", NoncentralT.cumulative(2, 50, -1), 0.998322599123137);
        Tolerance.CLOSED_FORM.check("e", NoncentralT.quantile(0.025, 101, 19.79), 16.7785380186109);
        IntStream.rangeClosed(1, 9).forEach(i -> {
            double t = NoncentralT.quantile(i / 10.0, 12, -2.2);
            assertThat(NoncentralT.cumulative(t, 12, -2.2))
                    .isCloseTo(i / 10.0, org.assertj.core.data.Offset.offset(1e-10));
            assertThat(NoncentralT.noncentrality(t, 12, i / 10.0))
                    .isCloseTo(-2.2, org.assertj.core.data.Offset.offset(1e-8));
        });
    }
}
