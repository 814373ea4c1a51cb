package kith.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import kith.finding.InputException;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;

class PopulationReaderTest {

    private static final String GOOD = """
            id: two-factors
            seed: 7
            factors:
              names: [f, g]
              correlations: [[0.5]]
            items:
              - {id: x1, loadings: {f: 0.8}, answer: {thresholds: [-1, 0, 1]}}
              - {id: x2, loadings: {g: 0.6}, answer: {score: {mean: 10, sd: 2, decimals: 1}}}
            contexts:
              - {id: only, people: 10}
            """;

    private static List<String> problems(String text) {
        InputException told = catchThrowableOfType(
                InputException.class, () -> PopulationReader.read(YamlDocument.of("p.yaml", text)));
        assertThat(told).as("an InputException").isNotNull();
        return told.problems().stream().map(Object::toString).toList();
    }

    @Test
    void readsFactorsItemsAndContexts() {
        Population population = PopulationReader.read(YamlDocument.of("p.yaml", GOOD));
        assertThat(population.people()).isEqualTo(10);
        assertThat(population.factors()).containsExactly("f", "g");
        assertThat(population.structure().correlations().at("f", "g")).isEqualTo(0.5);
        assertThat(population.items().get(1).form()).isEqualTo(new AnswerForm.Score(10, 2, 1));
        assertThat(population.residualVariance(population.items().get(0)))
                .isCloseTo(0.36, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void keysAreCheckedByTheSchema() {
        assertThat(problems(GOOD.replace("people: 10", "peeple: 10")).get(0)).startsWith("p.yaml:10:");
    }

    @Test
    void tellsEverythingThatTheSchemaCannotSay() {
        String text = """
                id: wrong
                seed: 7
                people: 5
                factors:
                  names: [f, g]
                  correlations: [[0.5], [0.1, 0.2]]
                items:
                  - {id: x1, loadings: {h: 0.8}, answer: {thresholds: [-1, 1, 0]}}
                  - {id: x1, answer: {score: {mean: 10, sd: 2}}, reversed: true}
                  - {id: x2, answer: {lowest: 1}}
                covariates:
                  - {id: age, normal: {mean: 40, sd: 10, minimum: 90}}
                  - {id: sex, categories: [{value: 1, share: 0.4}, {value: 2, share: 0.5}]}
                contexts:
                  - {id: a, departures: [{id: zz}], means: {q: 1}, sds: {f: 0}}
                follow_up:
                  stability: 0.5
                  visits: [{id: v1, month: 0, lost: 0.1}, {id: v1, month: 1}]
                  arms: [{id: c, share: 0.5}, {id: t, share: 0.4, gains: {v9: 1}}]
                flaws: {missing_by_covariate: {covariate: wealth, share: 0.1, per_sd: 1}, straight_lining: 0.7, random: 0.7}
                """;
        assertThat(problems(text))
                .containsExactly(
                        "p.yaml:3:1: “people” without “same_people”; expected “people” in each context",
                        "p.yaml:6:17: a list that is not the triangle below the diagonal; expected 1 lists of 1 to 1 correlations;"
                                + " give the second factor one correlation, the third one two, …",
                        "p.yaml:8:25: there is no factor “h”; expected one of f, g",
                        "p.yaml:8:63: a threshold that is not above the one before it; expected thresholds in ascending order",
                        "p.yaml:9:10: the id “x1” stands here a second time; expected every id once",
                        "p.yaml:9:60: reversed, without ordered points; expected reversed with thresholds only",
                        "p.yaml:10:22: no form of answers; expected one of thresholds, score, log_normal",
                        "p.yaml:12:23: bounds that hardly any value falls into; expected bounds around the mean",
                        "p.yaml:13:27: shares that sum to 0.9; expected shares that sum to 1",
                        "p.yaml:15:5: “people” is missing; expected how many respondents answer about this context",
                        "p.yaml:15:31: there is no item “zz”; expected one of x1, x1, x2",
                        "p.yaml:15:45: there is no factor “q”; expected one of f, g",
                        "p.yaml:15:61: a standard deviation that is not above 0; expected a number above 0",
                        "p.yaml:18:12: “lost” at the first visit; expected it at later visits only",
                        "p.yaml:18:48: the visit “v1” stands here a second time; expected every visit once",
                        "p.yaml:19:9: shares that sum to 0.9; expected shares that sum to 1",
                        "p.yaml:19:59: there is no visit “v9”; expected one of v1, v1",
                        "p.yaml:20:8: straight_lining and random that sum to more than 1; expected at most 1 together",
                        "p.yaml:20:43: there is no covariate “wealth”; expected one of age, sex");
    }

    @Test
    void correlationsThatCannotBeTogetherAndLoadingsThatExplainTooMuchAreTold() {
        assertThat(problems(GOOD.replace("[f, g]", "[f, g, h]").replace("[[0.5]]", "[[0.9], [0.9, -0.9]]")))
                .containsExactly(
                        "p.yaml:5:3: the correlations are not positive definite; expected correlations that can be together");
        assertThat(problems(GOOD.replace("{f: 0.8}", "{f: 0.8, g: 0.5}")))
                .containsExactly(
                        "p.yaml:7:24: loadings that explain more than all variance; expected smaller loadings");
    }
}
