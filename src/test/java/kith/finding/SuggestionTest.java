package kith.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> KEYS =
            List.of("id", "title", "items", "reversed", "short_forms", "scale", "scales");

    @Test
    void suggestsTheNearestName() {
        assertThat(Suggestion.nearest("titel", KEYS)).contains("title");
        assertThat(Suggestion.nearest("reverse", KEYS)).contains("reversed");
        assertThat(Suggestion.nearest("scal", KEYS)).contains("scale");
    }

    @Test
    void caseAndSeparatorsDoNotCount() {
        assertThat(Suggestion.nearest("Short-Forms", KEYS)).contains("short_forms");
        assertThat(Suggestion.nearest("ID", KEYS)).contains("id");
    }

    @Test
    void suggestsNothingForSomethingElse() {
        assertThat(Suggestion.nearest("licence", KEYS)).isEmpty();
        assertThat(Suggestion.nearest("x", KEYS)).isEmpty();
        assertThat(Suggestion.phrase("", KEYS)).isEmpty();
    }

    @Test
    void phraseAsksAQuestion() {
        assertThat(Suggestion.phrase("itmes", KEYS)).isEqualTo("did you mean “items”?");
    }
}
