package kith.report.section.fit;

import java.util.ArrayList;
import java.util.List;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;

/**
 * Those measures of fit that a report shows: each robust, or else scaled, or else plain
 * ({@link FitVariant#ROBUST_FIRST}). {@link #forms()} says which, because an index without its form says little.
 *
 * @param chisqForm which χ²
 * @param cfiForm which CFI and TLI
 * @param rmseaForm which RMSEA
 */
public record ReportedFit(
        double chisq,
        double df,
        double pValue,
        double cfi,
        double tli,
        double rmsea,
        double rmseaLower,
        double rmseaUpper,
        double srmr,
        double aic,
        double bic,
        FitVariant chisqForm,
        FitVariant cfiForm,
        FitVariant rmseaForm) {

    public static ReportedFit of(FitIndices fit) {
        FitVariant chisq = fit.variant(FitIndex.CHISQ, FitVariant.ROBUST_FIRST);
        FitVariant cfi = fit.variant(FitIndex.CFI, FitVariant.ROBUST_FIRST);
        FitVariant rmsea = fit.variant(FitIndex.RMSEA, FitVariant.ROBUST_FIRST);
        return new ReportedFit(
                fit.value(FitIndex.CHISQ, chisq),
                fit.value(FitIndex.DF, chisq),
                fit.value(FitIndex.PVALUE, chisq),
                fit.value(FitIndex.CFI, cfi),
                fit.value(FitIndex.TLI, cfi),
                fit.value(FitIndex.RMSEA, rmsea),
                fit.value(FitIndex.RMSEA_CI_LOWER, rmsea),
                fit.value(FitIndex.RMSEA_CI_UPPER, rmsea),
                fit.value(FitIndex.SRMR),
                fit.value(FitIndex.AIC),
                fit.value(FitIndex.BIC),
                chisq,
                cfi,
                rmsea);
    }

    /** Says in a sentence which forms these are; empty where all are plain. */
    String forms() {
        List<String> forms = new ArrayList<>();
        if (chisqForm != FitVariant.PLAIN) {
            forms.add("scaled χ²");
        }
        if (cfiForm != FitVariant.PLAIN && cfiForm == rmseaForm) {
            forms.add(word(cfiForm) + " CFI, TLI and RMSEA");
        } else {
            if (cfiForm != FitVariant.PLAIN) {
                forms.add(word(cfiForm) + " CFI and TLI");
            }
            if (rmseaForm != FitVariant.PLAIN) {
                forms.add(word(rmseaForm) + " RMSEA");
            }
        }
        return forms.isEmpty() ? "" : capital(String.join(", ", forms)) + ".";
    }

    private static String word(FitVariant form) {
        return form == FitVariant.ROBUST ? "robust" : "scaled";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
