package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import kith.sem.FitMeasures;

/**
 * Those measures of fit that a report shows: of each the form that its estimator was made for. The robust form (Brosseau-Liard &
 * Savalei 2014, doi 10.1080/00273171.2014.933697; for RMSEA Brosseau-Liard, Savalei & Li 2012, doi 10.1080/00273171.2012.715252) is taken where there is one, or else the scaled form, or else the plain one;
 * {@link #forms()} says which, because an index without its form says little.
 *
 * @param chisqForm which χ²
 * @param cfiForm which CFI and TLI
 * @param rmseaForm which RMSEA
 */
record ReportedFit(
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
        Form chisqForm,
        Form cfiForm,
        Form rmseaForm) {

    /** Which form of a measure. */
    enum Form {
        PLAIN(""),
        SCALED("_scaled"),
        ROBUST("_robust");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }

        private boolean isIn(FitMeasures fit, String name) {
            return Double.isFinite(fit.get(name + suffix));
        }
    }

    static ReportedFit of(FitMeasures fit) {
        Form chisq = Form.SCALED.isIn(fit, "chisq") ? Form.SCALED : Form.PLAIN;
        Form cfi = form(fit, "cfi");
        Form rmsea = form(fit, "rmsea");
        return new ReportedFit(
                fit.get("chisq" + chisq.suffix),
                fit.get("df" + chisq.suffix),
                fit.get("pvalue" + chisq.suffix),
                fit.get("cfi" + cfi.suffix),
                fit.get("tli" + cfi.suffix),
                fit.get("rmsea" + rmsea.suffix),
                fit.get("rmsea_ci_lower" + rmsea.suffix),
                fit.get("rmsea_ci_upper" + rmsea.suffix),
                fit.get("srmr"),
                fit.get("aic"),
                fit.get("bic"),
                chisq,
                cfi,
                rmsea);
    }

    private static Form form(FitMeasures fit, String name) {
        if (Form.ROBUST.isIn(fit, name)) {
            return Form.ROBUST;
        }
        return Form.SCALED.isIn(fit, name) ? Form.SCALED : Form.PLAIN;
    }

    /** Says in a sentence which forms these are; empty where all are plain. */
    String forms() {
        List<String> said = new ArrayList<>();
        if (chisqForm != Form.PLAIN) {
            said.add("χ² is scaled");
        }
        if (cfiForm != Form.PLAIN) {
            said.add("CFI and TLI are " + word(cfiForm));
        }
        if (rmseaForm != Form.PLAIN) {
            said.add("RMSEA is " + word(rmseaForm));
        }
        return said.isEmpty() ? "" : capital(String.join(", ", said)) + ".";
    }

    private static String word(Form form) {
        return form == Form.ROBUST ? "robust" : "scaled";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
