package kith.dif;

/**
 * Mantel's test of an ordered item in two groups, the standardised mean difference and the Liu–Agresti common odds
 * ratio.
 *
 * <p>The sum of the focal group's scores is compared with its expectation given the margins of each stratum (Mantel
 * 1963). The standardised mean difference is the mean of focal less reference at equal matching scores, weighted by the
 * focal group (Dorans and Schmitt 1991): points of the item, negative where the focal group scores lower. The common
 * cumulative odds ratio (Liu and Agresti 1996) is that of the reference group, above 1 where the reference group scores
 * higher; Ψ = Σ A<sub>jk</sub>D<sub>jk</sub> /T<sub>k</sub> ∕ Σ B<sub>jk</sub>C<sub>jk</sub>/T<sub>k</sub> over
 * dichotomies j and strata k. Its standard error is by the delete-one-stratum jackknife, since Liu and Agresti's own is
 * for stratified multinomial samples with large strata.
 *
 * @param strataUsed strata with both groups
 * @param test of one degree of freedom
 * @param scoreSum of the focal group, in strata with both groups
 * @param expected of it
 * @param variance of it
 * @param meanDifference standardised mean difference, focal less reference, in points
 * @param oddsRatio Liu–Agresti, reference over focal
 * @param logOddsError jackknife standard error of its logarithm
 * @param nominal the generalised Mantel–Haenszel test, categories − 1 degrees of freedom
 */
public record OrdinalMantel(
        int strataUsed,
        ChiSquareStatistic test,
        double scoreSum,
        double expected,
        double variance,
        double meanDifference,
        double oddsRatio,
        double logOddsError,
        ChiSquareStatistic nominal) {

    static OrdinalMantel of(StratifiedTables tables) {
        double sum = 0;
        double expected = 0;
        double variance = 0;
        double weighted = 0;
        double weights = 0;
        int[] categories = tables.categories();
        for (int s = 0; s < tables.strata(); s++) {
            double reference = tables.n(s, 0);
            double focal = tables.n(s, 1);
            double n = reference + focal;
            if (reference == 0 || focal == 0) {
                continue;
            }
            double total = 0;
            double squares = 0;
            for (int c = 0; c < categories.length; c++) {
                double count = tables.table(s)[0][c] + (double) tables.table(s)[1][c];
                total += categories[c] * count;
                squares += (double) categories[c] * categories[c] * count;
            }
            sum += focal * tables.mean(s, 1);
            expected += focal * total / n;
            variance += focal * reference / (n * n * (n - 1)) * (n * squares - total * total);
            weighted += focal * (tables.mean(s, 1) - tables.mean(s, 0));
            weights += focal;
        }
        LiuAgresti odds = LiuAgresti.of(tables);
        return new OrdinalMantel(
                tables.usedStrata(),
                variance > 0
                        ? ChiSquareStatistic.of((sum - expected) * (sum - expected) / variance, 1)
                        : ChiSquareStatistic.NONE,
                sum,
                expected,
                variance,
                weighted / weights,
                odds.ratio(),
                odds.logError(),
                tables.nominal());
    }
}
