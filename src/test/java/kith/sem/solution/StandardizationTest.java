package kith.sem.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.math.FiniteDifferences;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Terms;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Derivatives of standardised values against central differences, and what follows from their definition. */
class StandardizationTest {

    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Responses ADULTS = Reference.data("bfi.csv");

    @Test
    void slopesWithPaths() {
        checkSlopes(Sem.of("""
                        visual =~ x1 + x2 + x3
                        textual =~ x4 + x5 + x6
                        g =~ visual + textual + x9
                        x7 ~ visual + ageyr
                        textual ~ x7 + visual
                        x1 ~~ x4
                        """).with(ModelOptions.cfa().withMeanStructure(true)).fitted(PUPILS));
    }

    @ParameterizedTest
    @EnumSource(Parameterization.class)
    void slopesWithOrderedItems(Parameterization parameterization) {
        checkSlopes(Sem.of("agree =~ A1 + A2 + A3 + A4\n consc =~ C1 + C2 + C3\n C5 ~ consc\n A2 ~~ C2")
                .with(ModelOptions.cfa().withParameterization(parameterization))
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("A1", "A2", "A3", "C1", "C2", "C5"))
                .byGroup("gender")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS), List.of())
                .fitted(ADULTS));
    }

    @Test
    void fullyStandardisedVariablesHaveVarianceOneWithCertainty() {
        SemFit fit =
                Sem.of("visual =~ x1 + x2 + x3\n x1 ~~ 0*x1\n visual ~ ageyr").fit(PUPILS);
        Standardized loading = fit.estimate("visual", "=~", "x1", 1).standardizedAll();
        assertThat(loading.value()).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(loading.se()).isZero();
        assertThat(loading.z()).isNaN();
        Standardized predictor = fit.estimate("ageyr", "~~", "ageyr", 1).standardizedAll();
        assertThat(predictor).isEqualTo(new Standardized(1, 0, Double.NaN, Double.NaN, 1, 1));
        assertThat(fit.estimate("ageyr", "~~", "ageyr", 1).stdNox())
                .isEqualTo(fit.estimate("ageyr", "~~", "ageyr", 1).estimate());
    }

    private static void checkSlopes(FittedModel fitted) {
        double[] theta = fitted.theta();
        DerivedValues derived = derived(fitted, theta);
        double[] values = new Solution(derived.table(), theta, new DMatrixRMaj(1, 1)).values();
        RowSlopes rows = new RowSlopes(derived, theta);
        Standardization standardization = Standardization.of(derived, values, rows);
        for (StandardizedBy by : StandardizedBy.values()) {
            DMatrixRMaj slopes = new DMatrixRMaj(values.length, theta.length);
            for (int i = 0; i < values.length; i++) {
                double[] slope = new double[theta.length];
                standardization.slope(
                        i, by, rows.ofRow(derived.table().parameters().get(i)), slope);
                System.arraycopy(slope, 0, slopes.data, i * theta.length, theta.length);
            }
            FiniteDifferences.checkJacobian(
                    by.lavaanName(), point -> standardised(fitted, point, by), theta, slopes::get);
        }
    }

    private static DerivedValues derived(FittedModel fitted, double[] theta) {
        List<GroupTerm> there = Terms.of(fitted.table(), fitted.samples(), fitted.estimator(), fitted.options());
        there.forEach(term -> term.structure().evaluate(theta));
        return DerivedValues.of(fitted.table(), there, theta, fitted.options().parameterization());
    }

    private static double[] standardised(FittedModel fitted, double[] theta, StandardizedBy by) {
        DerivedValues derived = derived(fitted, theta);
        double[] values = new Solution(derived.table(), theta, new DMatrixRMaj(1, 1)).values();
        return Standardization.of(derived.table(), derived.structures(), values).values(by);
    }
}
