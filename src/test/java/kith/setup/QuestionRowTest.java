package kith.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionRowTest {

    @Test
    void rowsInBracketsAndAfterADashAreSeparatedFromTheirQuestion() {
        assertThat(QuestionRow.of(List.of("How far? [We meet]", "How far? [We talk]")))
                .contains(List.of(new QuestionRow("How far?", "We meet"), new QuestionRow("How far?", "We talk")));
        assertThat(QuestionRow.of(List.of("How far? - We meet", "How far? – We talk – often")))
                .isEmpty();
        assertThat(QuestionRow.of(List.of("How far? - We meet", "How far? – We talk")))
                .contains(List.of(new QuestionRow("How far?", "We meet"), new QuestionRow("How far?", "We talk")));
    }

    @Test
    void otherTextsAreNoRowsOfOneQuestion() {
        assertThat(QuestionRow.of(List.of("How far? [We meet]", "How often? [We talk]")))
                .isEmpty();
        assertThat(QuestionRow.of(List.of("We meet", "We talk"))).isEmpty();
        assertThat(QuestionRow.of(List.of("How far? [We meet]", "We talk"))).isEmpty();
        assertThat(QuestionRow.of(List.of("well-being", "self-esteem"))).isEmpty();
    }
}
