package kith.report.section.fit;

import java.util.Locale;
import kith.citation.Citation;
import kith.report.document.Block.Tone;
import kith.report.section.word.NumberWords;
import kith.sem.comparison.Comparison;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;

/**
 * How the approximate fit of a model stands to the guides that most readers know. Close: CFI ≥ .95, RMSEA ≤ .06 and
 * SRMR ≤ .08 (Hu and Bentler 1999, doi 10.1080/10705519909540118, who write “close to” and recommend SRMR beside one of
 * the others; here all three have to hold). Wider: CFI ≥ .90 (Bentler and Bonett 1980, doi 10.1037/0033-2909.88.3.588),
 * RMSEA ≤ .08 (Browne and Cudeck 1992, doi 10.1177/0049124192021002005) and SRMR ≤ .08, a set of Kith's.
 *
 * <p>The guides were derived for maximum likelihood. Least squares give smaller RMSEA and larger CFI for the same
 * misfit (Xia and Yang 2019, doi 10.3758/s13428-018-1055-2), so that a model fitted by them gets no verdict but its
 * numbers, SRMR first, which depends least on the estimator (Shi and Maydeu-Olivares 2020, doi
 * 10.1177/0013164419885164). The word stands beside the test of exact fit, never in its place.
 */
public enum FitWords {
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

    public static FitWords of(SemFit model) {
        if (!model.converged()) {
            return FAILED;
        }
        ReportedFit fit = ReportedFit.of(model.fit());
        return of(isLikelihood(model), fit.cfi(), fit.rmsea(), fit.srmr());
    }

    /** @param likelihood whether the model was fitted by maximum likelihood, for which the guides were derived */
    public static FitWords of(boolean likelihood, double cfi, double rmsea, double srmr) {
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

    public String words() {
        return words;
    }

    /** The word as it begins a tile. */
    public String title() {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public Tone tone() {
        return tone;
    }

    /** What the guides are, where they were used, or why there are none. */
    public String guides() {
        return switch (this) {
            case CLOSE, ACCEPTABLE, POOR ->
                "Guides for close fit: CFI ≥ .95, RMSEA ≤ .06 and SRMR ≤ .08 " + Citation.parenthetical("huBentler1999")
                        + "; for acceptable fit, a convention of Kith: CFI ≥ .90 "
                        + Citation.parenthetical("bentlerBonett1980")
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
    public static String exactFit(SemFit model) {
        double p = ReportedFit.of(model.fit()).pValue();
        if (!Double.isFinite(p)) {
            return "";
        }
        return "Exact fit was " + rejected(p) + " (N = "
                + NumberWords.count(
                        model.observations().stream().mapToInt(n -> n).sum()) + ").";
    }

    /** Whether a test of exact fit rejects at .05. */
    static String rejected(double p) {
        return p < SMALL_CHANCE ? "rejected" : "not rejected";
    }

    /** What forbids relying on a solution; empty where nothing does. */
    public static String trouble(SemFit model) {
        if (!model.converged()) {
            return "did not converge";
        }
        return model.admissible() ? "" : "improper solution";
    }

    /** {@code n = 206 of 270}; empty where all rows were used. */
    public static String used(SemFit model, int rows) {
        int used = model.observations().stream().mapToInt(n -> n).sum();
        return used == rows ? "" : "n = " + NumberWords.count(used) + " of " + NumberWords.count(rows);
    }

    /** The numbers by which the word was found; where there are no guides, SRMR first. */
    public static String numbers(SemFit model) {
        ReportedFit fit = ReportedFit.of(model.fit());
        String test = NumberWords.chiSquare(fit.df(), fit.chisq(), fit.pValue());
        String incremental = String.format(
                Locale.ROOT,
                "CFI = %s, TLI = %s, RMSEA = %s [%s, %s]",
                NumberWords.index(fit.cfi()),
                NumberWords.index(fit.tli()),
                NumberWords.index(fit.rmsea()),
                NumberWords.index(fit.rmseaLower()),
                NumberWords.index(fit.rmseaUpper()));
        String srmr = "SRMR = " + NumberWords.index(fit.srmr());
        return isLikelihood(model) ? test + ", " + incremental + ", " + srmr : srmr + ", " + test + ", " + incremental;
    }

    /** The most telling of the numbers, for a place with little room. */
    public static String fewNumbers(SemFit model) {
        ReportedFit fit = ReportedFit.of(model.fit());
        String incremental = "CFI " + NumberWords.index(fit.cfi()) + ", RMSEA " + NumberWords.index(fit.rmsea());
        String srmr = "SRMR " + NumberWords.index(fit.srmr());
        return isLikelihood(model) ? incremental + ", " + srmr : srmr + ", " + incremental;
    }

    /** How the difference of two χ² is tested. */
    public static String method(Comparison.Method method) {
        return switch (method) {
            case PLAIN -> "difference of the two χ²";
            case SATORRA_BENTLER_2001 -> "scaled difference " + Citation.parenthetical("satorraBentler2001");
            case SATORRA_BENTLER_2010 -> "scaled difference " + Citation.parenthetical("satorraBentler2010");
            case SATORRA_2000 ->
                "scaled and shifted difference " + Citation.parenthetical("satorra2000", "asparouhovMuthen2006");
        };
    }
}
