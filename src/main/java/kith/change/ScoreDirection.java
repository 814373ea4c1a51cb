package kith.change;

/** Which end of a score is the favourable one. */
public enum ScoreDirection {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
}
