package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import org.junit.jupiter.api.Test;

class LinesDrawingTest {

    private static String drawn(Figure.Stroke stroke) {
        double[] values = {1, 3, 2};
        return LinesDrawing.draw(new Figure.Lines(
                        List.of("Company 4", "Company 2", "Company 9"),
                        "Group",
                        "Mean",
                        List.of(new Figure.Line("Group mean", values, stroke)),
                        Format.TWO_DECIMALS))
                .element("");
    }

    /** No line joins what has no order, neither in the drawing nor in its legend. */
    @Test
    void pointsAreNotJoined() {
        assertThat(drawn(Figure.Stroke.SOLID)).contains("class=\"line ");
        assertThat(drawn(Figure.Stroke.POINTS)).doesNotContain("class=\"line ").contains("Group mean, Company 2: 3.00");
    }
}
