package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.Tolerance;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class SubsetRegressionTest {

    private static final int PREDICTORS = 8;

    private static double[][] columns(RandomGenerator random) {
        double[][] columns = new double[PREDICTORS][60];
        for (int i = 0; i < 60; i++) {
            double common = random.nextGaussian();
            for (double[] column : columns) {
                column[i] = common + random.nextGaussian();
            }
        }
        return columns;
    }

    private static double[] sum(double[][] columns, RandomGenerator random) {
        return IntStream.range(0, 60)
                .mapToDouble(i -> 3 + columns[1][i] - columns[4][i] + columns[6][i] / 2 + random.nextGaussian())
                .toArray();
    }

    /** All 255 subsets, by the regression of Commons Math. */
    @Test
    void findsTheBestSubsetOfEachSize() {
        RandomGenerator random = Seeds.stream(4, 0);
        double[][] columns = columns(random);
        double[] y = sum(columns, random);
        double[] smallest = new double[PREDICTORS + 1];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        for (int set = 1; set < 1 << PREDICTORS; set++) {
            int members = set;
            int[] subset = IntStream.range(0, PREDICTORS)
                    .filter(j -> (members >> j & 1) == 1)
                    .toArray();
            smallest[subset.length] = Math.min(
                    smallest[subset.length], regression(columns, y, subset).calculateResidualSumOfSquares());
        }
        SubsetRegression fitted = SubsetRegression.of(columns, y);
        int[][] best = fitted.best(PREDICTORS);
        for (int size = 1; size <= PREDICTORS; size++) {
            assertThat(best[size - 1]).hasSize(size);
            Tolerance.CLOSED_FORM.check("rest of " + size, fitted.residual(best[size - 1]), smallest[size]);
        }
        assertThat(fitted.best(3)).isDeepEqualTo(Arrays.copyOf(best, 3));
        double[] wanted = regression(columns, y, best[3]).estimateRegressionParameters();
        for (int j = 0; j < wanted.length; j++) {
            Tolerance.CLOSED_FORM.check("coefficient " + j, fitted.coefficients(best[3])[j], wanted[j]);
        }
        Tolerance.CLOSED_FORM.check(
                "total", fitted.total(), regression(columns, y, best[3]).calculateTotalSumOfSquares());
    }

    private static OLSMultipleLinearRegression regression(double[][] columns, double[] y, int[] subset) {
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        double[][] x = new double[y.length][];
        for (int i = 0; i < y.length; i++) {
            int row = i;
            x[i] = Arrays.stream(subset).mapToDouble(j -> columns[j][row]).toArray();
        }
        regression.newSampleData(y, x);
        return regression;
    }

    @Test
    void collinearPredictorsHaveNoCoefficients() {
        double[] x = {1, 1, 1, 1, 1};
        assertThat(SubsetRegression.of(new double[][] {x}, new double[] {1, 2, 3, 4, 5})
                        .coefficients(0)[0])
                .isNaN();
        assertThatThrownBy(() -> SubsetRegression.of(new double[][] {x, x}, new double[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
