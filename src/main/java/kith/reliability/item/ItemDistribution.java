package kith.reliability.item;

import java.util.List;
import kith.math.Descriptives;

/**
 * What was answered to an item.
 *
 * @param described the answers, recoded where the item is reverse-keyed
 * @param floor share at the lowest answer that there can be (or that was given, where the response scale is not known)
 * @param ceiling share at the highest
 * @param categories use of each answer, as it stands in the data; empty when there are more than
 *     {@value #MOST_CATEGORIES}
 * @param discrimination mean of the upper less mean of the lower {@value #EXTREME_GROUP} of respondents by the sum of
 *     the scale, over the range of the answers (Kelley 1939, doi 10.1037/h0057123); all respondents tied with the one
 *     at the edge is in
 * @param curve the item over the rest of the scale, from low to high
 */
public record ItemDistribution(
        Descriptives described,
        double floor,
        double ceiling,
        List<CategoryUse> categories,
        double discrimination,
        List<ItemRestPoint> curve) {

    static final int MOST_CATEGORIES = 25;
    static final double EXTREME_GROUP = 0.27;

    /**
     * The share at one end above which an item is flagged: half, as in screening, a convention of Kith's. The usual 15
     * % is for scores of scales ({@code kith.scoring.ScoreDescription}); of five points answered evenly each has 20 %.
     */
    public static final double EXTREME_SHARE = 0.5;

    public ItemDistribution {
        categories = List.copyOf(categories);
        curve = List.copyOf(curve);
    }

    /** Whether more than half gave the lowest answer. */
    public boolean floorEffect() {
        return floor > EXTREME_SHARE;
    }

    /** Whether more than half gave the highest answer. */
    public boolean ceilingEffect() {
        return ceiling > EXTREME_SHARE;
    }
}
