package kith.mokken;

import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How many Guttman errors each pair of scores on two items makes.
 *
 * <p>The item steps of both items are ordered by their popularity. A pair of scores makes one error for every step that
 * is passed although a more popular step of the other item is not. Steps that are equally popular have no order; the
 * weight is then the mean over all orders that keep the steps of each item in theirs (as package mokken does since
 * 2019).
 *
 * <p>Kuijpers, Van der Ark and Croon 2013, doi 10.1177/0081175013481958; Molenaar 1991.
 */
final class GuttmanWeights {

    private GuttmanWeights() {}

    /**
     * @param first frequencies of the scores of one item
     * @param second of the other, of the same length
     * @return one row per score of the first item, one column per score of the second
     */
    static double[][] of(int[] first, int[] second) {
        int steps = first.length - 1;
        long[] passedFirst = passed(first);
        long[] passedSecond = passed(second);
        double[][] secondEarlier = new double[steps + 1][steps + 1];
        for (int s = 1; s <= steps; s++) {
            for (int t = 1; t <= steps; t++) {
                secondEarlier[s][t] = secondEarlier(passedFirst, s, passedSecond, t);
            }
        }
        double[][] weights = new double[steps + 1][steps + 1];
        for (int a = 0; a <= steps; a++) {
            for (int b = 0; b <= steps; b++) {
                weights[a][b] = errors(secondEarlier, a, b);
            }
        }
        return weights;
    }

    private static double errors(double[][] secondEarlier, int a, int b) {
        double errors = 0;
        int steps = secondEarlier.length - 1;
        for (int s = 1; s <= a; s++) {
            for (int t = b + 1; t <= steps; t++) {
                errors += secondEarlier[s][t];
            }
        }
        for (int s = a + 1; s <= steps; s++) {
            for (int t = 1; t <= b; t++) {
                errors += 1 - secondEarlier[s][t];
            }
        }
        return errors;
    }

    /** How many pass each step, from 1; nothing at 0. */
    private static long[] passed(int[] frequencies) {
        long[] passed = new long[frequencies.length];
        long above = 0;
        for (int s = frequencies.length - 1; s >= 1; s--) {
            above += frequencies[s];
            passed[s] = above;
        }
        return passed;
    }

    /** The share of orders in which step t of the second item comes before step s of the first. */
    private static double secondEarlier(long[] first, int s, long[] second, int t) {
        if (first[s] != second[t]) {
            return second[t] > first[s] ? 1 : 0;
        }
        int tiedFirst = tied(first, first[s]);
        int tiedSecond = tied(second, first[s]);
        int before = s - firstTied(first, first[s]);
        int place = t - firstTied(second, first[s]) + 1;
        double share = 0;
        for (int k = place; k <= tiedSecond; k++) {
            share += Math.exp(logChoose(before + k, k)
                    + logChoose(tiedFirst - before - 1 + tiedSecond - k, tiedSecond - k)
                    - logChoose(tiedFirst + tiedSecond, tiedFirst));
        }
        return share;
    }

    private static double logChoose(int n, int k) {
        return CombinatoricsUtils.binomialCoefficientLog(n, k);
    }

    private static int tied(long[] passed, long value) {
        int tied = 0;
        for (int s = 1; s < passed.length; s++) {
            tied += passed[s] == value ? 1 : 0;
        }
        return tied;
    }

    private static int firstTied(long[] passed, long value) {
        int s = 1;
        while (passed[s] != value) {
            s++;
        }
        return s;
    }
}
