package kith.dif;

import kith.math.NormalDistribution;

/**
 * The Mantel–Haenszel test and common odds ratio of one item with two categories, two groups and strata of a matching
 * score.
 *
 * <p>α = Σ A<sub>j</sub>D<sub>j</sub>/T<sub>j</sub> ∕ Σ B<sub>j</sub>C<sub>j</sub>/T<sub>j</sub>, with A and B the
 * reference group's higher and lower answers, C and D the focal group's: above 1 where the reference group has the
 * higher odds at equal scores. The variance of ln α is that of Robins, Breslow and Greenland; Δ = −2.35 ln α is on
 * ETS's delta scale (Holland and Thayer 1988). The statistic with continuity correction is (|Σ(A − E A)| − ½)² ∕ Σ Var
 * A. Strata with one respondent are left out. Base R's {@code mantelhaen.test} of group by item gives 1/α.
 *
 * @param corrected statistic with continuity correction
 * @param uncorrected statistic without
 * @param alpha common odds ratio, reference over focal
 * @param variance of ln α
 */
public record MantelHaenszel(
        ChiSquareStatistic corrected, ChiSquareStatistic uncorrected, double alpha, double variance) {

    private static final double ETS_SCALE = -2.35;

    static MantelHaenszel of(StratifiedTables tables) {
        double difference = 0;
        double spread = 0;
        double r = 0;
        double s = 0;
        double pr = 0;
        double psqr = 0;
        double qs = 0;
        for (int j = 0; j < tables.strata(); j++) {
            int[][] table = tables.table(j);
            double a = table[0][1];
            double b = table[0][0];
            double c = table[1][1];
            double d = table[1][0];
            double t = a + b + c + d;
            if (t < 2) {
                continue;
            }
            difference += a - (a + b) * (a + c) / t;
            spread += (a + b) * (c + d) * (a + c) * (b + d) / (t * t * (t - 1));
            r += a * d / t;
            s += b * c / t;
            pr += (a + d) / t * (a * d / t);
            psqr += (a + d) / t * (b * c / t) + (b + c) / t * (a * d / t);
            qs += (b + c) / t * (b * c / t);
        }
        double half = Math.abs(difference) - 0.5;
        return new MantelHaenszel(
                spread > 0 ? ChiSquareStatistic.of(half * half / spread, 1) : ChiSquareStatistic.NONE,
                spread > 0 ? ChiSquareStatistic.of(difference * difference / spread, 1) : ChiSquareStatistic.NONE,
                r / s,
                pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
    }

    /** ln α. */
    public double logAlpha() {
        return Math.log(alpha);
    }

    /** ETS's delta; negative where the reference group has the higher odds. */
    public double delta() {
        return ETS_SCALE * logAlpha();
    }

    /** An end of the interval of the odds ratio focal over reference, as base R's {@code mantelhaen.test} gives it. */
    public double focalOddsBound(double level, boolean upper) {
        double z = NormalDistribution.quantile(1 - (1 - level) / 2) * Math.sqrt(variance);
        return Math.exp(-logAlpha() + (upper ? z : -z));
    }

    /** The class by size alone: A up to 1 in size, B up to 1.5, C above. */
    public DifSize sizeOnly() {
        return DifSize.above(Math.abs(delta()), 1, 1.5);
    }

    /**
     * ETS's class by its full rule: A where Δ is not significantly different from 0 or below 1 in size; C where it is
     * at least 1.5 and significantly above 1; B otherwise (Zieky 1993).
     */
    public DifSize ets(double level) {
        double size = Math.abs(delta());
        if (!corrected.isSignificant(level) || size < 1) {
            return DifSize.A;
        }
        double z = (size - 1) / (-ETS_SCALE * Math.sqrt(variance));
        return size >= 1.5 && z > NormalDistribution.quantile(1 - level) ? DifSize.C : DifSize.B;
    }
}
