package kith.report.section.efa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the criteria for the number of factors agree. */
class ExplorationPresenterTest {

    @Test
    void criteriaThatAgreeAreSaidToAgree() {
        assertThat(ExplorationPresenter.suggestions(Map.of("parallel analysis", 1)))
                .isEqualTo("The criteria agreed on 1 factor: parallel analysis.");
        Map<String, Integer> same = new LinkedHashMap<>();
        same.put("parallel analysis", 3);
        same.put("MAP", 3);
        assertThat(ExplorationPresenter.suggestions(same))
                .isEqualTo("The criteria agreed on 3 factors: parallel analysis and MAP.");
    }

    @Test
    void criteriaThatDisagreeAreSaidToDisagree() {
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("parallel analysis", 4);
        other.put("MAP", 3);
        assertThat(ExplorationPresenter.suggestions(other))
                .isEqualTo("The criteria for the number of factors disagreed: 4 by parallel analysis; 3 by MAP.");
        assertThat(ExplorationPresenter.suggestions(Map.of())).isEqualTo("No criterion gave a number of factors.");
    }
}
