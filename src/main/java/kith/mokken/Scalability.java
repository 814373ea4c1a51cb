package kith.mokken;

import java.util.Arrays;
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

    /** Sums of errors over pairs, and of the squared slopes of the coefficients by each respondent. */
    private static final class ErrorSums {

        private final int k;
        private final int n;
        private final double[][] ofPairs;
        private final double[] observed;
        private final double[] expected;
        /** By pair, by the two scores, what a respondent with them adds to the errors observed and expected. */
        private final double[][][][] observedBy;

        private final double[][][][] expectedBy;
        private final double[] ofItems;
        private double ofScale;

        ErrorSums(ItemScores scores) {
            this.k = scores.size();
            this.n = scores.respondents();
            this.ofPairs = new double[k][k];
            this.observed = new double[k];
            this.expected = new double[k];
            this.observedBy = new double[k][k][][];
            this.expectedBy = new double[k][k][][];
            this.ofItems = new double[k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < i; j++) {
                    add(scores, i, j);
                }
            }
            addRespondents(scores);
        }

        private void add(ItemScores scores, int i, int j) {
            int[] first = scores.frequencies(i);
            int[] second = scores.frequencies(j);
            int[][] table = scores.table(i, j);
            int m = first.length;
            double[][] weights = GuttmanWeights.of(first, second);
            double[] ofFirst = new double[m];
            double[] ofSecond = new double[m];
            double e = 0;
            double f = 0;
            for (int a = 0; a < m; a++) {
                for (int b = 0; b < m; b++) {
                    ofFirst[a] += weights[a][b] * second[b] / n;
                    ofSecond[b] += weights[a][b] * first[a] / n;
                    e += weights[a][b] * first[a] * second[b] / n;
                    f += weights[a][b] * table[a][b];
                }
            }
            double[][] expectations = new double[m][m];
            double squares = 0;
            for (int a = 0; a < m; a++) {
                for (int b = 0; b < m; b++) {
                    expectations[a][b] = ofFirst[a] + ofSecond[b] - e / n;
                    double slope = slope(f, e, weights[a][b], expectations[a][b]);
                    squares += table[a][b] * slope * slope;
                }
            }
            observedBy[i][j] = weights;
            expectedBy[i][j] = expectations;
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

        /** Every pair is counted twice in the sums over items, in numerator and denominator alike. */
        private void addRespondents(ItemScores scores) {
            double f = Arrays.stream(observed).sum();
            double e = Arrays.stream(expected).sum();
            double[] own = new double[k];
            double[] ownExpected = new double[k];
            for (int p = 0; p < n; p++) {
                Arrays.fill(own, 0);
                Arrays.fill(ownExpected, 0);
                for (int i = 0; i < k; i++) {
                    int a = scores.scores()[i][p];
                    for (int j = 0; j < i; j++) {
                        int b = scores.scores()[j][p];
                        double fp = observedBy[i][j][a][b];
                        double ep = expectedBy[i][j][a][b];
                        own[i] += fp;
                        own[j] += fp;
                        ownExpected[i] += ep;
                        ownExpected[j] += ep;
                    }
                }
                double all = 0;
                double allExpected = 0;
                for (int i = 0; i < k; i++) {
                    double slope = slope(observed[i], expected[i], own[i], ownExpected[i]);
                    ofItems[i] += slope * slope;
                    all += own[i];
                    allExpected += ownExpected[i];
                }
                double slope = slope(f, e, all, allExpected);
                ofScale += slope * slope;
            }
        }

        double[] ofItems() {
            return Arrays.stream(ofItems).map(Math::sqrt).toArray();
        }

        double ofScale() {
            return Math.sqrt(ofScale);
        }
    }
}
