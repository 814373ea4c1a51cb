package kith.twolevel;

import java.util.Optional;
import kith.fit.ComparativeFit;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;

/**
 * The measures of fit of a two-level model of ordered items, by lavaan's names. The baseline has thresholds and
 * variances between clusters only. RMSEA takes the number of rows for N.
 */
record WeightedFitIndices(
        int parameters,
        double minimum,
        ShiftedStatistic test,
        Optional<ShiftedStatistic> baseline,
        double rows,
        double within,
        double between) {

    private static final double CLOSE = 0.05;
    private static final double NOT_CLOSE = 0.08;

    FitIndices indices() {
        FitIndices.Builder values = FitIndices.builder();
        values.put(FitIndex.NPAR, parameters);
        values.put(FitIndex.FMIN, minimum);
        addTest(values, test, FitIndex.CHISQ, FitIndex.DF, FitIndex.PVALUE, FitIndex.CHISQ_SCALING_FACTOR);
        baseline.ifPresent(base -> {
            addTest(
                    values,
                    base,
                    FitIndex.BASELINE_CHISQ,
                    FitIndex.BASELINE_DF,
                    FitIndex.BASELINE_PVALUE,
                    FitIndex.BASELINE_CHISQ_SCALING_FACTOR);
            compare(values, FitVariant.PLAIN, test.plain(), base.plain());
            compare(values, FitVariant.SCALED, test.corrected(), base.corrected());
        });
        addRmsea(values, FitVariant.PLAIN, test.plain());
        values.put(FitIndex.RMSEA_CI_LEVEL, 0.90);
        values.put(FitIndex.RMSEA_CLOSE_H0, CLOSE);
        values.put(FitIndex.RMSEA_NOTCLOSE_H0, NOT_CLOSE);
        addRmsea(values, FitVariant.SCALED, test.corrected());
        values.put(FitIndex.SRMR, within + between);
        values.put(FitIndex.SRMR_WITHIN, within);
        values.put(FitIndex.SRMR_BETWEEN, between);
        values.put(FitIndex.NTOTAL, rows);
        if (test.df() < 0) {
            values.withoutDegreesOfFreedom();
        }
        return values.build();
    }

    private static void addTest(
            FitIndices.Builder values,
            ShiftedStatistic of,
            FitIndex chisq,
            FitIndex df,
            FitIndex pValue,
            FitIndex factor) {
        values.put(chisq, of.chisq());
        values.put(df, of.df());
        values.put(pValue, of.plainPValue());
        values.put(chisq, FitVariant.SCALED, of.scaled());
        values.put(df, FitVariant.SCALED, of.df());
        values.put(pValue, FitVariant.SCALED, of.pValue());
        values.put(factor, of.factor());
    }

    private static void compare(FitIndices.Builder values, FitVariant variant, TestStatistic own, TestStatistic base) {
        values.put(FitIndex.CFI, variant, ComparativeFit.cfi(own, base));
        values.put(FitIndex.TLI, variant, ComparativeFit.tli(own, base));
        values.put(FitIndex.NNFI, variant, ComparativeFit.tli(own, base));
        values.put(FitIndex.NFI, variant, ComparativeFit.nfi(own, base));
        values.put(FitIndex.RNI, variant, ComparativeFit.rni(own, base));
    }

    private void addRmsea(FitIndices.Builder values, FitVariant variant, TestStatistic statistic) {
        Rmsea rmsea = Rmsea.of(statistic, rows, 1);
        values.put(FitIndex.RMSEA, variant, rmsea.estimate());
        values.put(FitIndex.RMSEA_CI_LOWER, variant, rmsea.lower());
        values.put(FitIndex.RMSEA_CI_UPPER, variant, rmsea.upper());
        values.put(FitIndex.RMSEA_PVALUE, variant, Rmsea.close(statistic, rows, 1, CLOSE));
        values.put(FitIndex.RMSEA_NOTCLOSE_PVALUE, variant, Rmsea.notClose(statistic, rows, 1, NOT_CLOSE));
    }
}
