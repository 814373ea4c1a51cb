package kith.scoring;

import kith.math.Descriptives;

/**
 * The scores of a group on one scale, described.
 *
 * @param scale id of the scale
 * @param group name of the group; empty for all respondents
 * @param scores {@link Descriptives#missing()} says how many have no score
 * @param standardError of the mean, by linearisation: √(C/(C − 1) Σ u²) with u the sum of w(x − x̄)/Σw over the rows of
 *     each of the C clusters, or of each row (as {@code svymean} of R's survey within the group); without weights and
 *     clusters SD/√n
 * @param prorated how many scores stand for answers that are missing
 * @param floor share of the scores at the lowest score that there can be; NaN where that is not known
 * @param ceiling share at the highest
 */
public record ScoreDescription(
        String scale,
        String group,
        Descriptives scores,
        double standardError,
        int prorated,
        double floor,
        double ceiling) {

    /**
     * The share at one end above which a scale is said to have a floor or ceiling effect (Terwee et al. 2007, doi
     * 10.1016/j.jclinepi.2006.03.012), in samples of {@value #FEWEST} or more.
     */
    public static final double EXTREME_SHARE = 0.15;

    /** The fewest scores that the criterion is meant for. */
    public static final int FEWEST = 50;

    /** Whether there are enough scores for the criterion of floor and ceiling effects. */
    public boolean inScope() {
        return scores.n() >= FEWEST;
    }

    /** Whether more than 15 % are at the lowest score. */
    public boolean floorEffect() {
        return floor > EXTREME_SHARE;
    }

    /** Whether more than 15 % are at the highest score. */
    public boolean ceilingEffect() {
        return ceiling > EXTREME_SHARE;
    }
}
