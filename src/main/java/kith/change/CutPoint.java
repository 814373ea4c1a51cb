package kith.change;

/**
 * A change score as a criterion of improvement: changes above the threshold count as improved.
 *
 * @param threshold halfway between two changes that occur
 * @param sensitivity share of the improved above it
 * @param specificity share of the others at or below it
 * @param tied further thresholds that are as good; this one is the lowest
 */
public record CutPoint(double threshold, double sensitivity, double specificity, int tied) {}
