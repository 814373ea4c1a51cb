package kith.reliability.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import org.junit.jupiter.api.Test;

class HigherOrderReliabilityTest {

    private static final JsonNode REFERENCE = Reference.own("higher_order");
    private static final Sem MODEL = Sem.of("""
            visual =~ x1 + x2 + x3
            textual =~ x4 + x5 + x6
            speed =~ x7 + x8 + x9
            g =~ visual + textual + speed
            """);

    private static HigherOrderReliability of(Estimator estimator) {
        List<HigherOrderReliability> all =
                HigherOrderReliability.of(MODEL.with(estimator).fit(Reference.data("hs1939.csv")));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void isSemToolss() {
        HigherOrderReliability found = of(Estimator.ML);
        JsonNode expected = REFERENCE.get("ml");
        assertThat(found.factor()).isEqualTo("g");
        assertThat(found.firstOrder()).containsExactly("visual", "textual", "speed");
        assertThat(found.items()).hasSize(9);
        JsonNode levels = expected.get("l2");
        Tolerance.ESTIMATE.check(
                "omegaL1", found.omegaHierarchical().estimate(), Reference.number(levels.get("omegaL1")));
        Tolerance.ESTIMATE.check("omegaL2", found.omegaOfFactors().estimate(), Reference.number(levels.get("omegaL2")));
        Tolerance.ESTIMATE.check(
                "partial", found.omegaPartial().estimate(), Reference.number(levels.get("partialOmegaL1")));
        Tolerance.ESTIMATE.check(
                "observed", found.omegaHierarchicalObserved(), Reference.number(expected.get("observed")));
    }

    @Test
    void hasTheStandardErrorsOfDefinedQuantities() {
        check(of(Estimator.ML), REFERENCE.get("delta"));
        check(of(Estimator.MLR), REFERENCE.get("mlr"));
    }

    private static void check(HigherOrderReliability found, JsonNode expected) {
        check("hierarchical", found.omegaHierarchical(), expected);
        check("total", found.omegaTotal(), expected);
        check("partial", found.omegaPartial(), expected);
        check("factors", found.omegaOfFactors(), expected);
    }

    private static void check(String name, VarianceShare found, JsonNode all) {
        JsonNode expected = all.get(name);
        Tolerance.ESTIMATE.check(name, found.estimate(), Reference.number(expected.get("est")));
        Tolerance.STANDARD_ERROR.check(name + " se", found.standardError(), Reference.number(expected.get("se")));
        Tolerance.ESTIMATE.check(name + " lower", found.lower(), Reference.number(expected.get("lower")));
        Tolerance.ESTIMATE.check(name + " upper", found.upper(), Reference.number(expected.get("upper")));
    }

    @Test
    void thereIsNoneWithoutAFactorOfHigherOrder() {
        SemFit fit = Sem.of("a =~ x1 + x2 + x3\nb =~ x4 + x5 + x6").fit(Reference.data("hs1939.csv"));
        assertThat(HigherOrderReliability.of(fit)).isEmpty();
    }

    /** The variance that the model implies is that of the implied matrix, also of latent responses. */
    @Test
    void ofOrderedAnswersItIsTheShareOfTheImpliedMatrix() {
        Sem model = Sem.of("""
                        ci =~ ci1 + ci2 + ci3 + ci4
                        rw =~ rw1 + rw2 + rw3 + rw4
                        sb =~ sb1 + sb2 + sb3 + sb4
                        g =~ ci + rw + sb
                        """).with(Estimator.WLSMV).withOrdered(ITEMS);
        SemFit fit = model.fit(Reference.data("ce_contexts.csv"));
        HigherOrderReliability found = HigherOrderReliability.of(fit).get(0);
        double implied = 0;
        double[] values = fit.groups().get(0).impliedCovariance().toRowMajor();
        for (double value : values) {
            implied += value;
        }
        double observed = 0;
        for (double value : fit.groups().get(0).observedCovariance().toRowMajor()) {
            observed += value;
        }
        Tolerance.ESTIMATE.check(
                "implied",
                found.omegaHierarchical().estimate() * implied,
                found.omegaHierarchicalObserved() * observed);
        assertThat(found.omegaHierarchical().standardError()).isBetween(0.001, 0.1);
    }

    private static final java.util.Set<String> ITEMS =
            java.util.Set.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4");
}
