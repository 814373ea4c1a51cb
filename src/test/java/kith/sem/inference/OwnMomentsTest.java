package kith.sem.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class OwnMomentsTest {

    @Test
    void aMomentIsFittedByAParameterThatMovesNothingElse() {
        DMatrixRMaj thresholdsFirst =
                new DMatrixRMaj(new double[][] {{2, 0, 0.1}, {0, 1, 0}, {0, 0, 0.5}, {0, 0, 0.4}});
        assertThat(OwnMoments.leading(List.of(thresholdsFirst))).containsExactly(2);
    }

    @Test
    void aParameterOfTwoGroupsFitsNeitherByItself() {
        DMatrixRMaj first = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
        DMatrixRMaj second = new DMatrixRMaj(new double[][] {{0, 1}, {0, 1}});
        assertThat(OwnMoments.leading(List.of(first, second))).containsExactly(1, 0);
    }
}
