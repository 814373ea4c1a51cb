package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.HalfVector;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class TwoLevelLikelihoodTest {

    private static final List<VariableLevel> LEVELS = List.of(
            VariableLevel.BOTH, VariableLevel.WITHIN, VariableLevel.BETWEEN, VariableLevel.BOTH, VariableLevel.BETWEEN);
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
    private static final int P = 5;
    private static final int HALF = P + HalfVector.length(P);

    /** Clusters of 1 to 4 rows; a share of the values is missing. */
    private static double[][] columns(int[] cluster, double missing, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[P][cluster.length];
        double[][] component = new double[P][40];
        for (double[] own : component) {
            Arrays.setAll(own, j -> random.nextGaussian());
        }
        for (int i = 0; i < P; i++) {
            VariableLevel level = LEVELS.get(i);
            for (int row = 0; row < cluster.length; row++) {
                double value = 1 + i + (level.isBetween() ? component[i][cluster[row]] : 0);
                columns[i][row] = value + (level.isWithin() ? random.nextGaussian() : 0);
                boolean lost = level.isWithin() ? random.nextDouble() < missing : missing > 0 && cluster[row] % 5 == i;
                columns[i][row] = lost ? Double.NaN : columns[i][row];
            }
        }
        return columns;
    }

    private static int[] clusters() {
        List<Integer> cluster = new ArrayList<>();
        for (int j = 0; j < 30; j++) {
            for (int i = 0; i <= j % 4; i++) {
                cluster.add(j);
            }
        }
        return cluster.stream().mapToInt(Integer::intValue).toArray();
    }

    private static ClusteredSample sample(double missing) {
        int[] cluster = clusters();
        double[][] columns = columns(cluster, missing, 4);
        int[] rows = IntStream.range(0, cluster.length)
                .filter(row ->
                        IntStream.range(0, P).anyMatch(i -> LEVELS.get(i).isWithin() && !Double.isNaN(columns[i][row])))
                .toArray();
        return ClusteredSample.of("", NAMES, LEVELS, columns, cluster, rows);
    }

    /** Moments that can occur, without those that the levels of variables exclude. */
    private static double[] moments() {
        double[] moments = new double[2 * HALF];
        for (int level = 1; level <= 2; level++) {
            int at = level == 1 ? 0 : HALF;
            for (int j = 0; j < P; j++) {
                for (int i = j; i < P; i++) {
                    if (stands(i, level) && stands(j, level)) {
                        moments[at + P + HalfVector.index(i, j, P)] =
                                i == j ? 1.1 + 0.1 * i : 0.2 + 0.02 * (i - j) * level;
                    }
                }
            }
        }
        for (int i = 0; i < P; i++) {
            moments[(LEVELS.get(i).isBetween() ? HALF : 0) + i] = 1 + i + 0.1 * Math.sin(i);
        }
        return moments;
    }

    private static boolean stands(int i, int level) {
        return level == 1 ? LEVELS.get(i).isWithin() : LEVELS.get(i).isBetween();
    }

    private static boolean isFree(int k) {
        int at = k % HALF;
        int level = k < HALF ? 1 : 2;
        if (at < P) {
            return stands(at, level) && (level == 2 || !LEVELS.get(at).isBetween());
        }
        for (int j = 0; j < P; j++) {
            for (int i = j; i < P; i++) {
                if (P + HalfVector.index(i, j, P) == at) {
                    return stands(i, level) && stands(j, level);
                }
            }
        }
        return false;
    }

    /** The density of all rows of a cluster at once, with their whole covariance matrix. */
    private static double direct(double[][] columns, int[] cluster, double[] moments) {
        DMatrixRMaj within = new DMatrixRMaj(P, P);
        DMatrixRMaj between = new DMatrixRMaj(P, P);
        HalfVector.unpack(moments, P, within);
        HalfVector.unpack(moments, HALF + P, between);
        double sum = 0;
        for (int j = 0; j < 30; j++) {
            List<double[]> cells = new ArrayList<>();
            for (int i = 0; i < P; i++) {
                for (int row = 0; row < cluster.length; row++) {
                    if (cluster[row] == j && !Double.isNaN(columns[i][row])) {
                        int variable = i;
                        boolean known =
                                !LEVELS.get(i).isWithin() && cells.stream().anyMatch(cell -> cell[0] == variable);
                        if (!known) {
                            cells.add(new double[] {i, row, columns[i][row] - moments[i] - moments[HALF + i]});
                        }
                    }
                }
            }
            int n = cells.size();
            DMatrixRMaj covariance = new DMatrixRMaj(n, n);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    int i = (int) cells.get(a)[0];
                    int k = (int) cells.get(b)[0];
                    boolean same = cells.get(a)[1] == cells.get(b)[1];
                    covariance.set(a, b, between.get(i, k) + (same ? within.get(i, k) : 0));
                }
            }
            double determinant = CommonOps_DDRM.det(covariance);
            CommonOps_DDRM.invert(covariance);
            double square = 0;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    square += cells.get(a)[2] * covariance.get(a, b) * cells.get(b)[2];
                }
            }
            sum -= 0.5 * (n * Math.log(2 * Math.PI) + Math.log(determinant) + square);
        }
        return sum;
    }

    @Test
    void isTheDensityOfWholeClusters() {
        for (double missing : new double[] {0, 0.3}) {
            TwoLevelLikelihood likelihood = TwoLevelLikelihood.of(sample(missing));
            double[] moments = moments();
            ClusteredSample sample = likelihood.sample();
            double own = -sample.size() * likelihood.value(moments) - 0.5 * sample.values() * Math.log(2 * Math.PI);
            double expected = direct(columns(clusters(), missing, 4), clusters(), moments);
            assertThat(own).isCloseTo(expected, Offset.offset(1e-9));
        }
    }

    @Test
    void completeAndIncompleteFormsAreOne() {
        ClusteredSample sample = sample(0);
        TwoLevelLikelihood complete = new CompleteLikelihood(sample);
        TwoLevelLikelihood incomplete = new IncompleteLikelihood(sample);
        double[] moments = moments();
        double[] one = new double[2 * HALF];
        double[] other = new double[2 * HALF];
        assertThat(complete.valueAndDerivative(moments, one))
                .isCloseTo(incomplete.valueAndDerivative(moments, other), Offset.offset(1e-12));
        for (int k = 0; k < one.length; k++) {
            if (isFree(k)) {
                assertThat(one[k]).as("moment " + k).isCloseTo(other[k], Offset.offset(1e-12));
            }
        }
    }

    @Test
    void derivativesAndScoresAreThoseOfTheLikelihood() {
        for (double missing : new double[] {0, 0.3}) {
            TwoLevelLikelihood likelihood = TwoLevelLikelihood.of(sample(missing));
            double[] moments = moments();
            double[] slope = new double[2 * HALF];
            likelihood.valueAndDerivative(moments, slope);
            double[] scores = new double[2 * HALF];
            likelihood.scores(moments, score -> Arrays.setAll(scores, k -> scores[k] + score[k]));
            for (int k = 0; k < slope.length; k++) {
                if (!isFree(k)) {
                    continue;
                }
                double[] up = moments.clone();
                double[] down = moments.clone();
                up[k] += 1e-6;
                down[k] -= 1e-6;
                double difference = (likelihood.value(up) - likelihood.value(down)) / 2e-6;
                assertThat(slope[k]).as("moment " + k).isCloseTo(difference, Offset.offset(1e-8));
                assertThat(scores[k])
                        .as("score " + k)
                        .isCloseTo(-slope[k] * likelihood.sample().size(), Offset.offset(1e-9));
            }
        }
    }

    @Test
    void observedWeightIsTheSecondDerivative() {
        CompleteLikelihood likelihood = new CompleteLikelihood(sample(0));
        double[] moments = moments();
        Weight weight = likelihood.observed(moments);
        for (int k = 0; k < 2 * HALF; k++) {
            if (!isFree(k)) {
                continue;
            }
            double[] unit = new double[2 * HALF];
            unit[k] = 1;
            double[] image = new double[2 * HALF];
            weight.multiply(unit, image);
            double[] up = moments.clone();
            double[] down = moments.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double[] above = new double[2 * HALF];
            double[] below = new double[2 * HALF];
            likelihood.valueAndDerivative(up, above);
            likelihood.valueAndDerivative(down, below);
            for (int l = 0; l < 2 * HALF; l++) {
                if (isFree(l)) {
                    assertThat(image[l]).as(k + ", " + l).isCloseTo((above[l] - below[l]) / 2e-5, Offset.offset(1e-7));
                }
            }
        }
    }

    /** Order of rows and names of clusters do not matter. */
    @Test
    void orderOfRowsDoesNotMatter() {
        int[] cluster = clusters();
        double[][] columns = columns(cluster, 0.2, 4);
        int n = cluster.length;
        int[] turned = new int[n];
        double[][] other = new double[P][n];
        for (int row = 0; row < n; row++) {
            turned[n - 1 - row] = 39 - cluster[row];
            for (int i = 0; i < P; i++) {
                other[i][n - 1 - row] = columns[i][row];
            }
        }
        int[] rows = IntStream.range(0, n)
                .filter(row -> !Double.isNaN(columns[0][row]) && !Double.isNaN(other[0][row]))
                .toArray();
        int[] mirrored = Arrays.stream(rows).map(row -> n - 1 - row).toArray();
        double one = TwoLevelLikelihood.of(ClusteredSample.of("", NAMES, LEVELS, columns, cluster, rows))
                .value(moments());
        double two = TwoLevelLikelihood.of(ClusteredSample.of("", NAMES, LEVELS, other, turned, mirrored))
                .value(moments());
        assertThat(one).isCloseTo(two, Offset.offset(1e-12));
    }
}
