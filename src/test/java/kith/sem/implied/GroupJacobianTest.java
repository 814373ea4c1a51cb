package kith.sem.implied;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class GroupJacobianTest {

    private static final GroupJacobian OWN =
            new GroupJacobian(4, new int[] {1, 3}, new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}, {5, 6}}));

    @Test
    void theDerivativesByOtherParametersAreZero() {
        assertThat(OWN.whole().data).containsExactly(0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6);
        assertThat(OWN.from(1).whole().data).containsExactly(0, 3, 0, 4, 0, 5, 0, 6);
        assertThat(GroupJacobian.whole(OWN.whole()).whole().data).containsExactly(OWN.whole().data);
    }

    @Test
    void productsAreThoseOfTheWhole() {
        DMatrixRMaj square = new DMatrixRMaj(4, 4);
        CommonOps_DDRM.multTransA(2, OWN.whole(), OWN.whole(), square);
        assertThat(OWN.times(OWN.block(), 2).whole().data).containsExactly(square.data);
        GroupJacobian other = new GroupJacobian(3, new int[] {2}, new DMatrixRMaj(new double[][] {{1}, {0}, {-1}}));
        DMatrixRMaj product = new DMatrixRMaj(4, 3);
        CommonOps_DDRM.multTransA(OWN.whole(), other.whole(), product);
        DMatrixRMaj sum = new DMatrixRMaj(4, 3);
        OWN.addProduct(other, sum);
        assertThat(sum.data).containsExactly(product.data);
    }
}
