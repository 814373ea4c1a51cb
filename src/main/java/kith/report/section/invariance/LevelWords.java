package kith.report.section.invariance;

import java.util.Locale;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.invariance.model.ContextLayout;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.sem.model.Operator;

/** Names and numbers of levels of invariance. */
public final class LevelWords {

    private LevelWords() {}

    static String name(Level level) {
        return level.id().substring(0, 1).toUpperCase(Locale.ROOT) + level.id().substring(1);
    }

    static String verdict(LevelVerdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> "supported";
            case PARTIALLY_SUPPORTED -> "partially supported";
            case NOT_SUPPORTED -> "not supported";
            case NOT_JUDGED -> "not judged";
        };
    }

    static String outcome(Judgement.Outcome outcome) {
        return switch (outcome) {
            case PASS -> "supported";
            case FAIL -> "not supported";
            case SPLIT -> "indices disagree";
            case SILENT -> "inconclusive";
        };
    }

    /** Such as: Δχ²(6) = 40.06, p &lt; .001; empty where there is no test. */
    static String test(LadderStep step) {
        return step.comparison()
                .map(LadderStep.Against::test)
                .filter(test -> !Double.isNaN(test.chisqDifference()))
                .map(test -> "Δ" + NumberWords.chiSquare(test.dfDifference(), test.chisqDifference(), test.pValue()))
                .orElse("");
    }

    /** Such as: loading of ci2 in Personal communities. */
    static String parameter(FreedParameter freed, Labels labels) {
        Operator op = freed.parameter().op();
        String what = switch (op) {
            case LOADING -> "loading of " + freed.parameter().rhs();
            case INTERCEPT -> "intercept of " + freed.parameter().lhs();
            case THRESHOLD ->
                "threshold " + freed.parameter().rhs().substring(1) + " of "
                        + freed.parameter().lhs();
            default -> freed.parameter().toString();
        };
        return what + freed.context().map(name -> " in " + labels.title(name)).orElse(" in all groups");
    }

    /** What is compared: groups, contexts of the same respondents, or both crossed. */
    static String compared(InvarianceAnswer ladder) {
        if (ladder.layout().repeated().isEmpty()) {
            return "groups";
        }
        return ladder.layout() instanceof ContextLayout.AcrossGroupsWithinPerson ? "groups and occasions" : "contexts";
    }
}
