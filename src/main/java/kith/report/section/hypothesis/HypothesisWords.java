package kith.report.section.hypothesis;

import kith.citation.Citation;
import kith.cosmin.CosminCriteria;
import kith.cosmin.MeasurementProperty;
import kith.cosmin.Statistic;
import kith.hypothesis.HypothesesAnswer;
import kith.hypothesis.HypothesisVerdict;

/** How the results of hypotheses are told. */
final class HypothesisWords {

    private static final CosminCriteria EDITION =
            CosminCriteria.of(CosminCriteria.editions().get(0));

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
        boolean all = answer.agreeing() == answer.tested() && answer.tested() > 1;
        return (all ? "All " + answer.tested() : answer.agreeing() + " of " + answer.tested())
                + " estimates were within the range that the hypotheses predict" + untested + ".";
    }

    /** How the count stands to the guide for construct validity; empty without a result. */
    static String guide(HypothesesAnswer answer) {
        if (answer.tested() == 0) {
            return "";
        }
        double asked = EDITION.bound(MeasurementProperty.HYPOTHESES, Statistic.AGREEING_SHARE);
        return (answer.share() >= asked ? "This meets" : "This does not meet")
                + " COSMIN’s criterion for construct validity of at least " + Math.round(100 * asked) + "% ("
                + Citation.unbracketed(EDITION.source()) + ").";
    }
}
