package kith.change;

import java.util.Optional;
import kith.math.Descriptives;
import kith.math.NoncentralT;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * Standardised change of a group.
 *
 * <p>Effect size: mean change over the standard deviation of the first scores, interval of Becker (1988, doi
 * 10.1111/j.2044-8317.1988.tb00901.x), variance 2(1 − r)/n + ES²/(2n) or with n − 1. Standardised response mean (SRM):
 * mean change over the standard deviation of change, interval by the noncentral t distribution, exact for normal
 * changes; normal theory 1/n + SRM²/(2n) beside it. Guyatt's index: mean change over the standard deviation of change
 * among respondents who are stable (Guyatt et al. 1987, doi 10.1016/0021-9681(87)90069-5). These are not the same and
 * are not to be compared with each other.
 *
 * @param t paired t statistic
 * @param pvalue two-sided
 * @param effectSize of the baseline standard deviation
 * @param becker interval of the effect size, divisor n
 * @param beckerDf the same, divisor n − 1
 * @param srm standardised response mean
 * @param srmNoncentral its interval by the noncentral t distribution
 * @param srmNormal its interval by normal theory
 * @param srmHedges SRM corrected for small samples
 * @param averageSd mean change over the root of the mean variance
 * @param repeatedMeasures SRM × √(2(1 − r))
 * @param guyatt where there are stable respondents
 */
public record Responsiveness(
        PairMoments moments,
        double t,
        double pvalue,
        double effectSize,
        Interval becker,
        Interval beckerDf,
        double srm,
        Interval srmNoncentral,
        Interval srmNormal,
        double srmHedges,
        double averageSd,
        double repeatedMeasures,
        Optional<Guyatt> guyatt) {

    /**
     * Guyatt's index.
     *
     * @param sdStable standard deviation of change among the stable
     * @param stable how many are stable
     */
    public record Guyatt(double index, double sdStable, int stable) {}

    /**
     * @param stable changes of respondents who did not change by the anchor, NaN where missing; fewer than two give no
     *     index
     */
    public static Responsiveness of(PairedScores scores, double[] stable, double level) {
        PairMoments m = scores.moments();
        double n = m.n();
        double z = PublishedQuantile.exact(level);
        double es = ratio(m.meanChange(), m.sdFirst());
        double srm = ratio(m.meanChange(), m.sdChange());
        double t = srm * Math.sqrt(n);
        double df = n - 1;
        double tail = (1 - level) / 2;
        Interval noncentral = Double.isNaN(t)
                ? Interval.NONE
                : new Interval(
                        NoncentralT.noncentrality(t, df, 1 - tail) / Math.sqrt(n),
                        NoncentralT.noncentrality(t, df, tail) / Math.sqrt(n),
                        level,
                        IntervalMethod.NONCENTRAL_T);
        Descriptives unchanged = Descriptives.of(stable);
        return new Responsiveness(
                m,
                t,
                Double.isNaN(t) ? Double.NaN : 2 * new TDistribution(null, df).cumulativeProbability(-Math.abs(t)),
                es,
                around(es, z * Math.sqrt(2 * (1 - m.r()) / n + es * es / (2 * n)), level),
                around(es, z * Math.sqrt(2 * (1 - m.r()) / n + es * es / (2 * df)), level),
                srm,
                noncentral,
                around(srm, z * Math.sqrt(1 / n + srm * srm / (2 * n)), level),
                n < 3
                        ? Double.NaN
                        : srm
                                * Math.exp(
                                        Gamma.logGamma(df / 2) - 0.5 * Math.log(df / 2) - Gamma.logGamma((df - 1) / 2)),
                ratio(m.meanChange(), Math.sqrt((m.sdFirst() * m.sdFirst() + m.sdSecond() * m.sdSecond()) / 2)),
                srm * Math.sqrt(2 * (1 - m.r())),
                unchanged.n() < 2
                        ? Optional.empty()
                        : Optional.of(
                                new Guyatt(ratio(m.meanChange(), unchanged.sd()), unchanged.sd(), unchanged.n())));
    }

    private static double ratio(double change, double sd) {
        return sd > 0 ? change / sd : Double.NaN;
    }

    private static Interval around(double centre, double half, double level) {
        return Interval.ordered(centre - half, centre + half, level, IntervalMethod.WALD);
    }
}
