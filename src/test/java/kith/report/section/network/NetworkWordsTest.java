package kith.report.section.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.network.NetworkMeasure;
import kith.network.NetworkOutcome;
import kith.network.NetworkRegression;
import kith.network.PersonalNetworks;
import kith.report.document.Block;
import kith.report.section.word.Labels;
import org.junit.jupiter.api.Test;

/** What is written about personal networks, a sentence for each thing that may be found. */
class NetworkWordsTest {

    private static NetworkRegression.Coefficient coefficient(NetworkMeasure.Kind kind, double lower, double upper) {
        return new NetworkRegression.Coefficient(
                new NetworkMeasure(kind, "relation"), (lower + upper) / 2, .1, lower, upper, .5);
    }

    private static String sentence(NetworkRegression.Coefficient... coefficients) {
        return NetworkSection.sentence(
                new NetworkOutcome(
                        "trust", List.of(), new NetworkRegression(1234, List.of(coefficients), .126), List.of()),
                new Labels(Map.of("trust", "Trust in neighbours")));
    }

    @Test
    void coefficientsAreSignificantWhoseIntervalExcludesZero() {
        NetworkRegression.Coefficient none = coefficient(NetworkMeasure.Kind.SIZE, 0, .4);
        NetworkRegression.Coefficient above = coefficient(NetworkMeasure.Kind.DENSITY, .001, .4);
        NetworkRegression.Coefficient below = coefficient(NetworkMeasure.Kind.HETEROGENEITY, -.4, -.001);
        assertThat(coefficient(NetworkMeasure.Kind.SIZE, -.4, 0).isSignificant())
                .isFalse();
        assertThat(sentence(none, none))
                .isEqualTo("Together, the measures explained 13% of the variance of Trust in neighbours (n = 1,234). No"
                        + " measure had a significant coefficient of its own.");
        assertThat(sentence(none, above, below))
                .endsWith(" Significant with the other measures held constant: density (β = .20), heterogeneity of"
                        + " relation (β = −.20).");
        assertThat(sentence(none))
                .isEqualTo(
                        "The regression on size explained 13% of the variance of Trust in neighbours (n = 1,234). Its"
                                + " coefficient was not significant (β = .20).");
        assertThat(sentence(above)).endsWith(" Its coefficient was significant (β = .20).");
    }

    @Test
    void anImpossibleRegressionIsSaidToBe() {
        assertThat(sentence())
                .isEqualTo("A regression of Trust in neighbours on all measures was not possible: too few respondents"
                        + " had all of them, or some measures determine others.");
        assertThat(NetworkSection.sentence(
                        new NetworkOutcome(
                                "collective_efficacy",
                                List.of(),
                                new NetworkRegression(3, List.of(), Double.NaN),
                                List.of()),
                        Labels.none()))
                .startsWith("A regression of collective efficacy of the network on all");
    }

    @Test
    void measuresHaveTheirNames() {
        assertThat(Stream.of(NetworkMeasure.Kind.values())
                        .map(kind -> sentence(coefficient(kind, 0, 1)).split(" explained")[0]))
                .containsExactly(
                        "The regression on size",
                        "The regression on density",
                        "The regression on heterogeneity of relation",
                        "The regression on mean relation",
                        "The regression on SD of relation",
                        "The regression on collective efficacy of the network");
    }

    private static Block first(List<String> respondents, int ties) {
        return NetworkSection.conclusions(
                        new PersonalNetworks(
                                respondents, List.of(), new double[0][], ties, Optional.empty(), List.of(), List.of()),
                        Labels.none())
                .get(0);
    }

    @Test
    void respondentsAndTiesAreCounted() {
        assertThat(first(List.of("ann"), 1)).isEqualTo(new Block.Paragraph("1 respondent named 1 tie."));
        assertThat(first(List.of("ann", "bob"), 0)).isEqualTo(new Block.Paragraph("2 respondents named 0 ties."));
    }
}
