package kith.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.finding.Finding;
import kith.report.document.Block;
import org.junit.jupiter.api.Test;

class NoticesTest {

    @Test
    void manyOfAKindAreToldOnce() {
        List<Block> blocks = Notices.of(List.of(
                Finding.note("ceiling", "ci1", "19 % gave the highest answer.", ""),
                Finding.note("ceiling", "ci4", "17.5 % gave the highest answer.", ""),
                Finding.warning("heywood_case", "x1~~x1", "The variance of x1 is estimated as negative.", "Look."),
                Finding.note("ceiling", "ta1", "22 % gave the highest answer.", "")));
        assertThat(blocks)
                .containsExactly(
                        new Block.Notice(
                                Block.Tone.WARNING, "x1~~x1", "The variance of x1 is estimated as negative.", "Look."),
                        new Block.Notice(
                                Block.Tone.NOTE,
                                "ci1",
                                "19 % gave the highest answer. Likewise 2 times more: ci4 (17.5); ta1 (22).",
                                ""));
    }

    @Test
    void twoOfAKindStandAlone() {
        assertThat(Notices.of(List.of(
                        Finding.note("ceiling", "ci1", "19 % gave the highest answer.", ""),
                        Finding.note("ceiling", "ci4", "17 % gave the highest answer.", ""))))
                .hasSize(2);
    }
}
