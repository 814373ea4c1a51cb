package kith.report.section.invariance;

import kith.citation.Citation;
import kith.invariance.conclusion.ConclusionRule;
import kith.invariance.search.PartialSearch;
import kith.report.section.word.NumberWords;
import kith.text.ExactNumber;

/** How groups are judged and how non-invariant parameters are searched, in words made of what decides and searches. */
final class RuleWords {

    private RuleWords() {}

    /** The least p value of a level that is supported, such as: .01. */
    static String supported() {
        return limit(ConclusionRule.AS_THEY_STAND_P);
    }

    /** The least p value of a level that is supported once parameters are released. */
    static String partiallySupported() {
        return limit(ConclusionRule.PARTIAL_P);
    }

    /** How errors among many tests are controlled, such as: the false discovery rate of … at .05. */
    static String control(PartialSearch.Way way) {
        return switch (way.control()) {
            case BENJAMINI_HOCHBERG -> "the false discovery rate of " + Citation.narrative("benjaminiHochberg1995");
            case BONFERRONI -> "the error rate over all tests, after Bonferroni,";
        };
    }

    /** The search and its errors, as a methods section tells them. */
    static String search(PartialSearch.Way way) {
        String tests = way.direction() == PartialSearch.Direction.FORWARD
                ? "by score tests, from full equality,"
                : "by Wald tests, from a model in which all but the anchors are free,";
        return "Non-invariant parameters were searched " + tests + " with " + control(way) + " controlled at "
                + NumberWords.correlation(way.rate()) + " over the levels.";
    }

    private static String limit(double p) {
        return ExactNumber.shortest(p).replaceFirst("^0", "");
    }
}
