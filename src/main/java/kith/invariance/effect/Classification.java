package kith.invariance.effect;

import kith.resampling.Interval;

/**
 * How many respondents a cut-off on the sum of a factor's items sorts otherwise because items work otherwise in their
 * context.
 *
 * <p>With φ the factor's normal distribution in the context, P_C(f) the probability of a sum of at least the cut-off
 * given the factor as the items work there, P_R(f) the same as they work in the reference context: ∫ P_C φ df, ∫ P_R φ
 * df, and ∫ |P_C − P_R| φ df, which is the share of respondents sorted otherwise when each keeps the same chance in
 * answering. Sums are normal given the factor, with the residual variance of the context in both; sums of ordered items
 * have their exact distribution.
 *
 * <p>The setting is that of Millsap &amp; Kwok 2004, Psychological Methods 9:93, doi 10.1037/1082-989X.9.1.93, and Lai
 * &amp; Zhang 2022, Structural Equation Modeling 29:620, doi 10.1080/10705511.2021.1977936, who compare how often
 * selection is right under partial and under strict invariance.
 *
 * @param cutoff on the sum; whoever reaches it counts
 * @param reached share who reach it
 * @param reachedAsReference share who would if items worked as in the reference context
 * @param differently share who are sorted otherwise for it
 * @param interval of the latter
 */
public record Classification(
        double cutoff, double reached, double reachedAsReference, double differently, Interval interval) {

    Classification with(Interval another) {
        return new Classification(cutoff, reached, reachedAsReference, differently, another);
    }
}
