package kith.change;

import kith.math.Descriptives;

/**
 * The scores of one wave in one arm.
 *
 * @param arm empty for all
 * @param scores described; {@link Descriptives#missing()} of those who are in the arm
 * @param retained share of the arm with a score
 */
public record WaveScores(String wave, String arm, Descriptives scores, double retained) {}
