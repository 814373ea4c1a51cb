package kith.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.NormalDistribution;

/**
 * Whether the step response functions of different items intersect, by the method restscore: the order of two item
 * steps in the whole sample is compared with their order in each group of rest scores, the scores on all other items.
 *
 * <p>A reversal by more than the minimum is a violation, tested by McNemar's z (Molenaar and Sijtsma 2000; package
 * mokken's {@code check.restscore}).
 *
 * @param item name
 * @param violations over all pairs of its steps with steps of other items
 * @param criterion of {@link Violations#criterion}, of H<sub>i</sub> rounded to two decimals as in package mokken
 */
public record NonIntersection(String item, Violations violations, double criterion) {

    static List<NonIntersection> of(ItemScores scores, double[] itemH, MokkenQuestion question, int minimumSize) {
        Violations[] ofItems = new Violations[scores.size()];
        Arrays.fill(ofItems, Violations.NONE);
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
            all.add(new NonIntersection(
                    scores.items().get(i), ofItems[i], ofItems[i].criterion(Math.rint(itemH[i] * 100) / 100)));
        }
        return all;
    }

    static double critical(MokkenQuestion question) {
        return NormalDistribution.quantile(1 - question.alpha());
    }
}
