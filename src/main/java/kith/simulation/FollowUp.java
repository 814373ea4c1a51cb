package kith.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several visits of the same respondents, and the arms of a trial.
 *
 * @param visits in their order, the first is the baseline
 * @param stability correlation of a factor between one visit and the next one
 * @param sharedResidualVariance share of an item's residual variance that a person keeps over all visits
 * @param arms of a trial; empty where there are none
 * @param lostPerPoint how much a point of the former visit's mean answer adds to the log-odds of being lost
 * @param changeRating a global rating of change, asked at each visit after the first
 */
public record FollowUp(
        List<Visit> visits,
        double stability,
        double sharedResidualVariance,
        List<Arm> arms,
        double lostPerPoint,
        Optional<ChangeRating> changeRating) {

    public FollowUp {
        visits = List.copyOf(visits);
        arms = List.copyOf(arms);
    }

    /**
     * One visit.
     *
     * @param id as the column {@code visit} has it
     * @param month after the beginning
     * @param lost chance of being lost before this visit, and for all later ones, of a respondent whose former answers
     *     were in the middle of their scales
     * @param retest where this visit only repeats the one before it
     */
    public record Visit(String id, double month, double lost, Optional<Retest> retest) {}

    /**
     * The same questionnaire soon again, for some.
     *
     * @param share of those at the visit before
     * @param stability correlation of a factor with the visit before
     */
    public record Retest(double share, double stability) {}

    /**
     * One arm of a trial.
     *
     * @param share of the respondents
     * @param gains of all factors, in standard deviations, by visit; 0 where not named
     */
    public record Arm(String id, double share, Map<String, Double> gains) {
        public Arm {
            gains = Map.copyOf(gains);
        }
    }

    /**
     * “How has it changed since the beginning?”, from 1.
     *
     * @param loading correlation of y* of the rating with the true change in an arm without change
     */
    public record ChangeRating(String id, double loading, AnswerForm.Ordered form) {}
}
