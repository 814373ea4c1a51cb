package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.ChiSquare;
import kith.moments.Missing;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.diagnostic.Residuals;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Full-information maximum likelihood where predictors are missing, and where no row answers two variables together.
 */
class MissingKindsTest {

    private static final JsonNode EXPECTED = Reference.own("missing_kinds");

    private static Finding finding(SemFit fit, String code) {
        return fit.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Rows are kept, as with lavaan's {@code missing = "ml.x"}, and told. */
    @Test
    void missingPredictors() {
        SemFit fit = Sem.of("x1 ~ x4 + x7\n x9 ~ x1 + x5")
                .with(ModelOptions.sem())
                .with(Missing.FIML)
                .fit(Reference.data("hs1939_missing.csv"));
        JsonNode expected = EXPECTED.get("predictors");
        assertThat(fit.observations()).containsExactly(expected.get("nobs").intValue());
        LavaanReference.checkFit(fit.fit(), expected.get("fit"));
        LavaanReference.checkParameters(fit, expected.get("parameters"));
        Tolerance.CHI_SQUARE.check(
                "baseline",
                fit.fit().get("baseline_chisq"),
                EXPECTED.get("baseline").doubleValue());
        assertThat(finding(fit, "missing_predictors").what())
                .startsWith(EXPECTED.get("without").intValue() + " rows lacked a response to a predictor");
    }

    private static Responses split() {
        Responses pupils = Reference.data("hs1939.csv");
        Map<String, double[]> columns = new LinkedHashMap<>(pupils.numeric());
        double[] second = columns.get("x2").clone();
        double[] third = columns.get("x3").clone();
        for (int row = 0; row < second.length; row++) {
            (row % 2 == 0 ? second : third)[row] = Double.NaN;
        }
        columns.put("x2", second);
        columns.put("x3", third);
        return new Responses("split", pupils.rowIds(), columns, pupils.labels());
    }

    /**
     * lavaan's estimates and χ²; its degrees of freedom count the covariance of x2 and x3, of which the rows say
     * nothing.
     */
    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR"})
    void variablesNeverAnsweredTogether(Estimator estimator) {
        FittedModel fitted = Sem.of("f =~ x1 + x2 + x3\n g =~ x4 + x5 + x6")
                .with(Missing.FIML)
                .with(estimator)
                .fitted(split());
        SemFit fit = fitted.answer();
        JsonNode expected = EXPECTED.get("split");
        ObjectNode measures = expected.get("fit").deepCopy();
        measures.remove("df");
        LavaanReference.checkFit(fit.fit(), measures);
        double df = expected.at("/fit/df").doubleValue() - 1;
        assertThat(fit.fit().get("df")).isEqualTo(df);
        Tolerance.CLOSED_FORM.check(
                "p", fit.fit().get("pvalue"), ChiSquare.upperTail(fit.fit().get("chisq"), df));
        assertThat(finding(fit, "covariances_not_identified").where()).isEqualTo("x2 with x3");
        if (estimator == Estimator.ML) {
            LavaanReference.checkParameters(fit, expected.get("parameters"));
        }
        assertThat(fit.fit().get("srmr")).isBetween(0.0, 0.1);
        assertThat(ModificationIndices.of(fitted)).isNotEmpty();
        assertThat(Residuals.of(fitted).groups()).hasSize(1);
    }
}
