package kith.reliability.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.reliability.model.FactorPair.Problem;
import kith.sem.Sem;
import kith.sem.fit.FittedModel;
import kith.sem.solution.Estimate;
import org.junit.jupiter.api.Test;

/** Discriminant validity: from the estimates of the model and from {@link ConstructValidity}, and its rules. */
class DiscriminantValidityTest {

    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String THREE = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";

    private static FactorPair pair(double lower, double upper) {
        return new FactorPair("a", "b", (lower + upper) / 2, lower, upper, 0.5, 0.5, 0.5);
    }

    @Test
    void theFartherEndOfTheIntervalDecides() {
        assertThat(pair(0.5, 0.7999).problem()).isEqualTo(Problem.NONE);
        assertThat(pair(0.5, 0.8).problem()).isEqualTo(Problem.MARGINAL);
        assertThat(pair(0.5, 0.8999).problem()).isEqualTo(Problem.MARGINAL);
        assertThat(pair(0.5, 0.9).problem()).isEqualTo(Problem.MODERATE);
        assertThat(pair(0.5, 0.9999).problem()).isEqualTo(Problem.MODERATE);
        assertThat(pair(0.5, 1).problem()).isEqualTo(Problem.SEVERE);
        assertThat(pair(-0.8, 0.1).problem()).isEqualTo(Problem.MARGINAL);
        assertThat(pair(Double.NaN, Double.NaN).problem()).isEqualTo(Problem.NOT_JUDGED);
    }

    @Test
    void limitsOfTheOtherCriteria() {
        assertThat(new FactorPair("a", "b", 0, 0, 0, 0.8499, 1, 1).isHtmtBelowLimit())
                .isTrue();
        assertThat(new FactorPair("a", "b", 0, 0, 0, 0.85, 1, 1).isHtmtBelowLimit())
                .isFalse();
        assertThat(new FactorPair("a", "b", 0, 0, 0, Double.NaN, 1, 1).isHtmtBelowLimit())
                .isFalse();
        assertThat(new FactorPair("a", "b", 0.5, 0, 0, 0, 0.2501, 0.9).isFornellLarckerMet())
                .isTrue();
        assertThat(new FactorPair("a", "b", -0.5, 0, 0, 0, 0.9, 0.25).isFornellLarckerMet())
                .isFalse();
        assertThat(new FactorPair("a", "b", 0.5, 0, 0, 0, Double.NaN, 0.25).isFornellLarckerKnown())
                .isFalse();
    }

    @Test
    void pairsRepeatTheEstimatesOfTheModel() {
        FittedModel fitted = Sem.of(THREE).fitted(PUPILS);
        ConstructValidity.Group group = ConstructValidity.of(fitted).groups().get(0);
        DiscriminantValidity found = DiscriminantValidity.of(fitted).orElseThrow();
        assertThat(found.pairs())
                .extracting(pair -> pair.first() + " " + pair.second())
                .containsExactly("visual textual", "visual speed", "textual speed");
        for (FactorPair pair : found.pairs()) {
            Estimate row = fitted.answer().estimates().stream()
                    .filter(e -> e.lhs().equals(pair.first()) && e.rhs().equals(pair.second()))
                    .findFirst()
                    .orElseThrow();
            Tolerance.CLOSED_FORM.check("r", pair.correlation(), row.stdAll());
            Tolerance.CLOSED_FORM.check(
                    "upper", pair.upper(), row.standardizedAll().upper());
            Tolerance.CLOSED_FORM.check("htmt", pair.htmt(), group.htmt().at(pair.first(), pair.second()));
            Tolerance.CLOSED_FORM.check(
                    "ave", pair.firstAve(), group.factor(pair.first()).ave());
        }
        assertThat(found.closest().orElseThrow().second()).isEqualTo("speed");
        assertThat(found.greatestProblem()).isEqualTo(Problem.NONE);
    }

    /** A second-order factor takes the place of the correlations; the ratios remain. */
    @Test
    void withoutCorrelationsOnlyTheRatiosAreKnown() {
        DiscriminantValidity found = DiscriminantValidity.of(
                        Sem.of(THREE + "\n g =~ visual + textual + speed").fitted(PUPILS))
                .orElseThrow();
        assertThat(found.pairs()).hasSize(3).allSatisfy(pair -> {
            assertThat(pair.problem()).isEqualTo(Problem.NOT_JUDGED);
            assertThat(pair.htmt()).isBetween(0.2, 0.6);
        });
        assertThat(found.closest()).isEmpty();
        assertThat(found.greatestProblem()).isEqualTo(Problem.NOT_JUDGED);
    }

    @Test
    void oneFactorOrFactorsThatShareIndicatorsHaveNone() {
        for (String model : List.of(
                "g =~ x1 + x2 + x3 + x4",
                "g =~ x1 + x2 + x3 + x4 + x5 + x6\n s =~ x1 + x2 + x3\n g ~~ 0*s",
                "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n visual ~~ 0*textual")) {
            assertThat(DiscriminantValidity.of(Sem.of(model).fitted(PUPILS)))
                    .as(model)
                    .isEmpty();
        }
    }
}
