package kith.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import kith.Tolerance;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import kith.scoring.imputation.PooledInterval;
import org.junit.jupiter.api.Test;

/** Change in twelve imputed data sets against R and mice's {@code pool.scalar}: own/pooled_trial.json. */
class PooledChangeTest {

    private static final ChangeQuestion QUESTION = ChangeQuestion.usual()
            .withAnchor(new ChangeQuestion.Anchor(List.of(1.0), List.of(0.0), OptionalDouble.empty()));

    private static ImputedChange pooled() {
        List<ChangeAnswer> answers = PooledTrial.sets().stream()
                .map(set -> ChangeAnalysis.of(PooledTrial.scores(set), QUESTION.between("base", "last")))
                .toList();
        return ImputedChange.pooled(new ChainedEquations.Plan(12, ImputationMethod.MATCHING, 16), 96, 0, answers, 0.95);
    }

    /** @param tolerance that of estimates by iteration for the logistic regression, of which R stops first */
    private static void check(Tolerance tolerance, String what, PooledInterval found, JsonNode wanted) {
        Map<String, Double> own = Map.of(
                "est", found.estimate(),
                "se", found.pooled().standardError(),
                "df", found.pooled().df(),
                "lower", found.lower(),
                "upper", found.upper(),
                "fmi", found.pooled().missingInformation(),
                "riv", found.pooled().increase(),
                "lambda", found.pooled().lambda());
        own.forEach((key, value) ->
                tolerance.checkScaled(what + " " + key, value, wanted.get(key).asDouble()));
    }

    @Test
    void standardisedChangeAgreesWithMice() {
        List<ImputedChange.Group> found = pooled().groups();
        JsonNode wanted = PooledTrial.WANTED.get("responsiveness");
        assertThat(found).extracting(ImputedChange.Group::arm).containsExactly("", "0", "1", "2");
        for (int g = 0; g < 4; g++) {
            JsonNode group = wanted.get(g);
            assertThat(found.get(g).n()).isEqualTo(group.get("n").asInt());
            check(Tolerance.CLOSED_FORM, "change", found.get(g).change().orElseThrow(), group.get("change"));
            check(Tolerance.CLOSED_FORM, "es", found.get(g).effectSize().orElseThrow(), group.get("es"));
            check(Tolerance.CLOSED_FORM, "srm", found.get(g).srm().orElseThrow(), group.get("srm"));
        }
    }

    @Test
    void theMinimalImportantChangeAgreesWithGlm() {
        ImputedChange.Minimal found = pooled().minimal().orElseThrow();
        check(Tolerance.ESTIMATE, "mic", found.predictive().orElseThrow(), PooledTrial.WANTED.at("/mic/predictive"));
        PooledTrial.check("adjusted", found.adjusted().orElseThrow(), PooledTrial.WANTED.at("/mic/adjusted"));
    }
}
