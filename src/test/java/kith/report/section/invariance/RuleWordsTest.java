package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import kith.invariance.search.PartialSearch.ErrorControl;
import kith.invariance.search.PartialSearch.Way;
import org.junit.jupiter.api.Test;

class RuleWordsTest {

    @Test
    void limitsAreThoseThatDecide() {
        assertThat(RuleWords.supported()).isEqualTo(".01");
        assertThat(RuleWords.partiallySupported()).isEqualTo(".001");
    }

    @Test
    void aSearchIsToldAsItWent() {
        assertThat(RuleWords.search(Way.forward()))
                .isEqualTo(
                        "Non-invariant parameters were searched by score tests, from full equality, with the false discovery"
                                + " rate of Benjamini and Hochberg (1995) controlled at .05 over the levels.");
        assertThat(RuleWords.search(Way.backward().with(ErrorControl.BONFERRONI)))
                .contains("by Wald tests", "all but the anchors are free", "after Bonferroni")
                .doesNotContain("false discovery");
    }
}
