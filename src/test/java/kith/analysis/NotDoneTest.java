package kith.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.finding.InputException;
import kith.finding.Problem;
import org.junit.jupiter.api.Test;

class NotDoneTest {

    @Test
    void problemsBecomeSentences() {
        NotDone one = NotDone.of(
                "One factor",
                new InputException(List.of(
                        new Problem("answers.csv: x9", "no answer in any row", "answers", "leave x9 out of the model"),
                        new Problem("answers.csv: x8", "no answer in any row", "", "leave x9 out of the model"))));
        assertThat(one.part()).isEqualTo("One factor");
        assertThat(one.reason())
                .isEqualTo(
                        "answers.csv: x9: no answer in any row; expected answers. answers.csv: x8: no answer in any row.");
        assertThat(one.remedy()).isEqualTo("Leave x9 out of the model.");
        assertThat(NotDone.all("No.", "").part()).isEmpty();
    }
}
