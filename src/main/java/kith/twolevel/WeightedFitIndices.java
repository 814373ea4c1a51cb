package kith.twolevel;

import java.util.List;
import java.util.Optional;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.fit.TestedModel;

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

    private static final List<FitIndex> COMPARISONS =
            List.of(FitIndex.CFI, FitIndex.TLI, FitIndex.NNFI, FitIndex.NFI, FitIndex.RNI);

    FitIndices indices() {
        FitIndices.Builder values = FitIndices.builder();
        values.put(FitIndex.NPAR, parameters);
        values.put(FitIndex.FMIN, minimum);
        addTest(values, TestedModel.MODEL, test);
        baseline.ifPresent(base -> {
            addTest(values, TestedModel.BASELINE, base);
            values.compare(FitVariant.PLAIN, new FitIndices.Compared(test.plain(), base.plain()), COMPARISONS)
                    .compare(
                            FitVariant.SCALED,
                            new FitIndices.Compared(test.corrected(), base.corrected()),
                            COMPARISONS);
        });
        values.rmsea(FitVariant.PLAIN, test.plain(), test.plain(), rows, 1)
                .rmsea(FitVariant.SCALED, test.corrected(), test.corrected(), rows, 1);
        values.put(FitIndex.SRMR, within + between);
        values.put(FitIndex.SRMR_WITHIN, within);
        values.put(FitIndex.SRMR_BETWEEN, between);
        values.put(FitIndex.NTOTAL, rows);
        if (test.df() < 0) {
            values.withoutDegreesOfFreedom();
        }
        return values.build();
    }

    private static void addTest(FitIndices.Builder values, TestedModel of, ShiftedStatistic test) {
        values.test(of, FitVariant.PLAIN, test.chisq(), test.df(), test.plainPValue())
                .test(of, FitVariant.SCALED, test.scaled(), test.df(), test.pValue())
                .scalingFactor(of, test.factor());
    }
}
