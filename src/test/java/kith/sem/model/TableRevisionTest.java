package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kith.Reference;
import kith.finding.InputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TableRevisionTest {

    private static ParameterTable table(String text) {
        return ModelSpecification.of(ModelSyntax.parse("model", text), ModelOptions.cfa())
                .table();
    }

    private static ParameterTable twoGroups(String text) {
        return ModelSpecification.of(ModelSyntax.parse("model", text), ModelOptions.cfa())
                .withContext(ModelContext.plain().withGroups(List.of("a", "b")))
                .table();
    }

    private static List<String> constraints(ParameterTable table) {
        return table.constraints().stream()
                .map(one -> one.lhs().text() + one.op() + one.rhs().text())
                .toList();
    }

    /** Edits of the model without equalities give the table of the model with them. */
    @TestFactory
    Stream<DynamicTest> editsGiveTheTableThatIsWrittenSo() {
        JsonNode tables = Reference.own("partables").get("tables");
        List<DynamicTest> tests = new ArrayList<>();
        tables.properties().forEach(entry -> {
            ModelSpecification model = ParameterTableReferenceTest.specification(entry.getValue());
            boolean ownLabels = entry.getValue().get("model").asText().contains("c(");
            boolean coded = model.options().scaling() == ModelOptions.Scaling.EFFECT_CODING;
            if (model.context().groups().size() > 1 && !model.equal().isEmpty() && !ownLabels && !coded) {
                tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> compare(model)));
            }
        });
        return tests.stream();
    }

    private static void compare(ModelSpecification model) {
        ParameterTable base = model.withEqual(Set.of(), List.of()).table();
        List<ParameterKey> partial = model.partial().stream()
                .map(said -> ParameterKey.parse("partial", said))
                .toList();
        Predicate<Parameter> free = row -> partial.stream().anyMatch(key -> key.isInAnyGroup(row));
        ParameterTable written = model.table();
        TableRevision revision = TableRevision.of(base).free(row -> isFreeIn(written, row));
        for (EqualAcrossGroups kind : model.equal()) {
            revision = revision.holdEqualAcrossGroups(kind, free);
        }
        ParameterTable revised = revision.table();
        assertThat(revised.parameters()).isEqualTo(written.parameters());
        assertThat(constraints(revised)).isEqualTo(constraints(written));
    }

    private static boolean isFreeIn(ParameterTable table, Parameter row) {
        return table.parameters()
                .get(table.indexOf(ParameterKey.of(row)).orElseThrow())
                .isFree();
    }

    @Test
    void occasionsWithinPersons() {
        Occasions occasions = new Occasions(
                List.of("n", "w", "p"),
                java.util.Map.of(
                        "ci", List.of("ci_n", "ci_w", "ci_p"),
                        "ci1", List.of("n_ci1", "w_ci1", "p_ci1"),
                        "ci2", List.of("n_ci2", "w_ci2", "p_ci2"),
                        "ci3", List.of("n_ci3", "w_ci3", "p_ci3")));
        ModelSyntax model = occasions
                .repeat(ModelSyntax.parse("model", "ci =~ ci1 + a*ci2 + ci3\nd := 2*a\nci ~ age"))
                .followedBy(occasions.residualCovariances(List.of("ci1", "ci2")));
        assertThat(model.text()).isEqualTo("""
                ci_n =~ n_ci1 + a.n*n_ci2 + n_ci3
                d.n := 2*a.n
                ci_n ~ age
                ci_w =~ w_ci1 + a.w*w_ci2 + w_ci3
                d.w := 2*a.w
                ci_w ~ age
                ci_p =~ p_ci1 + a.p*p_ci2 + p_ci3
                d.p := 2*a.p
                ci_p ~ age
                n_ci1 ~~ w_ci1 + p_ci1
                w_ci1 ~~ p_ci1
                n_ci2 ~~ w_ci2 + p_ci2
                w_ci2 ~~ p_ci2
                """);
        ParameterTable configural = ModelSpecification.of(
                        model,
                        ModelOptions.cfa()
                                .withScaling(ModelOptions.Scaling.STANDARDISED)
                                .withMeanStructure(true))
                .table();
        Predicate<Parameter> third = row -> row.rhs().equals("p_ci3");
        ParameterTable metric = TableRevision.of(configural)
                .holdEqualAcrossOccasions(EqualAcrossGroups.LOADINGS, occasions, third)
                .free(row -> occasions.isLater(row)
                        && configural.kind(row).equals(java.util.Optional.of(EqualAcrossGroups.VARIANCES)))
                .table();
        assertThat(constraints(metric))
                .containsExactly(".p1.==.p5.", ".p1.==.p9.", ".p2.==.p6.", ".p2.==.p10.", ".p3.==.p7.");
        assertThat(metric.freeCount()).isEqualTo(configural.freeCount() + 2);
        assertThat(metric.parameters().get(4).label()).isEqualTo(".p1.");
        assertThat(metric.parameters().get(5).label()).isEqualTo("a.w");
        assertThat(occasions.isLater(metric.parameters().get(0))).isFalse();
        assertThat(occasions.isLater(metric.parameters().get(4))).isTrue();
    }

    @Test
    void releasedParametersAreTiedToNothing() {
        ParameterTable equal = ModelSpecification.of(
                        ModelSyntax.parse("model", "f =~ x1 + x2 + x3"), ModelOptions.cfa())
                .withContext(ModelContext.plain().withGroups(List.of("a", "b", "c")))
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of())
                .table();
        ParameterKey x2 = ParameterKey.parse("test", "f =~ x2");
        ParameterTable released = TableRevision.of(equal).release(x2::is).table();
        assertThat(constraints(released)).containsExactly(".p3.==.p14.", ".p3.==.p25.", ".p13.==.p24.");
        assertThat(released.parameters().get(1).label()).isEmpty();
        assertThat(released.parameters().get(12).label()).isEqualTo(".p13.");
        ParameterTable all = TableRevision.of(equal).release(x2::isInAnyGroup).table();
        assertThat(all.parameters())
                .isEqualTo(ModelSpecification.of(ModelSyntax.parse("model", "f =~ x1 + x2 + x3"), ModelOptions.cfa())
                        .withContext(ModelContext.plain().withGroups(List.of("a", "b", "c")))
                        .withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of("f=~x2"))
                        .table()
                        .parameters());
    }

    @Test
    void anAuthorsSharedLabelGoesWithTheEquality() {
        ParameterTable before = table("f =~ x1 + a*x2 + a*x3 + x4");
        ParameterKey x3 = ParameterKey.parse("test", "f=~x3");
        ParameterTable after = TableRevision.of(before).release(x3::is).table();
        assertThat(after.constraints()).isEmpty();
        assertThat(after.parameters().get(1).label()).isEqualTo("a");
        assertThat(after.parameters().get(2).label()).isEmpty();
    }

    @Test
    void equalitiesJoin() {
        ParameterTable before = table("f =~ x1 + a*x2 + a*x3 + x4 + x5");
        ParameterTable after = TableRevision.of(before)
                .holdEqual(ParameterKey.parse("test", "f=~x5"), ParameterKey.parse("test", "f=~x3"))
                .table();
        assertThat(constraints(after)).containsExactly(".p2.==.p3.", ".p2.==.p5.");
        assertThat(after.parameters().get(4).label()).isEqualTo(".p2.");
    }

    @Test
    void fixedOnesFixAllThatAreHeldEqual() {
        ParameterTable before = table("f =~ x1 + x2 + 0.5*x3");
        ParameterTable after = TableRevision.of(before)
                .holdEqual(ParameterKey.parse("test", "f=~x1"), ParameterKey.parse("test", "f=~x2"))
                .table();
        assertThat(after.parameters().get(1).isFree()).isFalse();
        assertThat(after.parameters().get(1).value()).isEqualTo(1);
        assertThat(after.freeCount()).isEqualTo(before.freeCount() - 1);
        assertThatThrownBy(() -> TableRevision.of(before)
                        .holdEqual(ParameterKey.parse("test", "f=~x1"), ParameterKey.parse("test", "f=~x3")))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> TableRevision.of(before)
                        .holdEqual(ParameterKey.parse("test", "f=~x8"), ParameterKey.parse("test", "g~1")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f=~x8")
                .hasMessageContaining("g~1");
    }

    @Test
    void freesWhatIsFixed() {
        ParameterTable before = twoGroups("f =~ c(NA,1)*x1 + x2 + x3");
        ParameterKey loading = ParameterKey.parse("test", "f=~x1").inGroup(2);
        assertThat(before.parameters()
                        .get(before.indexOf(loading).orElseThrow())
                        .isFree())
                .isFalse();
        ParameterTable freed = TableRevision.of(before).free(loading::is).table();
        assertThat(freed.freeCount()).isEqualTo(before.freeCount() + 1);
    }

    @Test
    void keysAreRead() {
        assertThat(ParameterKey.parse("test", "x1 ~~ x2"))
                .isEqualTo(new ParameterKey("x1", Operator.COVARIANCE, "x2", 1, 1));
        assertThat(ParameterKey.parse("test", "x3 ~ 1"))
                .isEqualTo(new ParameterKey("x3", Operator.INTERCEPT, "", 1, 1));
        assertThat(ParameterKey.parse("test", "y~x1"))
                .isEqualTo(new ParameterKey("y", Operator.REGRESSION, "x1", 1, 1));
        assertThat(ParameterKey.parse("test", "x1|t2"))
                .isEqualTo(new ParameterKey("x1", Operator.THRESHOLD, "t2", 1, 1));
        assertThat(ParameterKey.parse("test", "x1~*~x1")).isEqualTo(new ParameterKey("x1", Operator.SCALE, "x1", 1, 1));
        assertThatThrownBy(() -> ParameterKey.parse("--free", "x1"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--free: “x1”");
        assertThatThrownBy(() -> ParameterKey.parse("--free", "f=~")).isInstanceOf(InputException.class);
    }
}
