package kith.mokken;

import java.util.stream.IntStream;

/**
 * Loevinger's scalability coefficients of pairs of items, of items and of the scale, with standard errors and Z.
 *
 * <p>H<sub>ij</sub> = 1 − F<sub>ij</sub>/E<sub>ij</sub>, where F is the weighted number of Guttman errors observed and
 * E the number expected if the items were independent; H<sub>i</sub> and H are the same ratio of sums over pairs. This
 * equals the covariance over the largest covariance that the margins allow. Standard errors are those of the delta
 * method with the order of the item steps taken as known (Kuijpers, Van der Ark and Croon 2013, doi
 * 10.1177/0081175013481958): √Σ(∂H/∂n<sub>p</sub>)² over respondents. Z tests H = 0 under independence (Mokken 1971;
 * Molenaar and Sijtsma 2000), and does not use the standard error.
 *
 * <p>The diagonals of the matrices are 1 (H) and 0 (standard errors and Z). Package mokken prints the same numbers.
 *
 * @param hij of pairs
 * @param hi of items
 * @param h of the scale
 */
public record Scalability(
        double[][] hij,
        double[] hi,
        double h,
        double[][] standardErrorHij,
        double[] standardErrorHi,
        double standardErrorH,
        double[][] zij,
        double[] zi,
        double z) {

    public static Scalability of(ItemScores scores, PairCovariances covariances) {
        int k = scores.size();
        int[] all = IntStream.range(0, k).toArray();
        double[][] hij = new double[k][k];
        double[][] zij = new double[k][k];
        double[] zi = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                hij[i][j] = i == j ? 1 : covariances.h(i, j);
                zij[i][j] = i == j ? 0 : covariances.z(i, j);
            }
            zi[i] = covariances.itemZ(i, all);
        }
        ErrorSums errors = new ErrorSums(scores);
        double[] hi = new double[k];
        for (int i = 0; i < k; i++) {
            hi[i] = covariances.itemH(i, all);
        }
        return new Scalability(
                hij,
                hi,
                covariances.scaleH(all),
                errors.ofPairs,
                errors.ofItems(),
                errors.ofScale(),
                zij,
                zi,
                covariances.scaleZ(all));
    }

    /** Sums of errors over pairs, and what each respondent adds to them. */
    private static final class ErrorSums {

        private final int k;
        private final int n;
        private final double[][] ofPairs;
        private final double[] observed;
        private final double[] expected;
        private final double[][] observedOf;
        private final double[][] expectedOf;

        ErrorSums(ItemScores scores) {
            this.k = scores.size();
            this.n = scores.respondents();
            this.ofPairs = new double[k][k];
            this.observed = new double[k];
            this.expected = new double[k];
            this.observedOf = new double[k][n];
            this.expectedOf = new double[k][n];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < i; j++) {
                    add(scores, i, j);
                }
            }
        }

        private void add(ItemScores scores, int i, int j) {
            int[] first = scores.frequencies(i);
            int[] second = scores.frequencies(j);
            double[][] weights = GuttmanWeights.of(first, second);
            double[] ofFirst = new double[first.length];
            double[] ofSecond = new double[first.length];
            double e = 0;
            for (int a = 0; a < first.length; a++) {
                for (int b = 0; b < first.length; b++) {
                    ofFirst[a] += weights[a][b] * second[b] / n;
                    ofSecond[b] += weights[a][b] * first[a] / n;
                    e += weights[a][b] * first[a] * second[b] / n;
                }
            }
            int[] x = scores.scores()[i];
            int[] y = scores.scores()[j];
            double f = 0;
            for (int p = 0; p < n; p++) {
                f += weights[x[p]][y[p]];
            }
            double squares = 0;
            for (int p = 0; p < n; p++) {
                double fp = weights[x[p]][y[p]];
                double ep = ofFirst[x[p]] + ofSecond[y[p]] - e / n;
                double slope = slope(f, e, fp, ep);
                squares += slope * slope;
                observedOf[i][p] += fp;
                observedOf[j][p] += fp;
                expectedOf[i][p] += ep;
                expectedOf[j][p] += ep;
            }
            ofPairs[i][j] = Math.sqrt(squares);
            ofPairs[j][i] = ofPairs[i][j];
            observed[i] += f;
            observed[j] += f;
            expected[i] += e;
            expected[j] += e;
        }

        /** ∂(1 − F/E)/∂n of a respondent. */
        private static double slope(double f, double e, double fp, double ep) {
            return -fp / e + f * ep / (e * e);
        }

        double[] ofItems() {
            double[] errors = new double[k];
            for (int i = 0; i < k; i++) {
                double squares = 0;
                for (int p = 0; p < n; p++) {
                    double slope = slope(observed[i], expected[i], observedOf[i][p], expectedOf[i][p]);
                    squares += slope * slope;
                }
                errors[i] = Math.sqrt(squares);
            }
            return errors;
        }

        /** Every pair is counted twice in the sums over items, in numerator and denominator alike. */
        double ofScale() {
            double f = 0;
            double e = 0;
            double squares = 0;
            for (int i = 0; i < k; i++) {
                f += observed[i];
                e += expected[i];
            }
            for (int p = 0; p < n; p++) {
                double fp = 0;
                double ep = 0;
                for (int i = 0; i < k; i++) {
                    fp += observedOf[i][p];
                    ep += expectedOf[i][p];
                }
                double slope = slope(f, e, fp, ep);
                squares += slope * slope;
            }
            return Math.sqrt(squares);
        }
    }
}
