package kith.reliability;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Covariances of items in samples of people drawn with replacement.
 *
 * <p>A draw is a count for each person, and the covariances come from sums of products weighted by the counts. Answers are
 * centred on their means beforehand, so that the sums keep their digits. Pairwise, as in the sample itself: people with missing
 * answers add to the pairs that they answered.
 */
final class ResampledCovariance {

    /** People that are looked at together. */
    private static final int CHUNK = 32;

    private final int people;
    private final int k;
    /** Centred answers, one array a person, 0 where missing. */
    private final double[][] centred;
    /** For each person the items that were not answered. */
    private final int[][] unanswered;

    ResampledCovariance(KeyedMatrix answers, double[] means) {
        this.people = answers.people();
        this.k = means.length;
        this.centred = new double[people][k];
        this.unanswered = new int[people][];
        for (int row = 0; row < people; row++) {
            double[] person = answers.person(row);
            unanswered[row] =
                    IntStream.range(0, k).filter(i -> Double.isNaN(person[i])).toArray();
            for (int i = 0; i < k; i++) {
                centred[row][i] = Double.isNaN(person[i]) ? 0 : person[i] - means[i];
            }
        }
    }

    /** What one thread needs to draw samples. */
    final class Workspace {
        private final int[] counts = new int[people];
        private final int[] drawn = new int[people];
        private final double[][] products = new double[k][k];
        private final double[] sums = new double[k];
        /** At i·k + j: how many answered neither i nor j; on the diagonal, how many did not answer i. */
        private final double[] neither = new double[k * k];
        /** At i·k + j: the sum of i over those who did not answer j. */
        private final double[] without = new double[k * k];

        private final double[][] covariance = new double[k][k];

        /** Draws a sample; the matrix is overwritten by the next draw. */
        double[][] draw(RandomGenerator random) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < people; i++) {
                counts[random.nextInt(people)]++;
            }
            return counted(people);
        }

        /** Everybody but one group of people, those whose number leaves {@code group} when divided by {@code groups}. */
        double[][] without(int group, int groups) {
            int left = 0;
            for (int i = 0; i < people; i++) {
                counts[i] = i % groups == group ? 0 : 1;
                left += counts[i];
            }
            return counted(left);
        }

        private double[][] counted(int total) {
            int different = 0;
            for (int row = 0; row < people; row++) {
                if (counts[row] > 0) {
                    drawn[different++] = row;
                }
            }
            accumulateProducts(different);
            accumulateSums(different);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= i; j++) {
                    int ij = i * k + j;
                    int ji = j * k + i;
                    double n = total - neither[i * k + i] - neither[j * k + j] + neither[ij];
                    double own = sums[i] - without[ij];
                    double other = sums[j] - without[ji];
                    double value = (products[i][j] - own * other / n) / (n - 1);
                    covariance[i][j] = value;
                    covariance[j][i] = value;
                }
            }
            return covariance;
        }

        /**
         * Four people and four items at a time, so that few numbers are loaded and stored for each product, and people in chunks
         * that stay in the nearest cache while all items pass by.
         */
        private void accumulateProducts(int different) {
            for (double[] row : products) {
                Arrays.fill(row, 0);
            }
            int inFours = different - different % 4;
            int items = k - k % 4;
            for (int from = 0; from < inFours; from += CHUNK) {
                int to = Math.min(inFours, from + CHUNK);
                for (int i = 0; i < items; i += 4) {
                    for (int at = from; at < to; at += 4) {
                        addFour(at, i);
                    }
                }
            }
            for (int at = 0; at < different; at++) {
                addOne(at, at < inFours ? items : 0);
            }
        }

        /** Adds the products of items {@code i} to {@code i + 3} with all items before them, and themselves. */
        private void addFour(int at, int i) {
            double[] a = centred[drawn[at]];
            double[] b = centred[drawn[at + 1]];
            double[] c = centred[drawn[at + 2]];
            double[] d = centred[drawn[at + 3]];
            double wa = counts[drawn[at]];
            double wb = counts[drawn[at + 1]];
            double wc = counts[drawn[at + 2]];
            double wd = counts[drawn[at + 3]];
            double a0 = wa * a[i];
            double a1 = wa * a[i + 1];
            double a2 = wa * a[i + 2];
            double a3 = wa * a[i + 3];
            double b0 = wb * b[i];
            double b1 = wb * b[i + 1];
            double b2 = wb * b[i + 2];
            double b3 = wb * b[i + 3];
            double c0 = wc * c[i];
            double c1 = wc * c[i + 1];
            double c2 = wc * c[i + 2];
            double c3 = wc * c[i + 3];
            double d0 = wd * d[i];
            double d1 = wd * d[i + 1];
            double d2 = wd * d[i + 2];
            double d3 = wd * d[i + 3];
            double[] p0 = products[i];
            double[] p1 = products[i + 1];
            double[] p2 = products[i + 2];
            double[] p3 = products[i + 3];
            for (int j = 0; j <= i + 3; j++) {
                double xa = a[j];
                double xb = b[j];
                double xc = c[j];
                double xd = d[j];
                p0[j] += a0 * xa + b0 * xb + c0 * xc + d0 * xd;
                p1[j] += a1 * xa + b1 * xb + c1 * xc + d1 * xd;
                p2[j] += a2 * xa + b2 * xb + c2 * xc + d2 * xd;
                p3[j] += a3 * xa + b3 * xb + c3 * xc + d3 * xd;
            }
        }

        /** Adds the products of one person's items from {@code first} on with all items before them, and themselves. */
        private void addOne(int at, int first) {
            double[] answers = centred[drawn[at]];
            for (int i = first; i < k; i++) {
                double weighted = counts[drawn[at]] * answers[i];
                double[] row = products[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += weighted * answers[j];
                }
            }
        }

        /** Sums over everybody, and over those who left an item out, which is what pairs of items then lack. */
        private void accumulateSums(int different) {
            Arrays.fill(sums, 0);
            Arrays.fill(neither, 0);
            Arrays.fill(without, 0);
            for (int at = 0; at < different; at++) {
                int person = drawn[at];
                double weight = counts[person];
                double[] answers = centred[person];
                for (int i = 0; i < k; i++) {
                    sums[i] += weight * answers[i];
                }
                for (int j : unanswered[person]) {
                    for (int i : unanswered[person]) {
                        neither[i * k + j] += weight;
                    }
                    for (int i = 0; i < k; i++) {
                        without[i * k + j] += weight * answers[i];
                    }
                }
            }
        }
    }

    int people() {
        return people;
    }

    Workspace workspace() {
        return new Workspace();
    }
}
