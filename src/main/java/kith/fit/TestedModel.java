package kith.fit;

/** Whose χ² test it is, with the names of its parts. */
public enum TestedModel {
    MODEL(FitIndex.CHISQ, FitIndex.DF, FitIndex.PVALUE, FitIndex.CHISQ_SCALING_FACTOR),
    BASELINE(
            FitIndex.BASELINE_CHISQ,
            FitIndex.BASELINE_DF,
            FitIndex.BASELINE_PVALUE,
            FitIndex.BASELINE_CHISQ_SCALING_FACTOR);

    final FitIndex chisq;
    final FitIndex df;
    final FitIndex pValue;
    final FitIndex scalingFactor;

    TestedModel(FitIndex chisq, FitIndex df, FitIndex pValue, FitIndex scalingFactor) {
        this.chisq = chisq;
        this.df = df;
        this.pValue = pValue;
        this.scalingFactor = scalingFactor;
    }
}
