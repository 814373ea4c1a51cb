package kith.irt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kith.math.HolmAdjustment;

/**
 * What speaks against an item of a model with one factor in one group, as a scale developer would read the statistics.
 *
 * @param item name of it
 * @param reasons why it should be reviewed; none where nothing was found
 * @param dependentOn items whose adjusted Q3 with it is above {@link #DEPENDENT}
 */
public record ItemReview(String item, Set<Reason> reasons, List<String> dependentOn) {

    /** Slopes from here down are low (Baker 2001, p. 35: below .65); on the scale of a trait of variance 1. */
    public static final double LOW_SLOPE = 0.65;

    /** Adjusted Q3 above this is local dependence (Christensen, Makransky and Horton 2017). */
    public static final double DEPENDENT = 0.2;

    /** Level of S-χ², over all items of the scale (Holm). */
    public static final double LEVEL = 0.05;

    /** Fewer respondents than this in a category leave its threshold to chance. */
    public static final int FEWEST_IN_CATEGORY = 10;

    /** Why an item should be reviewed. */
    public enum Reason {
        NEGATIVE_SLOPE,
        LOW_SLOPE,
        MISFIT,
        DEPENDENT,
        SPARSE_CATEGORY
    }

    public ItemReview {
        reasons = reasons.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(reasons));
        dependentOn = List.copyOf(dependentOn);
    }

    /** One for each item of a group, in their order. */
    static List<ItemReview> of(IrtFit fit, int group, IrtScaling.Statistics statistics) {
        List<String> items = fit.patterns().items();
        double[] adjusted = HolmAdjustment.of(statistics.sumScoreFit().stream()
                .mapToDouble(SumScoreFit::pValue)
                .toArray());
        double[][] q3 = statistics.dependence().adjustedQ3();
        double scale = Math.sqrt(fit.covariances(group)[0][0]);
        List<ItemReview> reviews = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int item = i;
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            double slope = fit.item(group, i).slopes()[0] * scale;
            if (slope < 0) {
                reasons.add(Reason.NEGATIVE_SLOPE);
            } else if (slope < LOW_SLOPE) {
                reasons.add(Reason.LOW_SLOPE);
            }
            if (adjusted[i] < LEVEL) {
                reasons.add(Reason.MISFIT);
            }
            List<String> dependent = IntStream.range(0, items.size())
                    .filter(j -> j != item && q3[Math.max(item, j)][Math.min(item, j)] > DEPENDENT)
                    .mapToObj(items::get)
                    .toList();
            if (!dependent.isEmpty()) {
                reasons.add(Reason.DEPENDENT);
            }
            for (double n : fit.patterns().frequencies(group, i)) {
                if (n < FEWEST_IN_CATEGORY) {
                    reasons.add(Reason.SPARSE_CATEGORY);
                }
            }
            reviews.add(new ItemReview(items.get(i), reasons, dependent));
        }
        return reviews;
    }

    public boolean isNeeded() {
        return !reasons.isEmpty();
    }
}
