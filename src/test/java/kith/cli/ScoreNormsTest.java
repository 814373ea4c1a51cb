package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.NormalDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norms, imputation and the audit of the verb {@code score}. */
class ScoreNormsTest {

    private static final String BFI = Path.of("src/test/resources/reference/data/bfi.csv")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path folder;

    @BeforeEach
    void instrument() throws Exception {
        Files.writeString(folder.resolve("n.yaml"), """
                id: neuroticism
                version: "2"
                title: Neuroticism
                citations:
                  - {text: Goldberg 1999}
                wording: not included, see source
                scales:
                  - id: agreement
                    type: rating
                    points: [{value: 1}, {value: 2}, {value: 3}, {value: 4}, {value: 5}, {value: 6}]
                    direction: more agreement
                subscales:
                  - {id: N, title: Neuroticism, direction: more neuroticism}
                items:
                  - {id: N1, scale: agreement, subscale: N, content: angry}
                  - {id: N2, scale: agreement, subscale: N, content: irritated}
                  - {id: N3, scale: agreement, subscale: N, content: mood}
                  - {id: N4, scale: agreement, subscale: N, content: blue}
                  - {id: N5, scale: agreement, subscale: N, content: panic, reversed: true}
                scoring: {method: sum, least_answers: 3, prorated: true}
                """);
    }

    private CommandRun score(String... more) {
        List<String> arguments = new ArrayList<>(List.of("score", "-i", "n.yaml", "-d", BFI));
        arguments.addAll(List.of(more));
        return CommandRun.in(folder, arguments.toArray(String[]::new));
    }

    private JsonNode result(String... more) throws Exception {
        CommandRun run = score(more);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out()).get("result");
    }

    /** What a trial statistician would do: compute ten scores from the file and the audit alone. */
    @Test
    void scoresCanBeComputedFromTheAuditAlone() throws Exception {
        JsonNode result = result("--format", "json");
        JsonNode audit = result.get("audit");
        assertThat(audit.get("version").asText()).isEqualTo("2");
        assertThat(audit.get("sha256").asText()).hasSize(64);
        Responses bfi = Reference.data("bfi.csv");
        JsonNode scale = result.at("/scales/0");
        List<String> recoded = new ArrayList<>();
        audit.at("/scales/0/recoded").forEach(item -> recoded.add(item.asText()));
        assertThat(recoded).containsExactly("N5");
        int incomplete = 0;
        for (JsonNode missing : audit.at("/scales/0/missing")) {
            incomplete++;
            int row = Integer.parseInt(missing.get("id").asText()) - 1;
            if (incomplete <= 10) {
                double sum = 0;
                int answered = 0;
                for (JsonNode item : scale.get("items")) {
                    double value = bfi.column(item.asText())[row];
                    boolean lacks = false;
                    for (JsonNode name : missing.get("items")) {
                        lacks |= name.asText().equals(item.asText());
                    }
                    assertThat(Double.isNaN(value)).isEqualTo(lacks);
                    if (!lacks) {
                        sum += recoded.contains(item.asText()) ? 1 + 6 - value : value;
                        answered++;
                    }
                }
                JsonNode found = result.at("/scores/" + row + "/N");
                assertThat(found.get("answered").asInt()).isEqualTo(answered);
                Tolerance.CLOSED_FORM.check(
                        "score", Reference.number(found.get("score")), answered < 3 ? Double.NaN : sum / answered * 5);
            }
        }
        assertThat(incomplete).isGreaterThan(10);
        double full = Reference.number(result.at("/scores/0/N/score"));
        Tolerance.CLOSED_FORM.check("pomp", result.at("/scores/0/N/pomp").asDouble(), 100 * (full - 5) / 25);
    }

    @Test
    void normsAreWrittenAndApplied() throws Exception {
        result("--group", "gender", "--write-norms", "norms.yaml", "--format", "json");
        assertThat(folder.resolve("norms.yaml")).content().contains("group_by: \"gender\"", "mean_se:");
        JsonNode applied = result("--group", "gender", "--norms", "norms.yaml", "--format", "json")
                .get("norms");
        JsonNode first = applied.at("/people/0/N");
        assertThat(first.get("group").asText()).isEqualTo("1");
        assertThat(first.get("percentile_mid").asDouble()).isBetween(0.0, 100.0);
        assertThat(first.get("pr_ci_lower").asDouble())
                .isLessThan(first.get("percentile_mid").asDouble());
        Tolerance.CLOSED_FORM.check(
                "T",
                first.get("t_linear").asDouble(),
                50 + 10 * first.get("z_linear").asDouble());
        CommandRun csv = score("--group", "gender", "--norms", "norms.yaml", "--format", "csv");
        assertThat(csv.out().lines().findFirst().orElseThrow()).contains("N_percentile", "N_t_normalised");
    }

    @Test
    void continuousNormsAreWrittenAndApplied() throws Exception {
        result("--norm-covariate", "age", "--norm-terms", "3", "--write-norms", "norms.yaml", "--format", "json");
        assertThat(folder.resolve("norms.yaml")).content().contains("covariate: \"age\"", "raw_scores_of_t:");
        JsonNode people = result("--norms", "norms.yaml", "--format", "json").at("/norms/people");
        JsonNode first = people.at("/0/continuous/N");
        assertThat(first.get("ci_lower").asDouble()).isLessThan(first.get("t").asDouble());
        Tolerance.CLOSED_FORM.check(
                "percentile",
                first.get("percentile").asDouble(),
                100 * NormalDistribution.cumulative((first.get("t").asDouble() - 50) / 10));
        CommandRun csv = score("--norms", "norms.yaml", "--format", "csv");
        assertThat(csv.out().lines().findFirst().orElseThrow()).endsWith("N_percentile_continuous");
        Files.writeString(
                folder.resolve("narrow.yaml"),
                Files.readString(folder.resolve("norms.yaml")).replaceFirst("from: 3, to: 86", "from: 30, to: 40"));
        assertThat(score("--norms", "narrow.yaml", "--format", "json").out()).contains("outside_norm_covariate");
        CommandRun alone = score("--norm-covariate", "age", "--norm-terms", "3");
        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.err()).contains("--write-norms FILE");
        CommandRun fixed = score("--norm-covariate", "gender", "--write-norms", "norms.yaml", "--format", "json");
        assertThat(fixed.out()).contains("continuous_norms_not_fitted", "fewer than three different values");
    }

    @Test
    void tellsOfNormsOfAnotherInstrumentAndSmallSamples() throws Exception {
        Files.writeString(folder.resolve("norms.yaml"), """
                instrument: other
                sample: {file: x.csv}
                scales:
                  - scale: N
                    groups:
                      - scores:
                          - {raw: 10, n: 20}
                          - {raw: 12, n: 30}
                """);
        CommandRun run = score("--norms", "norms.yaml", "--format", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("norms_of_another_instrument", "small_norm_sample", "outside_norms")
                .doesNotContain("NaN");
        assertThat(score("--norms", "absent.yaml").exit()).isEqualTo(2);
    }

    @Test
    void imputesWithinTheScaleAndTellsIt() throws Exception {
        JsonNode result = result("--impute", "two_way_error", "--seed", "3", "--format", "json");
        assertThat(result.at("/audit/scales/0/missing").size())
                .isLessThan(
                        result("--format", "json").at("/audit/scales/0/missing").size());
        assertThat(score("--impute", "two_way", "--format", "json").out()).contains("responses_imputed");
    }

    @Test
    void poolsMeansOfImputedSets() throws Exception {
        JsonNode pooled = result("--imputations", "3", "--group", "gender", "--format", "json")
                .get("multiple_imputation");
        assertThat(pooled.get("means")).hasSize(3);
        JsonNode all = pooled.at("/means/0");
        assertThat(all.get("ci_lower").asDouble()).isLessThan(all.get("est").asDouble());
        assertThat(all.get("fmi_barnard_rubin").asDouble()).isBetween(0.0, 0.2);
        assertThat(result("--imputations", "3", "--group", "gender", "--format", "json")
                        .get("multiple_imputation"))
                .isEqualTo(pooled);
        assertThat(score("--imputations", "3", "--format", "table").out()).contains("pooled by Rubin");
        assertThat(score("--imputations", "1").exit()).isEqualTo(2);
    }
}
