package kith.report.section.hypothesis;

import kith.citation.Citation;
import kith.hypothesis.HypothesesAnswer;
import kith.hypothesis.HypothesisVerdict;

/** How the results of hypotheses are told. */
final class HypothesisWords {

    private HypothesisWords() {}

    static String of(HypothesisVerdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> "supported";
            case AGREES -> "agrees";
            case DISAGREES -> "disagrees";
            case CONTRADICTED -> "contradicted";
            case NOT_TESTED -> "not tested";
        };
    }

    /** How many results agree with what was expected. */
    static String counted(HypothesesAnswer answer) {
        int stated = answer.results().size();
        if (answer.tested() == 0) {
            return "None of the hypotheses about scores could be tested.";
        }
        String untested = answer.tested() == stated ? "" : " (" + (stated - answer.tested()) + " could not be tested)";
        return answer.agreeing() + " of " + answer.tested() + " results agreed with the hypotheses about scores"
                + untested + ".";
    }

    /** How the count stands to the guide for construct validity; empty without a result. */
    static String guide(HypothesesAnswer answer) {
        if (answer.tested() == 0) {
            return "";
        }
        return (answer.share() >= HypothesesAnswer.SUFFICIENT
                        ? "That reaches the 75% that COSMIN asks for as evidence of construct validity"
                        : "That is less than the 75% that COSMIN asks for as evidence of construct validity")
                + " (" + Citation.unbracketed("prinsenEtAl2018") + ").";
    }
}
