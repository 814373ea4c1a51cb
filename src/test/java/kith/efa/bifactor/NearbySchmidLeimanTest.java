package kith.efa.bifactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kith.math.FiniteDifferences;
import kith.math.Matrix;
import kith.rotation.Oblimin;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Omegas of samples, searched from those of another. */
class NearbySchmidLeimanTest {

    private static final double[][] LOADINGS = {
        {0.60, 0.45, 0, 0}, {0.55, 0.40, 0, 0}, {0.50, 0.50, 0, 0}, {0.65, 0.35, 0, 0},
        {0.45, 0, 0.50, 0}, {0.60, 0, 0.40, 0}, {0.50, 0, 0.45, 0}, {0.55, 0, 0.35, 0},
        {0.40, 0, 0, 0.55}, {0.50, 0, 0, 0.45}, {0.65, 0, 0, 0.40}, {0.55, 0, 0, 0.50}
    };
    private static final List<String> ITEMS =
            IntStream.rangeClosed(1, 12).mapToObj(i -> "i" + i).toList();

    private static double[][] sample(double[][] loadings, int n, long seed) {
        Random random = new Random(seed);
        int p = loadings.length;
        double[][] products = new double[p][p];
        double[] factors = new double[loadings[0].length];
        double[] x = new double[p];
        for (int row = 0; row < n; row++) {
            for (int f = 0; f < factors.length; f++) {
                factors[f] = random.nextGaussian();
            }
            for (int i = 0; i < p; i++) {
                double unique = 1;
                x[i] = 0;
                for (int f = 0; f < factors.length; f++) {
                    x[i] += loadings[i][f] * factors[f];
                    unique -= loadings[i][f] * loadings[i][f];
                }
                x[i] += Math.sqrt(unique) * random.nextGaussian();
            }
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    products[i][j] += x[i] * x[j];
                }
            }
        }
        double[][] r = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                r[i][j] = products[i][j] / Math.sqrt(products[i][i] * products[j][j]);
            }
        }
        return r;
    }

    private static SchmidLeiman of(double[][] r) {
        return SchmidLeiman.of(Matrix.square(ITEMS, r), 3);
    }

    @Test
    void samplesSearchedFromAnotherSolutionGiveWhatTheyGiveFromTheStart() {
        NearbySchmidLeiman near = new NearbySchmidLeiman(of(sample(LOADINGS, 600, 1)));
        int same = 0;
        for (int seed = 2; seed <= 101; seed++) {
            double[][] r = sample(LOADINGS, 600, seed);
            NearbySchmidLeiman.Omegas found = near.of(r);
            SchmidLeiman expected = of(r);
            // The rotation stops where GPArotation's does, about 1e-5 from the exact minimum.
            boolean close = Math.abs(found.hierarchical() - expected.omegaHierarchical()) < 1e-4
                    && Math.abs(found.total() - expected.omegaTotal()) < 1e-6
                    && Math.abs(found.explainedCommonVariance() - expected.explainedCommonVariance()) < 1e-4;
            same += close ? 1 : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(98);
    }

    @Test
    void anItemAtTheBoundIsHeldThereAsInTheExtractionItself() {
        double[][] strong =
                java.util.Arrays.stream(LOADINGS).map(double[]::clone).toArray(double[][]::new);
        strong[8][3] = 0.90;
        double[][] r = sample(strong, 150, 37);
        SchmidLeiman expected = of(r);
        assertThat(expected.findings()).anyMatch(finding -> finding.code().equals("heywood_case"));
        NearbySchmidLeiman.Omegas found = new NearbySchmidLeiman(of(sample(strong, 300, 3))).of(r);
        assertThat(found.hierarchical()).isCloseTo(expected.omegaHierarchical(), Offset.offset(1e-4));
        assertThat(found.total()).isCloseTo(expected.omegaTotal(), Offset.offset(1e-6));
    }

    @Test
    void theLoadingsOfOneItemMakeItsSquaresAndItsPenaltySmallest() {
        double[][] others = {{0.9, 0.1}, {0.2, 0.8}};
        double[][] loadings = {{0.9, 0.2, 0.4}, {0.1, 0.8, 0.3}};
        double[] r = {0.95, 0.75, 1};
        double most = 0.995;
        double[][] products = new double[2][2];
        for (double[] other : others) {
            for (int k = 0; k < 2; k++) {
                for (int l = 0; l < 2; l++) {
                    products[k][l] += other[k] * other[l];
                }
            }
        }
        ItemRegression regression = new ItemRegression(2, most);
        assertThat(regression.solve(products, loadings, r, 2)).isTrue();
        regression.move(loadings, 2, 1);
        double[] a = {loadings[0][2], loadings[1][2]};
        assertThat(a[0] * a[0] + a[1] * a[1]).isGreaterThan(most);
        FiniteDifferences.checkGradient(
                "squares and penalty",
                point -> {
                    double sum = 0;
                    for (int j = 0; j < 2; j++) {
                        double rest = r[j] - point[0] * others[j][0] - point[1] * others[j][1];
                        sum += rest * rest;
                    }
                    double excess = Math.max(0, point[0] * point[0] + point[1] * point[1] - most);
                    return sum + excess * excess / 2;
                },
                a,
                new double[] {0, 0});
    }

    @Test
    void theGradientByObliqueAxesIsRight() {
        DMatrixRMaj loadings = new DMatrixRMaj(new double[][] {
            {0.7, 0.1, 0.2}, {0.6, -0.1, 0.3}, {0.2, 0.8, 0.1}, {0.1, 0.5, -0.2}, {0.3, 0.2, 0.6}, {0.0, 0.1, 0.7}
        });
        ObliqueAxes axes = new ObliqueAxes(loadings, new Oblimin(0));
        double[] point = {1.1, 0.2, 0.1, 0.1, 0.9, 0.3, -0.1, 0.2, 1.2};
        double[] gradient = new double[9];
        axes.valueAndGradient(point, gradient);
        FiniteDifferences.checkGradient("oblimin", axes::value, point, gradient);
    }
}
