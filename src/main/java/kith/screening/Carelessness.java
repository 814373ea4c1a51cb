package kith.screening;

import kith.math.PearsonCorrelation;

/** Indices of one row of answers; see {@link RowScreen} for what each is. */
final class Carelessness {

    private static final int LEAST_TO_CORRELATE = 3;

    private Carelessness() {}

    static int longString(double[] given) {
        int longest = 0;
        int run = 0;
        double before = Double.NaN;
        for (double value : given) {
            if (Double.isNaN(value)) {
                run = 0;
            } else {
                run = value == before ? run + 1 : 1;
            }
            before = value;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    static double variability(double[] given) {
        double sum = 0;
        int n = 0;
        for (double value : given) {
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        double squares = 0;
        for (double value : given) {
            if (!Double.isNaN(value)) {
                squares += (value - sum / n) * (value - sum / n);
            }
        }
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
    }

    /**
     * @param turned one row
     * @param scales the places of each scale's items
     */
    static double evenOdd(double[] turned, int[][] scales) {
        double[] odd = new double[scales.length];
        double[] even = new double[scales.length];
        for (int s = 0; s < scales.length; s++) {
            odd[s] = meanOfEverySecond(turned, scales[s], 0);
            even[s] = meanOfEverySecond(turned, scales[s], 1);
        }
        double r = correlation(odd, even);
        return Double.isNaN(r) ? r : Math.max(-1, 2 * r / (1 + r));
    }

    /** How many scales have an answer in both halves. */
    static int answeredScales(double[] turned, int[][] scales) {
        int count = 0;
        for (int[] scale : scales) {
            count += Double.isNaN(meanOfEverySecond(turned, scale, 0) + meanOfEverySecond(turned, scale, 1)) ? 0 : 1;
        }
        return count;
    }

    private static double meanOfEverySecond(double[] values, int[] places, int from) {
        double sum = 0;
        int n = 0;
        for (int k = from; k < places.length; k += 2) {
            if (!Double.isNaN(values[places[k]])) {
                sum += values[places[k]];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /**
     * The correlation over pairs of items.
     *
     * @param turned answers: recoded for like items, as given for opposite ones
     * @param pairs the places of two items each
     */
    static double synonyms(double[] turned, int[][] pairs) {
        double[] a = new double[pairs.length];
        double[] b = new double[pairs.length];
        for (int k = 0; k < pairs.length; k++) {
            a[k] = turned[pairs[k][0]];
            b[k] = turned[pairs[k][1]];
        }
        return correlation(a, b);
    }

    static int answeredPairs(double[] turned, int[][] pairs) {
        int count = 0;
        for (int[] pair : pairs) {
            count += Double.isNaN(turned[pair[0]] + turned[pair[1]]) ? 0 : 1;
        }
        return count;
    }

    /** Over the pairs in which both are there; NaN with fewer than three or where one does not vary. */
    private static double correlation(double[] a, double[] b) {
        PearsonCorrelation correlation = PearsonCorrelation.of(a, b);
        return correlation.pairs() < LEAST_TO_CORRELATE ? Double.NaN : correlation.r();
    }
}
