package kith.efa.bifactor;

import static kith.Tolerance.ESTIMATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.math.Parallel;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.junit.jupiter.api.Test;

/** Against the shares of the sum that follow from GPArotation's bifactorT. */
class ExploratoryBifactorTest {

    private static final JsonNode REFERENCE = Reference.own("exploratory_bifactor");
    private static final List<String> FIFTEEN = Stream.of("A", "C", "E")
            .flatMap(scale -> Stream.of("1", "2", "3", "4", "5").map(scale::concat))
            .toList();

    private static ExploratoryBifactor of(AnsweredItems items, int factors) {
        FactorAnalysis analysis = new FactorAnalysis(
                Extraction.of(ExtractionMethod.MINRES, factors),
                NamedRotation.BIFACTOR.rotation(),
                StartingPoints.withSeed(1));
        EfaSolution solution = analysis.fit(items.correlation(), items.n());
        return ExploratoryBifactor.of(solution, items.correlation());
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static void check(ExploratoryBifactor found, JsonNode expected) {
        ESTIMATE.check("hierarchical", found.omegaHierarchical(), Reference.number(expected.get("omega_hierarchical")));
        ESTIMATE.check("total", found.omegaTotal(), Reference.number(expected.get("omega_total")));
        ESTIMATE.check("ECV", found.explainedCommonVariance(), Reference.number(expected.get("ecv")));
        assertThat(new HashSet<>(found.reversed())).isEqualTo(names(expected.get("reversed")));
        List<JsonNode> groups = new ArrayList<>();
        expected.get("groups").forEach(groups::add);
        assertThat(found.groups()).hasSameSizeAs(groups).allSatisfy(group -> {
            JsonNode same = groups.stream()
                    .filter(node -> names(node.get("items")).equals(new HashSet<>(group.items())))
                    .findFirst()
                    .orElseThrow();
            ESTIMATE.check("general", group.general(), Reference.number(same.get("general")));
            ESTIMATE.check("specific", group.specific(), Reference.number(same.get("specific")));
        });
    }

    @Test
    void isThatOfGpaRotation() {
        check(
                of(
                        CorrelationQuestion.of(CorrelationKind.PEARSON, new Parallel(1))
                                .of(Reference.data("bfi.csv"), FIFTEEN),
                        4),
                REFERENCE.get("fifteen"));
        List<String> nine = IntStream.rangeClosed(1, 9).mapToObj(i -> "x" + i).toList();
        check(
                of(
                        CorrelationQuestion.of(CorrelationKind.PEARSON, new Parallel(1))
                                .of(Reference.data("hs1939.csv"), nine),
                        3),
                REFERENCE.get("nine"));
    }
}
