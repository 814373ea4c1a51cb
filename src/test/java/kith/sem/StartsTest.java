package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.sem.estimation.Starts;
import kith.sem.estimation.StartsAnswer;
import kith.sem.fit.SemFit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Searches from several starts. */
class StartsTest {

    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String THREE = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";
    /** A constraint with two separate sets of answers, and a starting value in the worse one. */
    private static final String TWO_MINIMA = "visual =~ x1 + start(-0.5)*x2 + a*x2 + x3 + x9\n a^2 == 0.25";

    private static SemFit fit(String model, int starts, int threads) {
        Sem sem = Sem.of(model);
        return sem.with(sem.fit().withStarts(new Starts(starts, 7, new Parallel(threads))))
                .fit(PUPILS);
    }

    @Test
    void anEasyModelHasOneMinimum() {
        SemFit one = Sem.of(THREE).fit(PUPILS);
        SemFit fit = fit(THREE, 20, 2);
        StartsAnswer starts = fit.starts().orElseThrow();
        assertThat(one.starts()).isEmpty();
        assertThat(starts.tried()).isEqualTo(20);
        assertThat(starts.converged()).isGreaterThan(14);
        assertThat(starts.best()).isEqualTo(1);
        assertThat(starts.usualChisq()).isCloseTo(one.fit().get("chisq"), Offset.offset(1e-9));
        assertThat(fit.estimates()).isEqualTo(one.estimates());
        assertThat(fit.findings()).extracting(Finding::code).containsExactly("several_starts");
    }

    @Test
    void theBestOfTwoMinimaIsTakenAndTold() {
        SemFit one = Sem.of(TWO_MINIMA).fit(PUPILS);
        assertThat(one.estimate("visual", "=~", "x2", 1).estimate()).isCloseTo(-0.5, Offset.offset(1e-6));
        SemFit fit = fit(TWO_MINIMA, 12, 2);
        StartsAnswer starts = fit.starts().orElseThrow();
        assertThat(fit.estimate("visual", "=~", "x2", 1).estimate()).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(starts.best()).isGreaterThan(1);
        assertThat(starts.minima()).isGreaterThanOrEqualTo(2);
        assertThat(starts.bestChisq()).isLessThan(starts.usualChisq());
        assertThat(starts.bestChisq()).isCloseTo(fit.fit().get("chisq"), Offset.offset(1e-6));
        assertThat(fit.findings()).extracting(Finding::code).contains("better_minimum", "several_minima");
    }

    @Test
    void threadsChangeNothing() {
        SemFit alone = fit(TWO_MINIMA, 12, 1);
        SemFit together = fit(TWO_MINIMA, 12, 4);
        assertThat(together.starts()).isEqualTo(alone.starts());
        assertThat(together.estimates()).isEqualTo(alone.estimates());
    }
}
