package kith.report.section;

import java.util.Locale;
import kith.citation.Citation;
import kith.report.document.Block.Tone;
import kith.sem.Estimator;
import kith.sem.SemFit;

/**
 * How the approximate fit of a model stands to the guides that most readers know. Close: CFI ≥ .95, RMSEA ≤ .06 and SRMR ≤ .08 (Hu &
 * Bentler 1999, doi 10.1080/10705519909540118, who write “close to” and recommend SRMR beside one of the others; here all three have to
 * hold). Wider: CFI ≥ .90 (Bentler & Bonett 1980, doi 10.1037/0033-2909.88.3.588), RMSEA ≤ .08 (Browne & Cudeck 1992,
 * doi 10.1177/0049124192021002005) and SRMR ≤ .08, a set of Kith's.
 *
 * <p>The guides were derived for maximum likelihood. Least squares give smaller RMSEA and larger CFI for the same misfit (Xia & Yang 2019,
 * doi 10.3758/s13428-018-1055-2), so that a model fitted by them gets no verdict but its numbers, SRMR first, which depends least on the
 * estimator (Shi & Maydeu-Olivares 2020, doi 10.1177/0013164419885164). The word stands beside the test of exact fit, never in its
 * place.
 */
enum FitWords {
    CLOSE("within the guides for close fit", Tone.GOOD),
    ACCEPTABLE("within the wider guides for approximate fit only", Tone.NOTE),
    POOR("outside the guides for approximate fit", Tone.WARNING),
    NOT_JUDGED("no guides for this estimator", Tone.NEUTRAL),
    UNKNOWN("no measures of fit", Tone.WARNING),
    FAILED("did not converge", Tone.ERROR);

    private static final double SMALL_CHANCE = 0.05;

    private final String words;
    private final Tone tone;

    FitWords(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    static FitWords of(SemFit model) {
        if (!model.converged()) {
            return FAILED;
        }
        ReportedFit fit = ReportedFit.of(model.fit());
        return of(isLikelihood(model), fit.cfi(), fit.rmsea(), fit.srmr());
    }

    /** @param likelihood whether the model was fitted by maximum likelihood, for which the guides were derived */
    static FitWords of(boolean likelihood, double cfi, double rmsea, double srmr) {
        if (!(Double.isFinite(cfi) && Double.isFinite(rmsea) && Double.isFinite(srmr))) {
            return UNKNOWN;
        }
        if (!likelihood) {
            return NOT_JUDGED;
        }
        if (cfi >= 0.95 && rmsea <= 0.06 && srmr <= 0.08) {
            return CLOSE;
        }
        return cfi >= 0.90 && rmsea <= 0.08 && srmr <= 0.08 ? ACCEPTABLE : POOR;
    }

    private static boolean isLikelihood(SemFit model) {
        return Estimator.named(model.estimator())
                .map(estimator -> estimator.minimised().isLikelihood())
                .orElse(false);
    }

    String words() {
        return words;
    }

    /** The word as it begins a tile. */
    String title() {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    Tone tone() {
        return tone;
    }

    /** What the guides are, where they were used, or why there are none. */
    String guides() {
        return switch (this) {
            case CLOSE, ACCEPTABLE, POOR ->
                "Guides for close fit: CFI ≥ .95, RMSEA ≤ .06 and SRMR ≤ .08 " + Citation.parenthetical("huBentler1999")
                        + "; wider, a convention of Kith: CFI ≥ .90 " + Citation.parenthetical("bentlerBonett1980")
                        + ", RMSEA ≤ .08 " + Citation.parenthetical("browneCudeck1992") + " and SRMR ≤ .08.";
            case NOT_JUDGED ->
                "No verdict is given: cut-offs of CFI and RMSEA were derived for maximum likelihood and tend not to detect misfit with"
                        + " this estimator " + Citation.parenthetical("xiaYang2019")
                        + "; SRMR depends least on the estimator "
                        + Citation.parenthetical("shiMaydeuOlivares2020") + ".";
            case UNKNOWN, FAILED -> "";
        };
    }

    /** What the test of exact fit says; empty where there is none. */
    static String exactFit(SemFit model) {
        double p = ReportedFit.of(model.fit()).pValue();
        if (!Double.isFinite(p)) {
            return "";
        }
        return "Exact fit was " + (p < SMALL_CHANCE ? "rejected" : "not rejected") + " (N = "
                + StudySummary.count(
                        model.observations().stream().mapToInt(n -> n).sum()) + ").";
    }

    /** What forbids relying on a solution; empty where nothing does. */
    static String trouble(SemFit model) {
        if (!model.converged()) {
            return "did not converge";
        }
        return model.admissible() ? "" : "improper solution";
    }

    /** {@code n = 206 of 270}; empty where all rows were used. */
    static String used(SemFit model, int rows) {
        int used = model.observations().stream().mapToInt(n -> n).sum();
        return used == rows ? "" : "n = " + StudySummary.count(used) + " of " + StudySummary.count(rows);
    }

    /** The numbers by which the word was found; where there are no guides, SRMR first. */
    static String numbers(SemFit model) {
        ReportedFit fit = ReportedFit.of(model.fit());
        String test = String.format(Locale.ROOT, "χ²(%.0f) = %.2f, p %s", fit.df(), fit.chisq(), p(fit.pValue()));
        String incremental = String.format(
                Locale.ROOT,
                "CFI = %s, TLI = %s, RMSEA = %s [%s, %s]",
                index(fit.cfi()),
                index(fit.tli()),
                index(fit.rmsea()),
                index(fit.rmseaLower()),
                index(fit.rmseaUpper()));
        String srmr = "SRMR = " + index(fit.srmr());
        return isLikelihood(model) ? test + ", " + incremental + ", " + srmr : srmr + ", " + test + ", " + incremental;
    }

    /** The most telling of the numbers, for a place with little room. */
    static String fewNumbers(SemFit model) {
        ReportedFit fit = ReportedFit.of(model.fit());
        String incremental = "CFI " + index(fit.cfi()) + ", RMSEA " + index(fit.rmsea());
        String srmr = "SRMR " + index(fit.srmr());
        return isLikelihood(model) ? incremental + ", " + srmr : srmr + ", " + incremental;
    }

    static String p(double p) {
        if (!Double.isFinite(p)) {
            return "–";
        }
        return p < 0.001 ? "< .001" : "= " + index(p);
    }

    static String index(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%.3f", Math.abs(value));
        String digits = text.startsWith("0.") ? text.substring(1) : text;
        return value <= -0.0005 ? "−" + digits : digits;
    }
}
