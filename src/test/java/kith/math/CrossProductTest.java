package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

class CrossProductTest {

    @Test
    void itIsTheFactorTransposedTimesItselfWhateverItsShapeAndTheThreads() {
        Random random = new Random(3);
        for (int[] shape : new int[][] {{1, 1}, {3, 2}, {67, 33}, {130, 65}, {257, 131}}) {
            DMatrixRMaj factor = new DMatrixRMaj(shape[0], shape[1]);
            for (int i = 0; i < factor.data.length; i++) {
                factor.data[i] = random.nextGaussian();
            }
            DMatrixRMaj expected = new DMatrixRMaj(shape[1], shape[1]);
            CommonOps_DDRM.multTransA(factor, factor, expected);
            DMatrixRMaj product = CrossProduct.of(factor, new Parallel(1));
            assertThat(MatrixFeatures_DDRM.isEquals(product, expected, 1e-11)).isTrue();
            assertThat(CrossProduct.of(factor, new Parallel(2)).data).isEqualTo(product.data);
            int first = shape[1] / 3;
            assertThat(CrossProduct.trailing(factor, first, new Parallel(2)).data)
                    .isEqualTo(CommonOps_DDRM.extract(product, first, shape[1], first, shape[1]).data);
        }
    }
}
