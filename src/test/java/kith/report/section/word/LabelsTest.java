package kith.report.section.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private final Labels labels = new Labels(Map.of("ci1", "small everyday contact", "ci", "Continuous interaction"));

    @Test
    void idsWithoutTitleStandForThemselves() {
        assertThat(labels.title("ci")).isEqualTo("Continuous interaction");
        assertThat(labels.idAndTitle("ci1")).isEqualTo("ci1 (small everyday contact)");
        assertThat(labels.title("x9")).isEqualTo("x9");
        assertThat(labels.idAndTitle("x9")).isEqualTo("x9");
    }
}
