package kith.report.section.scores;

import kith.citation.Citation;
import kith.scoring.imputation.ImputationMethod;
import kith.scoring.imputation.ImputedResponses;

/** How responses were imputed, in words. */
public final class ImputationWords {

    private ImputationWords() {}

    /** The method with its source, for the beginning of a note. */
    public static String method(ImputedResponses responses) {
        ImputationMethod method = responses.plan().method();
        return "Chained equations with " + method.words() + " over all items (" + Citation.unbracketed(method.source())
                + ")";
    }
}
