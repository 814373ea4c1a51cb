package kith.efa.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.efa.Samples;
import kith.math.Symmetric;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients and Hessians of the discrepancies are those of their values. */
class DiscrepancyTest {

    private static final DMatrixRMaj R = Symmetric.of(Samples.holzinger().correlation());

    record Case(String name, BoxNewton.Curved function, double at) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("least squares, 1 factor", new MinresDiscrepancy(R, 1), 0.6),
                new Case("least squares, 3 factors", new MinresDiscrepancy(R, 3), 0.6),
                new Case("likelihood, 1 factor", new LikelihoodDiscrepancy(R, 1), Math.log(0.6)),
                new Case("likelihood, 3 factors", new LikelihoodDiscrepancy(R, 3), Math.log(0.6)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesAgreeWithFiniteDifferences(Case given) {
        int p = R.numRows;
        double[] point = new double[p];
        for (int i = 0; i < p; i++) {
            point[i] = given.at() + 0.02 * i;
        }
        double[] gradient = new double[p];
        DMatrixRMaj hessian = new DMatrixRMaj(p, p);
        double value = given.function().derivatives(point, gradient, hessian);
        assertThat(value).isCloseTo(given.function().value(point), Offset.offset(1e-12));
        double step = 1e-5;
        for (int i = 0; i < p; i++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (given.function().value(up) - given.function().value(down)) / (2 * step);
            assertThat(gradient[i]).as("gradient %d", i).isCloseTo(slope, Offset.offset(1e-8));
            double[] above = new double[p];
            double[] below = new double[p];
            given.function().derivatives(up, above, new DMatrixRMaj(p, p));
            given.function().derivatives(down, below, new DMatrixRMaj(p, p));
            for (int j = 0; j < p; j++) {
                assertThat(hessian.get(i, j))
                        .as("hessian %d %d", i, j)
                        .isCloseTo((above[j] - below[j]) / (2 * step), Offset.offset(1e-7));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void newtonComesToRestInAFewSteps(Case given) {
        double[] start = new double[R.numRows];
        Arrays.fill(start, given.at());
        double lower = given.at() < 0 ? Math.log(0.005) : 0.005;
        BoxNewton.End end = new BoxNewton(lower, given.at() < 0 ? 0 : 1).minimize(given.function(), start);
        assertThat(end.converged()).isTrue();
        assertThat(end.iterations()).isLessThan(15);
        assertThat(end.gradientNorm()).isLessThan(1e-9);
    }
}
