package kith.mokken;

import java.util.ArrayList;
import java.util.List;
import kith.math.NormalDistribution;

/**
 * Whether the step response functions of different items intersect, by the method restscore: the order of two item steps in the
 * whole sample is compared with their order in each group of rest scores, the scores on all other items.
 *
 * <p>A reversal by more than the minimum is a violation, tested by McNemar's z (Molenaar & Sijtsma 2000; package mokken's
 * {@code check.restscore}).
 *
 * @param item name
 * @param violations over all pairs of its steps with steps of other items
 */
public record NonIntersection(String item, Violations violations) {

    static List<NonIntersection> of(ItemScores scores, MokkenQuestion question, int minimumSize) {
        Violations[] ofItems = new Violations[scores.size()];
        java.util.Arrays.fill(ofItems, Violations.NONE);
        int[] totals = scores.totals();
        for (int i = 0; i < scores.size(); i++) {
            for (int j = i + 1; j < scores.size(); j++) {
                Violations pair = new ItemPair(scores, totals, i, j, minimumSize).intersections(question);
                ofItems[i] = ofItems[i].plus(pair);
                ofItems[j] = ofItems[j].plus(pair);
            }
        }
        List<NonIntersection> all = new ArrayList<>();
        for (int i = 0; i < ofItems.length; i++) {
            all.add(new NonIntersection(scores.items().get(i), ofItems[i]));
        }
        return all;
    }

    static double critical(MokkenQuestion question) {
        return NormalDistribution.quantile(1 - question.alpha());
    }
}
