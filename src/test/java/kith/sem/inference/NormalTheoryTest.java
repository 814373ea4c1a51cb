package kith.sem.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class NormalTheoryTest {

    /** Var(s11) = 2 σ11², Cov(s11, s21) = 2 σ11 σ21, Var(s21) = σ11 σ22 + σ21², Cov(s11, s22) = 2 σ21² (times 1/n). */
    @Test
    void twoVariables() {
        DMatrixRMaj covariance = new DMatrixRMaj(new double[][] {{2, 0.5}, {0.5, 3}});
        DMatrixRMaj gamma = DistributionFreeCovariance.normalTheory(covariance, true);
        double[][] expected = {
            {2, 0.5, 0, 0, 0}, {0.5, 3, 0, 0, 0}, {0, 0, 8, 2, 0.5}, {0, 0, 2, 6.25, 3}, {0, 0, 0.5, 3, 18}
        };
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(gamma.get(i, j)).as(i + "," + j).isCloseTo(expected[i][j], within(1e-12));
            }
        }
    }
}
