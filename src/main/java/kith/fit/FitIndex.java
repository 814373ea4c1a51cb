package kith.fit;

import java.util.Locale;

/** A measure of the fit of a model; its name in lower case is lavaan's with underscores for dots. */
public enum FitIndex {
    NPAR(Needs.NOTHING),
    FMIN(Needs.NOTHING),
    CHISQ(Needs.NOTHING),
    DF(Needs.NOTHING),
    PVALUE(Needs.DEGREES_OF_FREEDOM),
    CHISQ_SCALING_FACTOR(Needs.NOTHING),
    BASELINE_CHISQ(Needs.NOTHING),
    BASELINE_DF(Needs.NOTHING),
    BASELINE_PVALUE(Needs.NOTHING),
    BASELINE_CHISQ_SCALING_FACTOR(Needs.NOTHING),
    CFI(Needs.DEGREES_OF_FREEDOM),
    TLI(Needs.DEGREES_OF_FREEDOM),
    NNFI(Needs.DEGREES_OF_FREEDOM),
    RFI(Needs.DEGREES_OF_FREEDOM),
    NFI(Needs.DEGREES_OF_FREEDOM),
    PNFI(Needs.DEGREES_OF_FREEDOM),
    IFI(Needs.DEGREES_OF_FREEDOM),
    RNI(Needs.DEGREES_OF_FREEDOM),
    LOGL(Needs.NOTHING),
    UNRESTRICTED_LOGL(Needs.NOTHING),
    AIC(Needs.NOTHING),
    BIC(Needs.NOTHING),
    NTOTAL(Needs.NOTHING),
    BIC2(Needs.NOTHING),
    SCALING_FACTOR_H1(Needs.NOTHING),
    SCALING_FACTOR_H0(Needs.NOTHING),
    SCALING_FACTOR_H0_LAVAAN(Needs.NOTHING),
    RMSEA(Needs.DEGREES_OF_FREEDOM),
    RMSEA_CI_LOWER(Needs.DEGREES_OF_FREEDOM),
    RMSEA_CI_UPPER(Needs.DEGREES_OF_FREEDOM),
    RMSEA_PVALUE(Needs.DEGREES_OF_FREEDOM),
    RMSEA_NOTCLOSE_PVALUE(Needs.DEGREES_OF_FREEDOM),
    RMSEA_CI_LEVEL(Needs.DEGREES_OF_FREEDOM),
    RMSEA_CLOSE_H0(Needs.DEGREES_OF_FREEDOM),
    RMSEA_NOTCLOSE_H0(Needs.DEGREES_OF_FREEDOM),
    RMR(Needs.NOTHING),
    RMR_NOMEAN(Needs.NOTHING),
    SRMR(Needs.NOTHING),
    SRMR_WITHIN(Needs.NOTHING),
    SRMR_BETWEEN(Needs.NOTHING),
    SRMR_BENTLER(Needs.NOTHING),
    SRMR_BENTLER_NOMEAN(Needs.NOTHING),
    CRMR(Needs.NOTHING),
    CRMR_NOMEAN(Needs.NOTHING),
    SRMR_MPLUS(Needs.NOTHING),
    SRMR_MPLUS_NOMEAN(Needs.NOTHING),
    CN_05(Needs.DEGREES_OF_FREEDOM),
    CN_01(Needs.DEGREES_OF_FREEDOM),
    GFI(Needs.NOTHING),
    AGFI(Needs.DEGREES_OF_FREEDOM),
    PGFI(Needs.DEGREES_OF_FREEDOM),
    MFI(Needs.DEGREES_OF_FREEDOM),
    WRMR(Needs.NOTHING),
    ECVI(Needs.NOTHING);

    private enum Needs {
        NOTHING,
        DEGREES_OF_FREEDOM
    }

    private final String id;
    private final boolean judgedByDf;

    FitIndex(Needs needs) {
        this.id = name().toLowerCase(Locale.ROOT);
        this.judgedByDf = needs == Needs.DEGREES_OF_FREEDOM;
    }

    /** As it is written in JSON, without its variant. */
    String id() {
        return id;
    }

    /** Whether it judges by degrees of freedom, of which fewer than none say nothing. */
    boolean isJudgedByDf() {
        return judgedByDf;
    }
}
