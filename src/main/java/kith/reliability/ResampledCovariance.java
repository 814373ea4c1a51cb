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

    private final int people;
    private final int k;
    /** Centred answers, person after person, 0 where missing. */
    private final double[] centred;
    /** For each person the items that were not answered. */
    private final int[][] unanswered;

    ResampledCovariance(KeyedMatrix answers, double[] means) {
        this.people = answers.people();
        this.k = means.length;
        this.centred = new double[people * k];
        this.unanswered = new int[people][];
        for (int row = 0; row < people; row++) {
            double[] person = answers.person(row);
            unanswered[row] =
                    IntStream.range(0, k).filter(i -> Double.isNaN(person[i])).toArray();
            for (int i = 0; i < k; i++) {
                centred[row * k + i] = Double.isNaN(person[i]) ? 0 : person[i] - means[i];
            }
        }
    }

    /** What one thread needs to draw samples. */
    final class Workspace {
        private final int[] counts = new int[people];
        private final int[] drawn = new int[people];
        private final double[] products = new double[k * k];
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
                    double value = (products[ij] - own * other / n) / (n - 1);
                    covariance[i][j] = value;
                    covariance[j][i] = value;
                }
            }
            return covariance;
        }

        /** Four people and two items at a time, so that few numbers are loaded and stored for each product. */
        private void accumulateProducts(int different) {
            Arrays.fill(products, 0);
            int at = 0;
            for (; at + 4 <= different; at += 4) {
                int i = 0;
                for (; i + 2 <= k; i += 2) {
                    addFour(at, i);
                }
                if (i < k) {
                    addFourToLast(at, i);
                }
            }
            for (; at < different; at++) {
                int a = drawn[at] * k;
                for (int i = 0; i < k; i++) {
                    double wa = counts[drawn[at]] * centred[a + i];
                    for (int j = 0; j <= i; j++) {
                        products[i * k + j] += wa * centred[a + j];
                    }
                }
            }
        }

        /** Adds the products of items {@code i} and {@code i + 1} with all items before them, and themselves. */
        private void addFour(int at, int i) {
            int a = drawn[at] * k;
            int b = drawn[at + 1] * k;
            int c = drawn[at + 2] * k;
            int d = drawn[at + 3] * k;
            double wa = counts[drawn[at]];
            double wb = counts[drawn[at + 1]];
            double wc = counts[drawn[at + 2]];
            double wd = counts[drawn[at + 3]];
            double a0 = wa * centred[a + i];
            double b0 = wb * centred[b + i];
            double c0 = wc * centred[c + i];
            double d0 = wd * centred[d + i];
            double a1 = wa * centred[a + i + 1];
            double b1 = wb * centred[b + i + 1];
            double c1 = wc * centred[c + i + 1];
            double d1 = wd * centred[d + i + 1];
            int row = i * k;
            int next = row + k;
            for (int j = 0; j <= i + 1; j++) {
                double xa = centred[a + j];
                double xb = centred[b + j];
                double xc = centred[c + j];
                double xd = centred[d + j];
                products[row + j] += a0 * xa + b0 * xb + c0 * xc + d0 * xd;
                products[next + j] += a1 * xa + b1 * xb + c1 * xc + d1 * xd;
            }
        }

        private void addFourToLast(int at, int i) {
            for (int person = at; person < at + 4; person++) {
                int a = drawn[person] * k;
                double wa = counts[drawn[person]] * centred[a + i];
                for (int j = 0; j <= i; j++) {
                    products[i * k + j] += wa * centred[a + j];
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
                int from = person * k;
                for (int i = 0; i < k; i++) {
                    sums[i] += weight * centred[from + i];
                }
                for (int j : unanswered[person]) {
                    for (int i : unanswered[person]) {
                        neither[i * k + j] += weight;
                    }
                    for (int i = 0; i < k; i++) {
                        without[i * k + j] += weight * centred[from + i];
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
