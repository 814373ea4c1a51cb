package kith.report.section.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.report.document.Block;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final Finding HEYWOOD = Finding.of(
                    "heywood_case", Map.of("variable", "x1", "problem", "negative_variance"))
            .at("x1~~x1");

    private static Finding leftOut(int rows) {
        return Finding.of(
                "rows_left_out", Map.of("left_out", rows, "rows", 270, "reason", "listwise", "alternative", "fiml"));
    }

    @Test
    void manyOfAKindAreToldOnce() {
        List<Block> blocks = Notices.of(List.of(
                Finding.of("declared_missing", Map.of("cells", 19)).at("ci1"),
                Finding.of("declared_missing", Map.of("cells", 1)).at("ci4"),
                HEYWOOD.as(Severity.WARNING),
                Finding.of("declared_missing", Map.of("cells", 22)).at("ta1")));
        assertThat(blocks.stream().map(block -> (Block.Notice) block))
                .extracting(Block.Notice::tone, Block.Notice::where, Block.Notice::text)
                .containsExactly(
                        tuple(
                                Block.Tone.WARNING,
                                "x1~~x1",
                                "The variance of x1 was estimated as negative: the solution is not admissible."),
                        tuple(
                                Block.Tone.NOTE,
                                "",
                                "Values that the file declares missing (3): ci1 (19); ci4 (1); ta1 (22)."));
    }

    /** Before errors: a reader has to know first whom the answer is about. */
    @Test
    void respondentsThatWereLostAreToldFirst() {
        Finding error = HEYWOOD;
        Finding lost = leftOut(64);
        Finding none = leftOut(0).as(Severity.NOTE);
        assertThat(Notices.of(List.of(error, none, lost)))
                .containsExactly(Notices.of(lost), Notices.of(error), Notices.of(none));
        assertThat(Notices.ofLostRows(List.of(error, none, lost))).containsExactly(Notices.of(lost));
        assertThat(Notices.ofOthers(List.of(error, none, lost))).containsExactly(Notices.of(error), Notices.of(none));
    }

    @Test
    void twoOfAKindStandAlone() {
        assertThat(Notices.of(List.of(
                        Finding.of("declared_missing", Map.of("cells", 19)).at("ci1"),
                        Finding.of("declared_missing", Map.of("cells", 17)).at("ci4"))))
                .hasSize(2);
    }
}
