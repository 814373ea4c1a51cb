package kith.sem.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.sem.implied.GroupJacobian;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class OwnMomentsTest {

    private static GroupJacobian jacobian(double[][] derivatives) {
        return GroupJacobian.whole(new DMatrixRMaj(derivatives));
    }

    @Test
    void aMomentIsFittedByAParameterThatMovesNothingElse() {
        GroupJacobian thresholdsFirst = jacobian(new double[][] {{2, 0, 0.1}, {0, 1, 0}, {0, 0, 0.5}, {0, 0, 0.4}});
        assertThat(OwnMoments.leading(List.of(thresholdsFirst))).containsExactly(2);
    }

    @Test
    void aParameterOfTwoGroupsFitsNeitherByItself() {
        GroupJacobian first = jacobian(new double[][] {{1, 0}, {0, 1}});
        GroupJacobian second = jacobian(new double[][] {{0, 1}, {0, 1}});
        assertThat(OwnMoments.leading(List.of(first, second))).containsExactly(1, 0);
    }
}
