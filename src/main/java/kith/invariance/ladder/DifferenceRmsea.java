package kith.invariance.ladder;

import java.util.Optional;
import kith.fit.FitIndex;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;
import kith.sem.comparison.Comparison;
import kith.sem.comparison.FitEquivalence;
import kith.sem.fit.SemFit;

/**
 * RMSEA of a difference test: how much each restriction that a step adds is off, whatever else is off in the models.
 *
 * <p>RMSEA_D = √(G max(0, (D − c d) ∕ (d N))), with D the difference of the plain χ², d that of the degrees of freedom,
 * N the number of rows, G that of groups, and c = D ∕ D_scaled the scaling factor of the difference (1 without
 * correction; where the difference test is scaled and shifted, D is the corrected one and c = 1). The interval is that
 * of the non-centrality, of 90 %.
 *
 * <p>Source: Savalei, Brace &amp; Fouladi 2024, Psychological Methods 29:480, doi 10.1037/met0000537. Unlike ΔRMSEA, it
 * does not grow smaller the more degrees of freedom the models had before. N rather than N − 1, and √G, as lavaan's
 * RMSEA.
 *
 * @param lower of the 90 % interval
 * @param equivalence how large a misfit of the restrictions has to be tolerated; absent where the test does not exist
 */
public record DifferenceRmsea(double estimate, double lower, double upper, Optional<FitEquivalence> equivalence) {

    static DifferenceRmsea of(Comparison test, SemFit free, SemFit restricted) {
        double n =
                restricted.observations().stream().mapToInt(Integer::intValue).sum();
        int groups = restricted.observations().size();
        double corrected = test.chisqDifference();
        double plain = corrected;
        double factor = 1;
        boolean scaled = test.method() == Comparison.Method.SATORRA_BENTLER_2001
                || test.method() == Comparison.Method.SATORRA_BENTLER_2010;
        if (scaled) {
            plain = restricted.fit().value(FitIndex.CHISQ) - free.fit().value(FitIndex.CHISQ);
            factor = plain / corrected;
        }
        if (!(test.dfDifference() > 0) || Double.isNaN(corrected) || !(factor > 0)) {
            return new DifferenceRmsea(Double.NaN, Double.NaN, Double.NaN, Optional.empty());
        }
        TestStatistic point = new TestStatistic(plain, test.dfDifference(), factor);
        TestStatistic spread = new TestStatistic(Math.max(0, corrected), test.dfDifference(), factor);
        Rmsea rmsea = Rmsea.of(point, spread, n, groups);
        return new DifferenceRmsea(
                rmsea.estimate(),
                rmsea.lower(),
                rmsea.upper(),
                Optional.of(FitEquivalence.ofDifference(spread, restricted)));
    }
}
