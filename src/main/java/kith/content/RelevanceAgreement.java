package kith.content;

import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How many experts find an item relevant: the item's content validity index (I-CVI), and kappa modified for chance
 * agreement on relevance, κ* = (I-CVI − p_c)/(1 − p_c) with p_c = C(n, a) 0.5ⁿ (Polit, Beck and Owen 2007, doi
 * 10.1002/nur.20199). Interval of the I-CVI by Wilson's score.
 *
 * @param n experts who rated the item
 * @param agree of these, who find it relevant
 * @param index I-CVI
 * @param interval of the I-CVI
 * @param chance p_c
 * @param kappa κ*
 */
public record RelevanceAgreement(int n, int agree, double index, Interval interval, double chance, double kappa) {

    static final RelevanceAgreement NONE =
            new RelevanceAgreement(0, 0, Double.NaN, Interval.NONE, Double.NaN, Double.NaN);

    /** @param level of the interval */
    public static RelevanceAgreement of(int n, int agree, double level) {
        if (n == 0) {
            return NONE;
        }
        double p = agree / (double) n;
        double chance = Math.exp(CombinatoricsUtils.binomialCoefficientLog(n, agree) - n * Math.log(2));
        double z = NormalDistribution.quantile(1 - (1 - level) / 2);
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        double scale = 1 + z * z / n;
        return new RelevanceAgreement(
                n,
                agree,
                p,
                new Interval((centre - half) / scale, (centre + half) / scale, level, IntervalMethod.SCORE),
                chance,
                (p - chance) / (1 - chance));
    }

    /** In the words of the source. */
    public KappaGrade grade() {
        return KappaGrade.of(kappa);
    }
}
