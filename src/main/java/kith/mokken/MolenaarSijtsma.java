package kith.mokken;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The reliability of the sum score by Molenaar and Sijtsma (MS; rho): the variance of the true score from the joint
 * proportions of passing two item steps, of which those of an item with itself cannot be observed and are interpolated
 * from the steps of other items with the nearest popularity.
 *
 * <p>Supposes double monotonicity. Sijtsma and Molenaar 1987, doi 10.1007/BF02293957; Molenaar and Sijtsma 1988; the
 * order of interpolations and the treatment of equally popular steps follow package mokken 3.1.2, which interpolates
 * between observed proportions only (versions before also between interpolated ones). The variance of the sum has the
 * divisor N.
 */
final class MolenaarSijtsma {

    private final int k;
    /** The item of each step. */
    private final int[] item;
    /** How many pass each step, ascending. */
    private final long[] passed;

    private final double n;
    private final double[][] joint;

    private MolenaarSijtsma(ItemScores scores) {
        int steps = scores.steps();
        int people = scores.respondents();
        this.n = people;
        long[] counts = new long[scores.size() * steps];
        for (int i = 0; i < scores.size(); i++) {
            int[] frequencies = scores.frequencies(i);
            long above = 0;
            for (int s = steps; s >= 1; s--) {
                above += frequencies[s];
                counts[i * steps + s - 1] = above;
            }
        }
        int[] order = IntStream.range(0, counts.length)
                .boxed()
                .filter(step -> counts[step] > 0 && counts[step] < people)
                .sorted(Comparator.comparingLong(step -> counts[step]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.k = order.length;
        this.item = Arrays.stream(order).map(step -> step / steps).toArray();
        this.passed = Arrays.stream(order).mapToLong(step -> counts[step]).toArray();
        this.joint = new double[k][k];
        int[][][][] passing = new int[scores.size()][scores.size()][][];
        for (int i = 0; i < passing.length; i++) {
            for (int j = 0; j < passing.length; j++) {
                passing[i][j] = i == j ? new int[0][] : passing(scores.table(i, j));
            }
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                joint[a][b] = item[a] == item[b]
                        ? Double.NaN
                        : passing[item[a]][item[b]][order[a] % steps + 1][order[b] % steps + 1] / n;
            }
        }
    }

    static double of(ItemScores scores) {
        MolenaarSijtsma found = new MolenaarSijtsma(scores);
        int[] totals = scores.totals();
        double mean = Arrays.stream(totals).average().orElse(Double.NaN);
        double variance = Arrays.stream(totals)
                        .mapToDouble(total -> (total - mean) * (total - mean))
                        .sum()
                / totals.length;
        return found.trueVariance() / variance;
    }

    /** How many have at least each score on both of two items, from how many have each. */
    private static int[][] passing(int[][] table) {
        for (int s = table.length - 1; s >= 0; s--) {
            for (int t = table.length - 1; t >= 0; t--) {
                table[s][t] += (s + 1 < table.length ? table[s + 1][t] : 0)
                        + (t + 1 < table.length ? table[s][t + 1] : 0)
                        - (s + 1 < table.length && t + 1 < table.length ? table[s + 1][t + 1] : 0);
            }
        }
        return table;
    }

    private double share(int step) {
        return passed[step] / n;
    }

    private double trueVariance() {
        double sum = 0;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double independent = share(a) * share(b);
                double value = joint[a][b];
                if (Double.isNaN(value)) {
                    value = interpolated(a, b);
                    value = Double.isNaN(value) ? 0 : value;
                    value = Math.max(independent, Math.min(value, Math.min(share(a), share(b))));
                }
                sum += value - independent;
            }
        }
        return sum;
    }

    private boolean tied(int step) {
        return (step > 0 && passed[step - 1] == passed[step]) || (step + 1 < k && passed[step + 1] == passed[step]);
    }

    private double interpolated(int a, int b) {
        boolean rowTied = tied(a);
        boolean columnTied = tied(b);
        if (rowTied && columnTied) {
            return ofTied(a, b);
        }
        // A step with an equally popular one stands for its own neighbour.
        int lower = rowTied ? a : nearest(a, 1, step -> joint[step][b]);
        int upper = rowTied ? a : nearest(a, -1, step -> joint[step][b]);
        int right = columnTied ? b : nearest(b, 1, step -> joint[a][step]);
        int left = columnTied ? b : nearest(b, -1, step -> joint[a][step]);
        Mean mean = new Mean();
        mean.addAll(lower, a, b, lower < 0 ? Double.NaN : ofTied(lower, b));
        mean.addAll(right, b, a, right < 0 ? Double.NaN : ofTied(a, right));
        mean.addAll(upper, a, b, upper < 0 ? Double.NaN : ofTied(upper, b));
        mean.addAll(left, b, a, left < 0 ? Double.NaN : ofTied(a, left));
        return mean.sum / mean.count;
    }

    /** The next step in one direction whose proportion is known; −1 where there is none. */
    private int nearest(int from, int direction, java.util.function.IntToDoubleFunction proportion) {
        for (int step = from + direction; step >= 0 && step < k; step += direction) {
            if (!Double.isNaN(proportion.applyAsDouble(step))) {
                return step;
            }
        }
        return -1;
    }

    /** The mean of the known proportions of all steps as popular as these. */
    private double ofTied(int a, int b) {
        double sum = 0;
        int count = 0;
        for (int r = 0; r < k; r++) {
            for (int c = 0; c < k; c++) {
                if (passed[r] == passed[a] && passed[c] == passed[b] && !Double.isNaN(joint[r][c])) {
                    sum += joint[r][c];
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** The mean of interpolations from several neighbours (equations 17 and 21 of Molenaar and Sijtsma 1988). */
    private final class Mean {

        private double sum;
        private int count;

        /**
         * @param neighbour of {@code step}; −1 for none
         * @param other the step of the other item step
         * @param known the proportion of the neighbour with {@code other}
         */
        void addAll(int neighbour, int step, int other, double known) {
            if (neighbour < 0 || Double.isNaN(known)) {
                return;
            }
            double p = share(step);
            double q = share(neighbour);
            sum += known * p / q;
            sum += known * (1 - p) / (1 - q) - share(other) * (q - p) / (1 - q);
            count += 2;
        }
    }
}
