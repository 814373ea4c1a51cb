package kith.content;

import java.util.OptionalDouble;

/**
 * How ratings are read.
 *
 * @param lowest possible rating
 * @param highest possible rating
 * @param relevant ratings from here on say that an item is relevant; 3 of 4 usually
 * @param essential ratings from here on say that an item is essential; empty where they do not say it
 * @param level of intervals
 */
public record ContentQuestion(double lowest, double highest, double relevant, OptionalDouble essential, double level) {}
