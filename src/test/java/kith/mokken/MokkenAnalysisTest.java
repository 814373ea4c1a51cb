package kith.mokken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifest of a study names the settings that are not the usual ones. */
class MokkenAnalysisTest {

    @Test
    void theUsualSettings() {
        assertThat(new MokkenAnalysis(MokkenQuestion.USUAL).settings()).isEmpty();
    }

    @Test
    void otherSettings() {
        assertThat(new MokkenAnalysis(new MokkenQuestion(0.4, List.of(0.3, 0.4), 0.05, 50, 0.01, 0.9, 1)).settings())
                .containsEntry("lower bound", "0.4")
                .containsEntry("smallest violation", "0.05")
                .containsEntry("smallest group of rest scores", "50")
                .containsEntry("level of Mokken tests", "0.01")
                .containsEntry("level of Mokken intervals", "0.9")
                .containsEntry("bounds of item selection", "0.3, 0.4");
    }
}
