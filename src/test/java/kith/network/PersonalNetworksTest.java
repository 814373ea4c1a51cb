package kith.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.InputException;
import kith.grouplevel.EcometricQuestion;
import kith.grouplevel.Ecometrics;
import kith.reliability.scale.ScaleItems;
import org.junit.jupiter.api.Test;

class PersonalNetworksTest {

    private static Responses table(String source, Map<String, double[]> numbers, Map<String, List<String>> labels) {
        int rows = labels.values().iterator().next().size();
        List<String> ids = IntStream.range(0, rows).mapToObj(Integer::toString).toList();
        return new Responses(source, ids, numbers, labels);
    }

    /** Ann: three ties (two family, one friend), of which two know each other; Bob: one tie; Cem: none. */
    private static NetworkQuestion small() {
        Responses respondents =
                table("people", Map.of("score", new double[] {3, 4, 5}), Map.of("id", List.of("ann", "bob", "cem")));
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put("id", List.of("ann", "bob", "ann", "ann", "dan"));
        labels.put("relation", List.of("family", "friend", "family", "friend", "friend"));
        labels.put("name", List.of("x", "y", "z", "w", "v"));
        Responses ties = table("ties", Map.of("strength", new double[] {1, 5, 2, Double.NaN, 3}), labels);
        Responses pairs = table(
                "pairs",
                Map.of(),
                Map.of(
                        "id", List.of("ann", "ann", "ann", "bob"),
                        "a", List.of("x", "z", "x", "y"),
                        "b", List.of("z", "x", "nobody", "y")));
        return new NetworkQuestion(
                "id",
                respondents,
                new NetworkQuestion.Ties(ties, List.of("relation"), List.of("strength"), List.of()),
                Optional.of(new NetworkQuestion.Acquaintance("name", pairs, "a", "b")),
                List.of("score"),
                List.of());
    }

    @Test
    void measuresByHand() {
        PersonalNetworks found = PersonalNetworks.of(small());
        assertThat(found.respondents()).containsExactly("ann", "bob", "cem");
        assertThat(found.measures())
                .extracting(NetworkMeasure::name)
                .containsExactly("size", "density", "heterogeneity_relation", "mean_strength", "sd_strength");
        double[] ann = found.values()[0];
        assertThat(ann[0]).isEqualTo(3);
        assertThat(ann[1]).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(ann[2]).isCloseTo(1 - 4.0 / 9 - 1.0 / 9, within(1e-15));
        assertThat(ann[3]).isEqualTo(1.5);
        assertThat(ann[4]).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(found.values()[1]).containsExactly(1, Double.NaN, 0, 5, Double.NaN);
        assertThat(found.values()[2]).containsExactly(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(found.ties()).isEqualTo(4);
        assertThat(found.findings())
                .extracting(finding -> finding.code())
                .containsExactly(
                        "ties_of_unknown_respondents",
                        "respondents_without_ties",
                        "pairs_of_unknown_ties",
                        "few_networks");
        assertThat(found.outcomes().get(0).regression().coefficients()).isEmpty();
    }

    @Test
    void tellsWhatIsNotThere() {
        NetworkQuestion right = small();
        assertThatThrownBy(() -> PersonalNetworks.of(new NetworkQuestion(
                        "id",
                        right.respondents(),
                        new NetworkQuestion.Ties(
                                right.ties().rows(), List.of("colour"), List.of("relation"), List.of("helps")),
                        right.acquaintance(),
                        List.of("total"),
                        List.of())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("relation")
                .hasMessageContaining("helps")
                .hasMessageContaining("total");
        Responses twice = table("people", Map.of("score", new double[] {1, 2}), Map.of("id", List.of("ann", "ann")));
        assertThatThrownBy(() -> PersonalNetworks.of(
                        new NetworkQuestion("id", twice, right.ties(), Optional.empty(), List.of(), List.of())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("twice");
    }

    /** The data of {@code personal_networks.R}, made by the same rule. */
    private static NetworkQuestion made(String... rated) {
        List<String> ratings = List.of(rated);
        int respondents = 60;
        List<String> ids = new ArrayList<>();
        double[] score = new double[respondents];
        double[] belonging = new double[respondents];
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put("id", new ArrayList<>());
        labels.put("relation", new ArrayList<>());
        List<Double> strength = new ArrayList<>();
        List<Double> contact = new ArrayList<>();
        for (int i = 1; i <= respondents; i++) {
            ids.add("p" + i);
            score[i - 1] = Math.sin(i * 1.7) + 0.02 * i;
            belonging[i - 1] = 1 + i * 7 % 5;
            for (int j = 1; j <= 2 + i * 5 % 7; j++) {
                labels.get("id").add("p" + i);
                labels.get("relation").add("r" + (i + j * j) % 4);
                strength.add(1.0 + (i * 3 + j * j) % 5);
                contact.add(Math.cos(i * j) + 0.03 * i);
            }
        }
        Responses people = table("people", Map.of("score", score, "belonging", belonging), Map.of("id", ids));
        Responses ties = table(
                "ties",
                Map.of(
                        "strength",
                        strength.stream().mapToDouble(value -> value).toArray(),
                        "contact",
                        contact.stream().mapToDouble(value -> value).toArray()),
                labels);
        return new NetworkQuestion(
                "id",
                people,
                new NetworkQuestion.Ties(ties, List.of("relation"), List.of("strength", "contact"), ratings),
                Optional.empty(),
                List.of("score"),
                List.of("belonging"));
    }

    @Test
    void agreesWithR() {
        JsonNode expected = Reference.own("personal_networks");
        PersonalNetworks found = PersonalNetworks.of(made());
        NetworkOutcome outcome = found.outcomes().get(0);
        for (int m = 0; m < found.measures().size(); m++) {
            String name = found.measures().get(m).name();
            JsonNode own = expected.get("measures").get(name);
            for (int i = 0; i < found.respondents().size(); i++) {
                Tolerance.CLOSED_FORM.check(
                        name, found.values()[i][m], own.get("values").get(i).doubleValue());
            }
            NetworkOutcome.Association association = outcome.correlations().get(m);
            Tolerance.CLOSED_FORM.check(name, association.r(), own.get("r").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    name, association.lower(), own.get("lower").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    name, association.upper(), own.get("upper").doubleValue());
            Tolerance.CLOSED_FORM.check(name, association.pValue(), own.get("p").doubleValue());
            NetworkRegression.Coefficient coefficient =
                    outcome.regression().coefficients().get(m);
            Tolerance.CLOSED_FORM.check(
                    name, coefficient.beta(), own.get("beta").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    name, coefficient.standardError(), own.get("se").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    name, coefficient.lower(), own.get("beta_lower").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    name, coefficient.upper(), own.get("beta_upper").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    name, coefficient.pValue(), own.get("beta_p").doubleValue());
        }
        Tolerance.CLOSED_FORM.check(
                "R²", outcome.regression().rSquared(), expected.get("r_squared").doubleValue());
        NetworkOutcome.ProfileDifference profile = outcome.profile().get(0);
        JsonNode group = expected.get("profile");
        Tolerance.CLOSED_FORM.check(
                "median", profile.median(), group.get("median").doubleValue());
        assertThat(profile.lowerCount()).isEqualTo(group.get("n_lower").intValue());
        assertThat(profile.upperCount()).isEqualTo(group.get("n_upper").intValue());
        Tolerance.CLOSED_FORM.check(
                "mean", profile.lowerMean(), group.get("mean_lower").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "mean", profile.upperMean(), group.get("mean_upper").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "sd", profile.lowerDeviation(), group.get("sd_lower").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "sd", profile.upperDeviation(), group.get("sd_upper").doubleValue());
        Tolerance.CLOSED_FORM.check("g", profile.g(), group.get("g").doubleValue());
        Tolerance.CLOSED_FORM.check("g", profile.lower(), group.get("lower").doubleValue());
        Tolerance.CLOSED_FORM.check("g", profile.upper(), group.get("upper").doubleValue());
    }

    @Test
    void measuresThatDetermineEachOtherAreNotRegressedOn() {
        NetworkQuestion made = made();
        Map<String, double[]> numbers = new LinkedHashMap<>(made.ties().rows().numeric());
        numbers.put("again", numbers.get("contact"));
        PersonalNetworks found = PersonalNetworks.of(new NetworkQuestion(
                "id",
                made.respondents(),
                new NetworkQuestion.Ties(
                        new Responses(
                                "ties",
                                made.ties().rows().rowIds(),
                                numbers,
                                made.ties().rows().labels()),
                        List.of(),
                        List.of("contact", "again"),
                        List.of()),
                Optional.empty(),
                List.of("score"),
                List.of()));
        assertThat(found.outcomes().get(0).regression().coefficients()).isEmpty();
        assertThat(found.outcomes().get(0).correlations()).hasSize(5);
    }

    /** The ecometric model of the ties is the one of {@link Ecometrics}, which has references of its own. */
    @Test
    void networksHaveAScoreFromRatingsOfTheirTies() {
        NetworkQuestion made = made("strength", "contact");
        PersonalNetworks found = PersonalNetworks.of(made);
        Ecometrics model = Ecometrics.of(
                new EcometricQuestion(
                        List.of(new ScaleItems(
                                "scale", List.of(KeyedItem.of("strength", false), KeyedItem.of("contact", false)))),
                        List.of(),
                        EcometricQuestion.Likelihood.REML,
                        0.95),
                made.ties().rows(),
                made.ties().rows().grouping("id"));
        NetworkEfficacy efficacy = found.efficacy().orElseThrow();
        assertThat(efficacy.model().reliability().get(0).exactMean())
                .isEqualTo(model.reliability().get(0).exactMean());
        for (Ecometrics.GroupScore score : model.scores()) {
            assertThat(efficacy.scores()[found.respondents().indexOf(score.group())])
                    .isEqualTo(score.score());
        }
        assertThat(found.outcomes()).extracting(NetworkOutcome::score).containsExactly("score", "collective_efficacy");
        assertThat(found.outcomes().get(0).correlations())
                .extracting(one -> one.measure().name())
                .endsWith("collective_efficacy")
                .hasSize(7);
        assertThat(found.outcomes().get(0).regression().coefficients()).hasSize(6);
        assertThat(found.outcomes().get(1).correlations()).hasSize(6);
        assertThat(found.outcomes().get(1).profile()).hasSize(1);
        assertThat(found.isSound()).isTrue();
    }

    @Test
    void ratingsOfOneTieEachGiveNoScore() {
        NetworkQuestion small = small();
        NetworkQuestion.Ties ties = new NetworkQuestion.Ties(
                small.ties().rows().rows(new int[] {0, 1}), List.of(), List.of(), List.of("strength", "strength"));
        PersonalNetworks found = PersonalNetworks.of(
                new NetworkQuestion("id", small.respondents(), ties, Optional.empty(), List.of(), List.of()));
        assertThat(found.efficacy()).isEmpty();
        assertThat(found.findings()).extracting(finding -> finding.code()).contains("network_efficacy_not_estimated");
    }
}
