package kith.report.section.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import kith.grouplevel.DesignCurve;
import kith.planning.GroupSizes;
import kith.planning.InvariancePower;
import kith.planning.ModelPower;
import org.junit.jupiter.api.Test;

/** What a plan says, at and below the power that was wanted. */
class PlanWordsTest {

    private static final double NONE = Double.NaN;

    private static ModelPower model(double[] first, double[] second) {
        List<ModelPower.PowerAtSize> sizes = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            List<ModelPower.ParameterPower> parameters = new ArrayList<>(List.of(parameter("f=~x1", first[i])));
            if (second.length > 0) {
                parameters.add(parameter("f=~x2", second[i]));
            }
            sizes.add(new ModelPower.PowerAtSize(1000 * (i + 1), 10, 10, 10, 0, 10, 1, parameters));
        }
        return new ModelPower(new ModelPower.Question(null, null, .8, List.of()), sizes);
    }

    private static ModelPower.ParameterPower parameter(String name, double power) {
        return new ModelPower.ParameterPower(name, true, .5, .5, .1, .1, .95, .4, power, .01);
    }

    private static String sentence(double[] first, double... second) {
        return PlanSection.sentence(model(first, second));
    }

    @Test
    void powerOfAModelIsReachedFromTheWantedOn() {
        assertThat(sentence(new double[] {.799, .8}))
                .startsWith(
                        "2,000 was the smallest of the sample sizes compared with a power of at least .80 for f=~x1 (");
        assertThat(sentence(new double[] {.8, .9}, .7, .85))
                .startsWith(
                        "2,000 was the smallest of the sample sizes compared with a power of at least .80 for each of"
                                + " f=~x1, f=~x2 (");
        assertThat(sentence(new double[] {.8, .9}, .7, .799))
                .startsWith("No sample size up to 2,000 reached a power of .80 for f=~x2 (");
        assertThat(sentence(new double[] {.7, NONE}, .7, .799)).contains("a power of .80 for f=~x1, f=~x2 (");
    }

    private static InvariancePower invariance(boolean ofLevel, double... power) {
        List<InvariancePower.RejectionAtSize> sizes = new ArrayList<>();
        for (int i = 0; i < power.length; i++) {
            List<InvariancePower.Rejection> found =
                    List.of(new InvariancePower.Rejection(ofLevel ? "scalar" : "x3~1", 10, power[i], .01, .1, 0, 0));
            sizes.add(new InvariancePower.RejectionAtSize(
                    1000 * (i + 1), 10, 10, ofLevel ? found : List.of(), ofLevel ? List.of() : found));
        }
        return new InvariancePower(new InvariancePower.Question(null, null, "group", .8, List.of()), List.of(), sizes);
    }

    private static String ofLevel(double... power) {
        return InvariancePlanSection.sentence(invariance(true, power), "scalar");
    }

    @Test
    void powerOfInvarianceIsReachedFromTheWantedOn() {
        assertThat(ofLevel(.799, .8))
                .isEqualTo(
                        "With 2,000 respondents, the smallest of the sample sizes compared with a power of at least .80,"
                                + " scalar invariance was rejected in 80% of samples.");
        assertThat(ofLevel(.3, .799))
                .isEqualTo(
                        "No sample size up to 2,000 reached a power of .80: scalar invariance was rejected in at most"
                                + " 80% of samples.");
        assertThat(ofLevel(.3, NONE)).endsWith("in at most 30% of samples.");
        assertThat(InvariancePlanSection.sentence(invariance(false, .9), "x3~1"))
                .endsWith("of at least .80, the equality of x3~1 was rejected in 90% of samples.");
    }

    @Test
    void whatCouldNotBeTestedHasNoPower() {
        assertThat(ofLevel(NONE, NONE)).isEqualTo("In no sample could scalar invariance be tested.");
        assertThat(InvariancePlanSection.sentence(invariance(false, NONE), "x3~1"))
                .isEqualTo("In no sample could the equality of x3~1 be tested.");
        assertThat(invariance(true, .799, NONE).smallest("scalar")).isEqualTo(OptionalInt.empty());
        assertThat(Arrays.asList(invariance(true, .8).smallest("scalar"))).containsExactly(OptionalInt.of(1000));
    }

    @Test
    void groupsNeedRespondents() {
        assertThat(PlanSection.sentence(GroupSizes.of(DesignCurve.ofIcc(.2), .8))
                        .text())
                .startsWith("Group scores reach a reliability of .80 with 16 respondents per group (λ = .800), with");
        assertThat(PlanSection.sentence(GroupSizes.of(DesignCurve.ofIcc(.9), .8))
                        .text())
                .startsWith("Group scores reach a reliability of .80 with 1 respondent per group (λ = .900), with");
        assertThat(PlanSection.sentence(GroupSizes.of(DesignCurve.ofIcc(0), .8)).text())
                .isEqualTo("The variance between groups is 0: no number of respondents gives reliable group scores.");
    }
}
