package kith.sem.comparison;

import java.util.Optional;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;
import kith.math.ChiSquare;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.inference.EquivalenceBounds;
import kith.sem.inference.MisfitSize;

/**
 * A test of equivalence: how large a misfit has to be tolerated if a model, or what a step of restrictions adds, is to
 * be accepted with 95 % confidence. A test of exact fit that is not significant shows no more than that misfit was not
 * found; this one says how large it may be.
 *
 * <p>With T the statistic on d degrees of freedom, δₜ is the non-centrality at which so small a T has a probability of
 * 5 %; the misfit to be tolerated is εₜ = c δₜ ∕ N and the T-size RMSEA √(G εₜ ∕ d), with G groups, N rows and c the
 * scaling factor where T is scaled (1 otherwise). The T-size CFI is 1 − c δ ∕ (c₀ δ₀), with δ the non-centrality of the
 * model at 2.5 % and δ₀ that of its baseline at 97.5 %.
 *
 * <p>Sources: Yuan &amp; Chan 2016, doi 10.1037/met0000080 (steps of invariance, several groups); Yuan, Chan,
 * Marcoulides &amp; Bentler 2016, doi 10.1080/10705511.2015.1065414, and Marcoulides &amp; Yuan 2017, doi
 * 10.1080/10705511.2016.1225260 (single models). The T-size RMSEA is the upper end of the 90 % interval of RMSEA.
 * Non-centralities are exact here, where those authors and their R functions take Venables's approximation (they agree
 * to about four digits); N goes with T = N F, where they write N − G for T = (N − G) F.
 *
 * @param tolerated εₜ
 * @param rmsea T-size RMSEA
 * @param cfi T-size CFI; absent for a difference of models
 */
public record FitEquivalence(double tolerated, Size rmsea, Optional<Size> cfi) {

    /** One in twenty samples has so small a statistic though the misfit is of the size told. */
    public static final double ALPHA = 0.05;

    /**
     * An index at the misfit to be tolerated.
     *
     * @param bounds by which it is judged; absent where none were published for so many groups
     */
    public record Size(double value, Optional<EquivalenceBounds> bounds) {

        /** What the bounds say of it. */
        public Optional<MisfitSize> size() {
            return Double.isNaN(value) ? Optional.empty() : bounds.map(one -> one.size(value));
        }
    }

    /**
     * Of a fitted model; of the robust or scaled statistic where the estimator gives one. NaN where no minimum was
     * found or parameters are not determined.
     */
    public static FitEquivalence of(SemFit fit) {
        FitIndices measures = fit.fit();
        double df = measures.value(FitIndex.DF);
        double n = rows(fit);
        int groups = fit.observations().size();
        double rmsea = measures.preferred(FitIndex.RMSEA_CI_UPPER);
        if (!fit.converged() || !fit.identified()) {
            rmsea = Double.NaN;
        }
        Optional<EquivalenceBounds> bounds = EquivalenceBounds.cfi(n, groups, df, measures.value(FitIndex.BASELINE_DF));
        return new FitEquivalence(
                rmsea * rmsea * df / groups,
                new Size(rmsea, EquivalenceBounds.rmsea(n, groups, df)),
                Optional.of(new Size(cfi(fit), bounds)));
    }

    private static double cfi(SemFit fit) {
        TestStatistic model = statistic(fit, FitIndex.CHISQ, FitIndex.DF);
        TestStatistic baseline = statistic(fit, FitIndex.BASELINE_CHISQ, FitIndex.BASELINE_DF);
        if (!fit.converged()
                || !fit.identified()
                || Double.isNaN(model.chisq())
                || Double.isNaN(baseline.chisq())
                || !(model.df() > 0)) {
            return Double.NaN;
        }
        double misfit = model.c() * ChiSquare.nonCentrality(model.chisq(), model.df(), ALPHA / 2);
        double worst = baseline.c() * ChiSquare.nonCentrality(baseline.chisq(), baseline.df(), 1 - ALPHA / 2);
        return misfit == 0 ? 1 : 1 - misfit / Math.max(misfit, worst);
    }

    /** Where the statistic is scaled, that one with its factor; where it is shifted too, that one without. */
    private static TestStatistic statistic(SemFit fit, FitIndex chisq, FitIndex degrees) {
        FitIndices measures = fit.fit();
        double df = measures.value(degrees);
        if (!measures.has(chisq, FitVariant.SCALED)) {
            return new TestStatistic(measures.value(chisq), df);
        }
        double scaled = measures.value(chisq, FitVariant.SCALED);
        boolean shifted = fit.inference().correction() == Estimator.Correction.SCALED_SHIFTED;
        return new TestStatistic(scaled, df, shifted ? 1 : measures.value(chisq) / scaled);
    }

    /**
     * Of what a restricted model adds.
     *
     * @param scaled the corrected difference of the statistics, its degrees of freedom and scaling factor
     * @param restricted the restricted model
     */
    public static FitEquivalence ofDifference(TestStatistic scaled, SemFit restricted) {
        double n = rows(restricted);
        int groups = restricted.observations().size();
        double rmsea = Rmsea.upper(scaled, n, groups);
        return new FitEquivalence(
                rmsea * rmsea * scaled.df() / groups,
                new Size(rmsea, EquivalenceBounds.rmsea(n, groups, scaled.df())),
                Optional.empty());
    }

    private static double rows(SemFit fit) {
        return fit.observations().stream().mapToInt(Integer::intValue).sum();
    }
}
