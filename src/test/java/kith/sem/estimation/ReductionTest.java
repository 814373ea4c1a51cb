package kith.sem.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import org.assertj.core.data.Offset;
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

    @Test
    void whatIsNotLinearIsKeptAside() {
        assertThat(of("a == b^2").nonlinear()).hasSize(1);
        assertThat(of("a == b^2").reduced()).isEqualTo(8);
    }
}
