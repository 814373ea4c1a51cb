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

    /** Before errors: a reader has to know first whom the answer is about. */
    @Test
    void respondentsThatWereLostAreToldFirst() {
        Finding error = Finding.error("heywood_case", "x1~~x1", "The variance of x1 is estimated as negative.", "");
        Finding lost = Finding.warning("rows_left_out", "", "64 of 270 rows were not used.", "Use them.");
        Finding none = Finding.note("rows_left_out", "", "0 of 270 rows were not used.", "");
        assertThat(Notices.of(List.of(error, none, lost)))
                .containsExactly(Notices.of(lost), Notices.of(error), Notices.of(none));
        assertThat(Notices.ofLostRows(List.of(error, none, lost))).containsExactly(Notices.of(lost));
        assertThat(Notices.ofOthers(List.of(error, none, lost))).containsExactly(Notices.of(error), Notices.of(none));
    }

    @Test
    void twoOfAKindStandAlone() {
        assertThat(Notices.of(List.of(
                        Finding.note("ceiling", "ci1", "19 % gave the highest answer.", ""),
                        Finding.note("ceiling", "ci4", "17 % gave the highest answer.", ""))))
                .hasSize(2);
    }
}
