package kith.twolevel;

import java.util.List;
import java.util.Optional;
import kith.fit.ComparativeFit;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;

/**
 * The measures of fit of a two-level model, by lavaan's names and in lavaan's order. RMSEA and BIC take the number of
 * rows for N, as lavaan 0.6-14 and Mplus do, and SRMR is the sum of those of the two levels, as in lavaan. They say
 * little of the level between clusters: see {@link LevelFit}.
 */
record TwoLevelFitIndices(
        Model model, LikelihoodRatio test, Optional<LikelihoodRatio> baseline, List<Double> residuals) {

    private static final double CLOSE = 0.05;
    private static final double NOT_CLOSE = 0.08;

    /**
     * What is known of the model.
     *
     * @param minimum F
     * @param parameters free ones, less the constraints
     * @param rows over all groups
     */
    record Model(double minimum, int parameters, double logLikelihood, double unrestricted, double rows, int groups) {}

    FitIndices indices() {
        FitIndices.Builder values = FitIndices.builder();
        values.put(FitIndex.NPAR, model.parameters);
        values.put(FitIndex.FMIN, model.minimum);
        addTest(values, test, FitIndex.CHISQ, FitIndex.DF, FitIndex.PVALUE, FitIndex.CHISQ_SCALING_FACTOR);
        baseline.ifPresent(base -> {
            addTest(
                    values,
                    base,
                    FitIndex.BASELINE_CHISQ,
                    FitIndex.BASELINE_DF,
                    FitIndex.BASELINE_PVALUE,
                    FitIndex.BASELINE_CHISQ_SCALING_FACTOR);
            addComparisons(values, base);
        });
        addLikelihood(values);
        addRmsea(values);
        values.put(FitIndex.SRMR, residuals.get(0) + residuals.get(1));
        values.put(FitIndex.SRMR_WITHIN, residuals.get(0));
        values.put(FitIndex.SRMR_BETWEEN, residuals.get(1));
        if (test.df() < 0) {
            values.withoutDegreesOfFreedom();
        }
        return values.build();
    }

    private static void addTest(
            FitIndices.Builder values,
            LikelihoodRatio of,
            FitIndex chisq,
            FitIndex df,
            FitIndex pValue,
            FitIndex factor) {
        values.put(chisq, of.chisq());
        values.put(df, of.df());
        values.put(pValue, of.pValue());
        of.corrected().ifPresent(scaled -> {
            values.put(chisq, FitVariant.SCALED, scaled.chisq());
            values.put(df, FitVariant.SCALED, scaled.df());
            values.put(
                    pValue, FitVariant.SCALED, new LikelihoodRatio(scaled.chisq(), of.df(), Optional.empty()).pValue());
            values.put(factor, of.scaled().orElseThrow().factor());
        });
    }

    private void addComparisons(FitIndices.Builder values, LikelihoodRatio base) {
        List<FitIndex> first = List.of(FitIndex.CFI, FitIndex.TLI);
        compare(values, FitVariant.PLAIN, test.plain(), base.plain(), first);
        test.corrected()
                .ifPresent(own ->
                        compare(values, FitVariant.SCALED, own, base.corrected().orElseThrow(), first));
        test.robust()
                .ifPresent(own ->
                        compare(values, FitVariant.ROBUST, own, base.robust().orElseThrow(), first));
        List<FitIndex> others =
                List.of(FitIndex.NNFI, FitIndex.RFI, FitIndex.NFI, FitIndex.PNFI, FitIndex.IFI, FitIndex.RNI);
        compare(values, FitVariant.PLAIN, test.plain(), base.plain(), others);
        test.corrected()
                .ifPresent(own ->
                        compare(values, FitVariant.SCALED, own, base.corrected().orElseThrow(), others));
        test.robust()
                .ifPresent(own -> compare(
                        values,
                        FitVariant.ROBUST,
                        own,
                        base.robust().orElseThrow(),
                        List.of(FitIndex.NNFI, FitIndex.RNI)));
    }

    private static void compare(
            FitIndices.Builder values,
            FitVariant variant,
            TestStatistic own,
            TestStatistic base,
            List<FitIndex> indices) {
        for (FitIndex index : indices) {
            values.put(
                    index,
                    variant,
                    switch (index) {
                        case CFI -> ComparativeFit.cfi(own, base);
                        case TLI, NNFI -> ComparativeFit.tli(own, base);
                        case RFI -> ComparativeFit.rfi(own, base);
                        case NFI -> ComparativeFit.nfi(own, base);
                        case PNFI -> ComparativeFit.pnfi(own, base);
                        case IFI -> ComparativeFit.ifi(own, base);
                        default -> ComparativeFit.rni(own, base);
                    });
        }
    }

    private void addLikelihood(FitIndices.Builder values) {
        double deviance = -2 * model.logLikelihood;
        values.put(FitIndex.LOGL, model.logLikelihood);
        values.put(FitIndex.UNRESTRICTED_LOGL, model.unrestricted);
        values.put(FitIndex.AIC, deviance + 2.0 * model.parameters);
        values.put(FitIndex.BIC, deviance + model.parameters * Math.log(model.rows));
        values.put(FitIndex.NTOTAL, model.rows);
        values.put(FitIndex.BIC2, deviance + model.parameters * Math.log((model.rows + 2) / 24));
        test.scaled().ifPresent(scaling -> {
            values.put(FitIndex.SCALING_FACTOR_H1, scaling.unrestricted());
            values.put(FitIndex.SCALING_FACTOR_H0, scaling.model());
            values.put(FitIndex.SCALING_FACTOR_H0_LAVAAN, scaling.modelByAll());
        });
    }

    private void addRmsea(FitIndices.Builder values) {
        addRmsea(values, FitVariant.PLAIN, test.plain(), test.plain());
        values.put(FitIndex.RMSEA_CI_LEVEL, 0.90);
        values.put(FitIndex.RMSEA_CLOSE_H0, CLOSE);
        values.put(FitIndex.RMSEA_NOTCLOSE_H0, NOT_CLOSE);
        test.scaled().ifPresent(scaling -> {
            TestStatistic trace = new TestStatistic(test.chisq(), scaling.factor() * test.df());
            addRmsea(values, FitVariant.SCALED, trace, trace);
            TestStatistic interval =
                    new TestStatistic(test.corrected().orElseThrow().chisq(), test.df(), scaling.factor());
            addRmsea(values, FitVariant.ROBUST, test.robust().orElseThrow(), interval);
        });
    }

    private void addRmsea(FitIndices.Builder values, FitVariant variant, TestStatistic point, TestStatistic interval) {
        Rmsea rmsea = Rmsea.of(point, interval, model.rows, model.groups);
        values.put(FitIndex.RMSEA, variant, rmsea.estimate());
        values.put(FitIndex.RMSEA_CI_LOWER, variant, rmsea.lower());
        values.put(FitIndex.RMSEA_CI_UPPER, variant, rmsea.upper());
        values.put(FitIndex.RMSEA_PVALUE, variant, Rmsea.close(interval, model.rows, model.groups, CLOSE));
        values.put(
                FitIndex.RMSEA_NOTCLOSE_PVALUE, variant, Rmsea.notClose(interval, model.rows, model.groups, NOT_CLOSE));
    }
}
