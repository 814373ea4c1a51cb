package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelSyntax;
import kith.sem.model.TotalSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models with a value for each group and with blocks of groups, against lavaan 0.6-14. */
class GroupModelsTest {

    private static final JsonNode CASES = Reference.own("group_models").get("cases");
    private static final Responses PUPILS = inThirds(Reference.data("hs1939.csv"));

    private static Responses inThirds(Responses pupils) {
        List<String> third = Arrays.stream(pupils.column("ageyr"))
                .mapToObj(age -> age < 13 ? "young" : age < 14 ? "middle" : "old")
                .toList();
        Map<String, List<String>> labels = new LinkedHashMap<>(pupils.labels());
        labels.put("third", third);
        return new Responses(pupils.source(), pupils.rowIds(), pupils.numeric(), labels);
    }

    static Stream<String> cases() {
        return CASES.properties().stream().map(Map.Entry::getKey);
    }

    private static Sem sem(JsonNode one) {
        Set<EqualAcrossGroups> equal = EnumSet.noneOf(EqualAcrossGroups.class);
        one.get("equal")
                .forEach(name -> Arrays.stream(EqualAcrossGroups.values())
                        .filter(kind -> kind.lavaanName().equals(name.asText()))
                        .forEach(equal::add));
        return Sem.of(one.get("text").asText())
                .with(Estimator.valueOf(one.get("estimator").asText()))
                .byGroup(one.get("group").asText())
                .withEqual(equal, List.of());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asLavaan(String name) {
        JsonNode one = CASES.get(name);
        LavaanReference.check(sem(one).fit(PUPILS), one.get("answer"));
    }

    @Test
    void tellsToWhichGroupEachValueBelongs() {
        List<Finding> findings = sem(CASES.get("three_groups")).fit(PUPILS).findings();
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("values_by_group");
            assertThat(finding.where()).isEqualTo("c(a,b,a)*x2");
            assertThat(finding.what()).endsWith("middle, young, old.");
        });
    }

    /** Blocks are told apart by their labels, not by their order, unlike in lavaan. */
    @Test
    void blocksMayStandInAnyOrder() {
        String first = "group: Pasteur\nf =~ x1 + x2 + x3 + x4\nx1 ~~ x2\n";
        String second = "group: Grant-White\nf =~ x1 + x2 + x3 + x4\n";
        SemFit one = Sem.of(first + second).byGroup("school").fit(PUPILS);
        SemFit other = Sem.of(second + first).byGroup("school").fit(PUPILS);
        assertThat(other.fit().get("chisq")).isEqualTo(one.fit().get("chisq"));
        assertThat(other.estimate("x1", "~~", "x2", 1).estimate())
                .isEqualTo(one.estimate("x1", "~~", "x2", 1).estimate());
    }

    @Test
    void everyGroupHasTheSameVariables() {
        Sem lacking = Sem.of("group: Pasteur\nf =~ x1 + x2 + x3\ngroup: Grant-White\nf =~ x1 + x2 + x3 + x4")
                .byGroup("school");
        assertThatThrownBy(() -> lacking.fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("“x4” is absent from the group “Pasteur”");
        Sem given = Sem.of("group: Pasteur\nx1 ~ x2\ngroup: Grant-White\nx1 ~ 0*x2\nx2 ~~ x2")
                .byGroup("school");
        assertThatThrownBy(() -> given.fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("“x2” is a predictor taken as given, but not so in the group “Grant-White”");
        assertThat(given.withFixedX(false).fit(PUPILS).converged()).isTrue();
    }

    @Test
    void theTotalSampleHasNoValuesByGroup() {
        ModelSyntax plain = ModelSyntax.parse("model", "f =~ x1 + x2 + x3 + x4\nd := 2*b");
        for (String text : List.of(
                "f =~ x1 + c(a,b)*x2 + c(1,1)*x3 + c(c,c)*x4\na == b\nd := 2*c",
                "group: A\nf =~ x1 + a*x2 + 1*x3 + c*x4\ngroup: B\nf =~ x1 + b*x2 + 1*x3 + c*x4\na == b\nd := 2*c")) {
            ModelSyntax total = TotalSample.of(ModelSyntax.parse("model", text));
            assertThat(total.text()).isEqualTo("f =~ x1 + x2 + 1*x3 + c*x4\nd := 2*c\n");
            assertThat(total.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("fitted_without_values_by_group");
                assertThat(finding.where()).endsWith("a == b").contains("*x2");
            });
        }
        assertThat(TotalSample.of(plain)).isSameAs(plain);
    }
}
