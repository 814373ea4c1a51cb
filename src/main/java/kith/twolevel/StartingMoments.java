package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.math.CholeskyFactor;
import kith.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Moments of both levels by analysis of variance of what is observed, made positive definite where they are not: where
 * searches begin.
 *
 * @param within covariances within clusters, 0 for variables that do not vary there
 * @param between covariances between clusters, 0 for variables that do not vary there
 * @param mean of all variables
 */
record StartingMoments(Matrix within, Matrix between, double[] mean) {

    /** The least share of a variable's variance that is taken to lie between clusters. */
    private static final double LEAST_BETWEEN = 0.02;

    static StartingMoments of(ClusteredSample sample) {
        return new Gathering(sample).moments();
    }

    private static final class Gathering {
        private final ClusteredSample sample;
        private final int p;
        private final double[][] means;
        private final double[] grand;
        private final double[] clusters;
        private final double[] inverseSizes;
        private final DMatrixRMaj within;
        private final DMatrixRMaj between;

        Gathering(ClusteredSample sample) {
            this.sample = sample;
            this.p = sample.width();
            this.means = new double[sample.clusters().size()][];
            this.grand = new double[p];
            this.clusters = new double[p];
            this.inverseSizes = new double[p];
            this.within = new DMatrixRMaj(p, p);
            this.between = new DMatrixRMaj(p, p);
        }

        StartingMoments moments() {
            gatherMeans();
            gatherWithin();
            gatherBetween();
            positive(within, true);
            positive(between, false);
            List<String> names = sample.variables();
            double[] mean = sample.centre().clone();
            for (int i = 0; i < p; i++) {
                mean[i] += grand[i];
            }
            return new StartingMoments(
                    Matrix.ofRowMajor(names, names, within.data), Matrix.ofRowMajor(names, names, between.data), mean);
        }

        /** Means of each cluster, NaN where nothing is observed. */
        private void gatherMeans() {
            for (int j = 0; j < means.length; j++) {
                Cluster cluster = sample.clusters().get(j);
                double[] count = new double[p];
                double[] sum = new double[p];
                for (int k = 0; k < cluster.patterns().length; k++) {
                    boolean[] observed = sample.patterns().get(cluster.patterns()[k]);
                    for (int i = 0; i < p; i++) {
                        count[i] += observed[i] ? cluster.counts()[k] : 0;
                        sum[i] += cluster.sums()[k][i];
                    }
                }
                boolean[] given = sample.betweenPatterns().get(cluster.betweenPattern());
                means[j] = new double[p];
                for (int i = 0; i < p; i++) {
                    means[j][i] = given[i] ? cluster.between()[i] : count[i] > 0 ? sum[i] / count[i] : Double.NaN;
                    if (!Double.isNaN(means[j][i])) {
                        clusters[i]++;
                        grand[i] += means[j][i];
                        inverseSizes[i] += given[i] ? 0 : 1 / count[i];
                    }
                }
            }
            for (int i = 0; i < p; i++) {
                grand[i] /= Math.max(1, clusters[i]);
                inverseSizes[i] /= Math.max(1, clusters[i]);
            }
        }

        private void gatherWithin() {
            double[][] count = new double[p][p];
            for (int j = 0; j < means.length; j++) {
                Cluster cluster = sample.clusters().get(j);
                for (int k = 0; k < cluster.patterns().length; k++) {
                    boolean[] observed = sample.patterns().get(cluster.patterns()[k]);
                    addWithin(means[j], cluster, k, observed, count);
                }
            }
            for (int i = 0; i < p; i++) {
                for (int l = 0; l < p; l++) {
                    double free = Math.max(1, count[i][l] - Math.min(clusters[i], clusters[l]));
                    within.data[i * p + l] /= free;
                }
            }
        }

        private void addWithin(double[] mean, Cluster cluster, int k, boolean[] observed, double[][] count) {
            double[] sum = cluster.sums()[k];
            double n = cluster.counts()[k];
            for (int i = 0; i < p; i++) {
                for (int l = 0; l < p; l++) {
                    if (observed[i] && observed[l]) {
                        double own = isAtBoth(i) ? mean[i] : grand[i];
                        double other = isAtBoth(l) ? mean[l] : grand[l];
                        within.data[i * p + l] +=
                                cluster.crossProducts()[k][i * p + l] - own * sum[l] - other * sum[i] + n * own * other;
                        count[i][l] += n;
                    }
                }
            }
        }

        private boolean isAtBoth(int i) {
            return sample.levels().get(i) == VariableLevel.BOTH;
        }

        private void gatherBetween() {
            for (int i = 0; i < p; i++) {
                for (int l = 0; l < p; l++) {
                    if (!sample.levels().get(i).isBetween()
                            || !sample.levels().get(l).isBetween()) {
                        continue;
                    }
                    double sum = 0;
                    double count = 0;
                    for (double[] mean : means) {
                        double product = (mean[i] - grand[i]) * (mean[l] - grand[l]);
                        if (!Double.isNaN(product)) {
                            sum += product;
                            count++;
                        }
                    }
                    double noise = within.data[i * p + l] * Math.sqrt(inverseSizes[i] * inverseSizes[l]);
                    between.data[i * p + l] = sum / Math.max(1, count) - noise;
                }
            }
        }

        /**
         * Gives variances a least size and shrinks covariances until the matrix of the variables of a level is positive
         * definite.
         */
        private void positive(DMatrixRMaj matrix, boolean inside) {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < p; i++) {
                VariableLevel level = sample.levels().get(i);
                if (inside ? level.isWithin() : level.isBetween()) {
                    own.add(i);
                    double least = inside ? 0 : LEAST_BETWEEN * within.data[i * p + i];
                    matrix.data[i * p + i] = Math.max(Math.max(matrix.data[i * p + i], least), Double.MIN_NORMAL);
                }
            }
            CholeskyFactor factor = new CholeskyFactor(own.size());
            DMatrixRMaj part = new DMatrixRMaj(own.size(), own.size());
            for (int step = 0; step < 60; step++) {
                for (int a = 0; a < own.size(); a++) {
                    for (int b = 0; b < own.size(); b++) {
                        part.set(a, b, matrix.data[own.get(a) * p + own.get(b)]);
                    }
                }
                if (factor.factor(part)) {
                    return;
                }
                for (int k = 0; k < p * p; k++) {
                    matrix.data[k] *= k / p == k % p ? 1 : 0.9;
                }
            }
        }
    }
}
