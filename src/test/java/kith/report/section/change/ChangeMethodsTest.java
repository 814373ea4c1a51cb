package kith.report.section.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import kith.change.trial.FreedomMethod;
import kith.change.trial.Structure;
import kith.change.trial.TrialQuestion;
import org.junit.jupiter.api.Test;

/** The methods of change, a sentence for each way in which it was analysed. */
class ChangeMethodsTest {

    @Test
    void errorRestsOnARetestOrOnAReliability() {
        assertThat(ChangeMethods.error(
                        "baseline", Optional.of("retest"), OptionalDouble.empty(), OptionalDouble.of(.8)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "Reliability over time, measurement error and the smallest detectable change were"
                                        + " estimated from the scores at baseline and retest, between which no change was expected;")
                        .contains("Jacobson and Truax"));
        assertThat(ChangeMethods.error("baseline", Optional.empty(), OptionalDouble.of(.8), OptionalDouble.of(.8)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("Measurement error rests on a reliability of .80, which the study states;"));
        assertThat(ChangeMethods.error("baseline", Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty()))
                .isEmpty();
    }

    @Test
    void armsAreComparedByTheModelThatWasFitted() {
        TrialQuestion question =
                new TrialQuestion("usual_care", FreedomMethod.KENWARD_ROGER_LINEAR, Structure.UNSTRUCTURED, .95);
        assertThat(ChangeMethods.comparison(question, true))
                .contains(
                        "unstructured covariances of the visits, a random intercept of clusters, and Kenward–Roger degrees");
        assertThat(ChangeMethods.comparison(
                        new TrialQuestion("usual_care", FreedomMethod.SATTERTHWAITE, Structure.AUTOREGRESSIVE, .95),
                        false))
                .contains("first-order autoregressive covariances of the visits, and Satterthwaite degrees")
                .doesNotContain("random intercept");
    }
}
