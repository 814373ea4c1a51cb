package kith.sem.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import kith.sem.implied.GroupJacobian;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class ReductionTest {

    private static Reduction of(String constraints) {
        String model = "f =~ x1 + a*x2 + b*x3 + c*x4\n" + constraints;
        return Reduction.of(ModelSpecification.of(ModelSyntax.parse("model", model), ModelOptions.cfa())
                .table());
    }

    @Test
    void nothingIsHeld() {
        assertThat(of("").reduced()).isEqualTo(8);
    }

    @Test
    void equalParametersAreMerged() {
        Reduction reduction = of("a == b");
        assertThat(reduction.reduced()).isEqualTo(7);
        double[] theta = new double[8];
        reduction.expand(new double[] {1, 2, 3, 4, 5, 6, 7}, theta);
        assertThat(theta[0]).isEqualTo(theta[1]);
    }

    @Test
    void aConstraintSaidTwiceCountsOnce() {
        assertThat(of("a == b\n b == c\n a == c").reduced()).isEqualTo(6);
        assertThat(of("a + b == 2\n 2*a + 2*b == 4").reduced()).isEqualTo(7);
    }

    @Test
    void linearConstraintsHoldWhereverTheSearchIs() {
        Reduction reduction = of("a + 2*b == 3\n b - c == 0.5");
        assertThat(reduction.reduced()).isEqualTo(6);
        double[] theta = new double[8];
        reduction.expand(new double[] {0.3, -1, 2, 0.1, 5, -3}, theta);
        assertThat(theta[0] + 2 * theta[1]).isCloseTo(3, Offset.offset(1e-12));
        assertThat(theta[1] - theta[2]).isCloseTo(0.5, Offset.offset(1e-12));
        double[] closest = reduction.closest(theta);
        double[] again = new double[8];
        reduction.expand(closest, again);
        assertThat(again).containsExactly(theta, Offset.offset(1e-10));
    }

    /** K = [0; 0; 1; …] with θ = K x + k: what the singular values give as well, but for the order of x. */
    @Test
    void parametersWithAValueDoNotRemain() {
        Reduction reduction = of("a == 0.4\n a == b");
        assertThat(reduction.reduced()).isEqualTo(6);
        assertThat(reduction.onlyMerges()).isFalse();
        assertThat(reduction.moveAlike(0, 1)).isTrue();
        assertThat(reduction.moveAlike(0, 2)).isFalse();
        double[] theta = new double[8];
        reduction.expand(new double[] {1, 2, 3, 4, 5, 6}, theta);
        assertThat(theta).containsExactly(0.4, 0.4, 1, 2, 3, 4, 5, 6);
        assertThat(reduction.closest(theta)).containsExactly(1, 2, 3, 4, 5, 6);
        double[] sums = new double[6];
        reduction.reduceGradient(theta, sums);
        assertThat(sums).containsExactly(1, 2, 3, 4, 5, 6);
        DMatrixRMaj square = new DMatrixRMaj(8, 8);
        for (int k = 0; k < 64; k++) {
            square.data[k] = 1 + k;
        }
        DMatrixRMaj basis = reduction.basis();
        DMatrixRMaj half = new DMatrixRMaj(8, 6);
        CommonOps_DDRM.mult(square, basis, half);
        DMatrixRMaj product = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.multTransA(basis, half, product);
        assertThat(reduction.reduce(square).data).containsExactly(product.data);
        assertThat(reduction.reduceColumns(GroupJacobian.whole(square)).whole().data)
                .containsExactly(half.data);
        CommonOps_DDRM.mult(basis, product, half);
        DMatrixRMaj expanded = new DMatrixRMaj(8, 8);
        CommonOps_DDRM.multTransB(half, basis, expanded);
        assertThat(reduction.expand(product).data).containsExactly(expanded.data);
    }

    @Test
    void valuesThatContradictAreMetAsWellAsPossible() {
        double[] theta = new double[8];
        Reduction reduction = of("a == 0.4\n a == 0.6");
        assertThat(reduction.reduced()).isEqualTo(7);
        reduction.expand(new double[7], theta);
        assertThat(theta[0]).isCloseTo(0.5, Offset.offset(1e-12));
    }

    @Test
    void whatIsNotLinearIsKeptAside() {
        assertThat(of("a == b^2").nonlinear()).hasSize(1);
        assertThat(of("a == b^2").reduced()).isEqualTo(8);
    }
}
