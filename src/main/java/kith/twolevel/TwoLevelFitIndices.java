package kith.twolevel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.fit.TestStatistic;
import kith.fit.TestedModel;

/**
 * The measures of fit of a two-level model, by lavaan's names and in lavaan's order. RMSEA and BIC take the number of
 * rows for N, as lavaan 0.6-14 and Mplus do, and SRMR is the sum of those of the two levels, as in lavaan. They say
 * little of the level between clusters: see {@link LevelFit}.
 */
record TwoLevelFitIndices(
        Model model, LikelihoodRatio test, Optional<LikelihoodRatio> baseline, List<Double> residuals) {

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
        addTest(values, TestedModel.MODEL, test);
        baseline.ifPresent(base -> {
            addTest(values, TestedModel.BASELINE, base);
            values.comparisons(compared(base));
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

    private static void addTest(FitIndices.Builder values, TestedModel of, LikelihoodRatio test) {
        values.test(of, FitVariant.PLAIN, test.chisq(), test.df(), test.pValue());
        test.corrected().ifPresent(scaled -> {
            double pValue = new LikelihoodRatio(scaled.chisq(), test.df(), Optional.empty()).pValue();
            values.test(of, FitVariant.SCALED, scaled.chisq(), scaled.df(), pValue)
                    .scalingFactor(of, test.scaled().orElseThrow().factor());
        });
    }

    private Map<FitVariant, FitIndices.Compared> compared(LikelihoodRatio base) {
        Map<FitVariant, FitIndices.Compared> compared = new EnumMap<>(FitVariant.class);
        compared.put(FitVariant.PLAIN, new FitIndices.Compared(test.plain(), base.plain()));
        if (test.scaled().isPresent()) {
            compared.put(
                    FitVariant.SCALED,
                    new FitIndices.Compared(
                            test.corrected().orElseThrow(), base.corrected().orElseThrow()));
            compared.put(
                    FitVariant.ROBUST,
                    new FitIndices.Compared(
                            test.robust().orElseThrow(), base.robust().orElseThrow()));
        }
        return compared;
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
        test.scaled().ifPresent(scaling -> {
            TestStatistic trace = new TestStatistic(test.chisq(), scaling.factor() * test.df());
            addRmsea(values, FitVariant.SCALED, trace, trace);
            TestStatistic interval =
                    new TestStatistic(test.corrected().orElseThrow().chisq(), test.df(), scaling.factor());
            addRmsea(values, FitVariant.ROBUST, test.robust().orElseThrow(), interval);
        });
    }

    private void addRmsea(FitIndices.Builder values, FitVariant variant, TestStatistic point, TestStatistic interval) {
        values.rmsea(variant, point, interval, model.rows, model.groups);
    }
}
