package kith.invariance.conclusion;

import java.util.Optional;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Level;

/** What a series of levels says by its χ² difference tests alone. */
public final class Levels {

    private Levels() {}

    /** The highest level up to which no difference test has p < .01. */
    public static Optional<Level> notRejected(InvarianceAnswer answer) {
        Optional<Level> highest = Optional.empty();
        for (LadderStep step : answer.steps()) {
            if (step.level().isOfFactors() || step.pValue() < ConclusionRule.AS_THEY_STAND_P) {
                break;
            }
            highest = Optional.of(step.level());
        }
        return highest;
    }
}
