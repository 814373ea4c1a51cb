package kith.reliability;

import java.util.Arrays;
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
    /** 1 where answered, for people with a missing answer; empty for the others. */
    private final double[][] answered;

    ResampledCovariance(KeyedMatrix answers, double[] means) {
        this.people = answers.people();
        this.k = means.length;
        this.centred = new double[people * k];
        this.answered = new double[people][];
        for (int row = 0; row < people; row++) {
            double[] person = answers.person(row);
            double[] mask = new double[k];
            boolean complete = true;
            for (int i = 0; i < k; i++) {
                boolean given = !Double.isNaN(person[i]);
                complete &= given;
                mask[i] = given ? 1 : 0;
                centred[row * k + i] = given ? person[i] - means[i] : 0;
            }
            answered[row] = complete ? new double[0] : mask;
        }
    }

    /** What one thread needs to draw samples. */
    final class Workspace {
        private final int[] counts = new int[people];
        private final int[] drawn = new int[people];
        private final double[] products = new double[k * k];
        private final double[] pairs = new double[k * k];
        /** At i·k + j: the sum of i over those who answered i and j. */
        private final double[] sums = new double[k * k];

        private final double[][] covariance = new double[k][k];

        /** Draws a sample; the matrix is overwritten by the next draw. */
        double[][] draw(RandomGenerator random) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < people; i++) {
                counts[random.nextInt(people)]++;
            }
            int different = 0;
            for (int row = 0; row < people; row++) {
                if (counts[row] > 0) {
                    drawn[different++] = row;
                }
            }
            accumulateProducts(different);
            accumulatePairs(different);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= i; j++) {
                    int ij = i * k + j;
                    double n = pairs[ij];
                    double value = (products[ij] - sums[ij] * sums[j * k + i] / n) / (n - 1);
                    covariance[i][j] = value;
                    covariance[j][i] = value;
                }
            }
            return covariance;
        }

        /** Four people at a time, so that each element of the sum is loaded and stored once for the four. */
        private void accumulateProducts(int different) {
            Arrays.fill(products, 0);
            int at = 0;
            for (; at + 4 <= different; at += 4) {
                int a = drawn[at] * k;
                int b = drawn[at + 1] * k;
                int c = drawn[at + 2] * k;
                int d = drawn[at + 3] * k;
                for (int i = 0; i < k; i++) {
                    double wa = counts[drawn[at]] * centred[a + i];
                    double wb = counts[drawn[at + 1]] * centred[b + i];
                    double wc = counts[drawn[at + 2]] * centred[c + i];
                    double wd = counts[drawn[at + 3]] * centred[d + i];
                    int row = i * k;
                    for (int j = 0; j <= i; j++) {
                        products[row + j] +=
                                wa * centred[a + j] + wb * centred[b + j] + wc * centred[c + j] + wd * centred[d + j];
                    }
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

        private void accumulatePairs(int different) {
            double complete = 0;
            double[] completeSums = new double[k];
            Arrays.fill(pairs, 0);
            Arrays.fill(sums, 0);
            for (int at = 0; at < different; at++) {
                int person = drawn[at];
                double[] mask = answered[person];
                double weight = counts[person];
                int from = person * k;
                if (mask.length == 0) {
                    complete += weight;
                    for (int i = 0; i < k; i++) {
                        completeSums[i] += weight * centred[from + i];
                    }
                    continue;
                }
                for (int i = 0; i < k; i++) {
                    double here = weight * mask[i];
                    double value = weight * centred[from + i];
                    for (int j = 0; j < k; j++) {
                        pairs[i * k + j] += here * mask[j];
                        sums[i * k + j] += value * mask[j];
                    }
                }
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    pairs[i * k + j] += complete;
                    sums[i * k + j] += completeSums[i];
                }
            }
        }
    }

    Workspace workspace() {
        return new Workspace();
    }
}
