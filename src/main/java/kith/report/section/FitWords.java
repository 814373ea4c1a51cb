package kith.report.section;

import java.util.Locale;
import kith.report.document.Block.Tone;
import kith.sem.SemFit;

/**
 * How well a model fits, in a word, by the guides that most readers know: close when CFI ≥ .95, RMSEA ≤ .06 and SRMR ≤ .08 (Hu &
 * Bentler 1999, doi 10.1080/10705519909540118); acceptable when CFI ≥ .90, RMSEA ≤ .08 and SRMR ≤ .10. They are guides for
 * maximum likelihood and no tests; the word stands beside the numbers, never in their place.
 */
enum FitWords {
    CLOSE("fits closely", Tone.GOOD),
    ACCEPTABLE("fits acceptably", Tone.NOTE),
    POOR("does not fit well", Tone.WARNING),
    UNKNOWN("has no measures of fit that could be judged", Tone.WARNING),
    FAILED("did not converge", Tone.ERROR);

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
        if (!(Double.isFinite(fit.cfi()) && Double.isFinite(fit.rmsea()) && Double.isFinite(fit.srmr()))) {
            return UNKNOWN;
        }
        if (fit.cfi() >= 0.95 && fit.rmsea() <= 0.06 && fit.srmr() <= 0.08) {
            return CLOSE;
        }
        return fit.cfi() >= 0.90 && fit.rmsea() <= 0.08 && fit.srmr() <= 0.10 ? ACCEPTABLE : POOR;
    }

    String words() {
        return words;
    }

    Tone tone() {
        return tone;
    }

    /** The word with its numbers. */
    static String numbers(SemFit model) {
        ReportedFit fit = ReportedFit.of(model.fit());
        return String.format(
                Locale.ROOT,
                "χ²(%.0f) = %.2f, p %s, CFI = %s, TLI = %s, RMSEA = %s [%s, %s], SRMR = %s",
                fit.df(),
                fit.chisq(),
                p(fit.pValue()),
                index(fit.cfi()),
                index(fit.tli()),
                index(fit.rmsea()),
                index(fit.rmseaLower()),
                index(fit.rmseaUpper()),
                index(fit.srmr()));
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
