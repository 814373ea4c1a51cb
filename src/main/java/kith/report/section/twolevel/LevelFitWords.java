package kith.report.section.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Cell;
import kith.report.section.fit.FitWords;
import kith.report.section.word.NumberWords;
import kith.study.LevelStructure;
import kith.twolevel.CrossLevelInvariance;
import kith.twolevel.LevelFit;

/**
 * What the fit of each level says of the structure, and what follows for the test of equal loadings, which supposes
 * that the structure fits at both levels.
 */
public final class LevelFitWords {

    private LevelFitWords() {}

    /** How the structure of a level stands to the guides; empty for a level that fits by construction. */
    static Optional<FitWords> fit(LevelFit level, boolean likelihood) {
        if (level.df() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                level.converged()
                        ? FitWords.of(likelihood, level.cfi(), level.rmsea().estimate(), level.srmr())
                        : FitWords.FAILED);
    }

    /** A sentence a level that can be tested. */
    static List<String> fits(List<LevelFit> levels, boolean likelihood) {
        List<String> sentences = new ArrayList<>();
        for (LevelFit level : levels) {
            fit(level, likelihood).ifPresent(fit -> sentences.add(sentence(level, fit)));
        }
        return sentences;
    }

    /** A tile a level that can be tested. */
    static List<KeyFigure> figures(List<LevelFit> levels, boolean likelihood) {
        List<KeyFigure> figures = new ArrayList<>();
        for (LevelFit level : levels) {
            String label = level.level() == 1 ? "Structure within groups" : "Structure between groups";
            fit(level, likelihood)
                    .ifPresent(fit -> figures.add(new KeyFigure(
                            label,
                            Cell.text(fit.title()),
                            fit == FitWords.FAILED
                                    ? "no estimates, no fit"
                                    : "CFI " + NumberWords.index(level.cfi()) + ", RMSEA "
                                            + NumberWords.index(level.rmsea().estimate()) + ", SRMR "
                                            + NumberWords.index(level.srmr()),
                            fit.tone())));
        }
        return figures;
    }

    private static String sentence(LevelFit level, FitWords fit) {
        String where = level.level() == 1 ? "Within groups" : "Between groups";
        if (fit == FitWords.FAILED) {
            return where + ", the test of the structure did not converge.";
        }
        String numbers = NumberWords.chiSquare(level.df(), level.chisq(), level.pValue()) + ", CFI = "
                + NumberWords.index(level.cfi()) + ", RMSEA = "
                + NumberWords.index(level.rmsea().estimate()) + ", SRMR = " + NumberWords.index(level.srmr());
        return switch (fit) {
            case CLOSE, ACCEPTABLE, POOR -> where + ", the structure was " + fit.words() + " (" + numbers + ").";
            case NOT_JUDGED, UNKNOWN, FAILED -> where + ": " + numbers + ".";
        };
    }

    /** The sentence on equal loadings; it draws no conclusion where a level does not fit. */
    static Optional<String> loadings(LevelStructure structure) {
        return structure
                .loadings()
                .map(loadings -> sentence(
                        loadings.verdict(), test(loadings), misfitting(structure.levels(), structure.isLikelihood())));
    }

    private static String test(CrossLevelInvariance loadings) {
        return NumberWords.chiSquare(loadings.df(), loadings.chisq(), loadings.pValue());
    }

    /** @param misfitting the levels that the structure does not fit */
    static String sentence(CrossLevelInvariance.Verdict verdict, String test, List<String> misfitting) {
        return switch (verdict) {
            case REJECTED ->
                "Equal loadings within and between groups were rejected, " + test
                        + ": the factors between groups are not group averages of the factors within.";
            case NOT_REJECTED ->
                "Equal loadings within and between groups were not rejected, " + test
                        + (misfitting.isEmpty()
                                ? ": it was not shown that the factors between groups are other than the group averages of the"
                                        + " factors within."
                                : ", but the structure does not fit " + String.join(" and ", misfitting)
                                        + ", so that this is no evidence of the same factors at both levels.");
            case UNKNOWN -> "Whether loadings are equal within and between groups could not be tested.";
        };
    }

    /** The levels that the structure does not fit, in words. */
    public static List<String> misfitting(List<LevelFit> levels, boolean likelihood) {
        List<String> misfitting = new ArrayList<>();
        for (LevelFit level : levels) {
            if (fit(level, likelihood)
                    .filter(found -> found == FitWords.POOR || found == FitWords.FAILED)
                    .isPresent()) {
                misfitting.add(level.level() == 1 ? "within groups" : "between groups");
            }
        }
        return misfitting;
    }
}
