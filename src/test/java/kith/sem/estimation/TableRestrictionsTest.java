package kith.sem.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kith.finding.InputException;
import kith.math.FiniteDifferences;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TableRestrictionsTest {

    private static ParameterTable table(String constraints) {
        String model = "f =~ x1 + a*x2 + b*x3 + c*x4\n" + constraints;
        return ModelSpecification.of(ModelSyntax.parse("model", model), ModelOptions.cfa())
                .table();
    }

    private static double[] values(TableRestrictions restrictions, double[] point) {
        double[] values = new double[restrictions.count()];
        restrictions.evaluate(point, values, new DMatrixRMaj(values.length, point.length));
        return values;
    }

    @Test
    void derivativesAgreeWithDifferences() {
        ParameterTable table = table("ab := a*b\n ab == exp(c)\n a^2 + sqrt(b) == 1\n log(a) < b/c\n a > b^3\n"
                + "x1 ~~ lower(0.1)*x1 + v*x1\n v + a == 2");
        Reduction reduction = Reduction.of(table);
        TableRestrictions restrictions = new TableRestrictions(table, reduction);
        assertThat(restrictions.equalities()).isEqualTo(2);
        assertThat(restrictions.inequalities()).isEqualTo(3);
        double[] point = reduction.closest(new double[] {0.8, 0.6, 0.9, 1.2, 0.5, 0.7, 0.9, 1});
        DMatrixRMaj jacobian = new DMatrixRMaj(5, point.length);
        restrictions.evaluate(point, new double[5], jacobian);
        FiniteDifferences.checkJacobian("restriction", x -> values(restrictions, x), point, jacobian::get);
    }

    @Test
    void anInequalityIsNotNegativeWhereItIsMet() {
        ParameterTable table = table("a < 1\n b > 0.5");
        TableRestrictions restrictions = new TableRestrictions(table, Reduction.of(table));
        double[] values = values(restrictions, new double[] {0.8, 0.6, 0, 1, 1, 1, 1, 1});
        assertThat(values).containsExactly(new double[] {0.2, 0.1}, Offset.offset(1e-12));
    }

    @Test
    void mergedParametersHaveTheTightestBounds() {
        ParameterTable table = table("x1 ~~ u*x1 + lower(0.1)*x1 + upper(3)*x1\n x2 ~~ v*x2 + lower(0.2)*x2\n u == v");
        TableRestrictions restrictions = new TableRestrictions(table, Reduction.of(table));
        assertThat(restrictions.any()).isTrue();
        assertThat(restrictions.count()).isZero();
        assertThat(restrictions.box().lower()).contains(0.2).doesNotContain(0.1);
        assertThat(restrictions.box().upper()).contains(3.0);
    }

    @Test
    void boundsThatContradictAreRefused() {
        ParameterTable table = table("x1 ~~ lower(2)*x1 + upper(1)*x1");
        assertThatThrownBy(() -> new ModelSearch(table, 10, 1e-6))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x1~~x1");
        ParameterTable merged = table("x1 ~~ u*x1 + lower(2)*x1\n x2 ~~ v*x2 + upper(1)*x2\n u == v");
        assertThatThrownBy(() -> new ModelSearch(merged, 10, 1e-6)).isInstanceOf(InputException.class);
    }

    @Test
    void tangentDirectionsKeepEveryConstraint() {
        ParameterTable table = table("a*b == c\n a > 0.5");
        double[] theta = {0.5, 0.8, 0.4, 1, 1, 1, 1, 1};
        Reduction tangent = Reduction.tangent(
                table, theta, table.constraints().subList(1, 2), new double[] {1, 1, 1, 1, 1, 1, 1, 1});
        assertThat(tangent.reduced()).isEqualTo(6);
        assertThat(tangent.counted()).isEqualTo(7);
        double[] there = new double[8];
        tangent.expand(tangent.closest(theta), there);
        assertThat(there).containsExactly(theta, Offset.offset(1e-12));
        for (int k = 0; k < 6; k++) {
            double a = tangent.basis().get(0, k);
            double b = tangent.basis().get(1, k);
            double c = tangent.basis().get(2, k);
            assertThat(0.8 * a + 0.5 * b - c).isCloseTo(0, Offset.offset(1e-12));
            assertThat(a).isCloseTo(0, Offset.offset(1e-12));
        }
    }
}
