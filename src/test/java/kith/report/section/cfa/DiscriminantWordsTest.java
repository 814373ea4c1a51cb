package kith.report.section.cfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.reliability.model.DiscriminantValidity;
import kith.reliability.model.FactorPair;
import kith.report.section.word.Labels;
import org.junit.jupiter.api.Test;

/** Every sentence on discriminant validity says what the pairs say. */
class DiscriminantWordsTest {

    private static String words(FactorPair... pairs) {
        return new DiscriminantTables(
                        new DiscriminantValidity(List.of(), Arrays.asList(pairs), List.of()), Labels.none())
                .words();
    }

    private static FactorPair pair(String second, double correlation, double upper) {
        return new FactorPair("a", second, correlation, correlation - 0.1, upper, 0.6, 0.5, 0.5);
    }

    @Test
    void noProblem() {
        assertThat(words(pair("b", 0.4, 0.5), pair("c", 0.7, 0.79)))
                .startsWith("Discriminant validity was supported: no confidence interval of the 2 factor correlations"
                        + " reached .80 (Rönkkö & Cho, 2022). The largest was r = .70, 95% CI [.60, .79] (a with c).")
                .contains("below .85 for all 2 pairs")
                .endsWith("exceeded their squared correlation for all 2 pairs (Fornell & Larcker, 1981).");
        assertThat(words(pair("b", 0.4, 0.5)))
                .startsWith(
                        "Discriminant validity was supported: no confidence interval of their correlation reached .80")
                .contains("It was r = .40, 95% CI [.30, .50].")
                .contains("below .85 for the pair");
    }

    @Test
    void marginalModerateAndSevere() {
        assertThat(words(pair("b", 0.4, 0.5), pair("c", 0.75, 0.8)))
                .startsWith("Discriminant validity was limited: the confidence interval of the correlation of a with c"
                        + " reached .80 (a marginal problem, Rönkkö & Cho, 2022).")
                .contains("squared correlation for 1 of 2 pairs");
        assertThat(words(pair("b", 0.85, 0.91), pair("c", 0.85, 0.95)))
                .startsWith("Discriminant validity was limited: the confidence intervals of 2 factor correlations"
                        + " (a with b; a with c) reached .90 (a moderate problem, Rönkkö & Cho, 2022).")
                .contains("squared correlation for 0 of 2 pairs");
        assertThat(words(pair("b", 0.95, 1.01)))
                .startsWith("Discriminant validity was not supported: the confidence interval of the correlation of a"
                        + " with b reached 1 (a severe problem, Rönkkö & Cho, 2022), so that the factors may be one.")
                .contains("squared correlation for no pair");
    }

    @Test
    void withoutCorrelations() {
        double nan = Double.NaN;
        assertThat(words(new FactorPair("a", "b", nan, nan, nan, 0.9, nan, nan)))
                .isEqualTo(
                        "The model estimates no correlations of its factors with intervals. The heterotrait–monotrait"
                                + " ratio (HTMT) was below .85 for no pair (Henseler et al., 2015).");
    }
}
