package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.sem.model.ModelContext.Categories;
import org.junit.jupiter.api.Test;

class ModelSpecificationTest {

    private static final ModelContext TWO = ModelContext.plain().withGroups(List.of("girls", "boys"));

    private static ModelSpecification model(String text, ModelContext context) {
        return ModelSpecification.of(ModelSyntax.parse("model", text), ModelOptions.cfa())
                .withContext(context);
    }

    private static List<String> problems(ModelSpecification specification) {
        InputException thrown = catchThrowableOfType(InputException.class, specification::table);
        assertThat(thrown).isNotNull();
        return thrown.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void namesThatAreNotInTheDataAreToldOnceEach() {
        ModelContext data = ModelContext.plain().withColumns(Set.of("x1", "x2", "x3", "visual", "age"));
        List<String> found = problems(model("visual =~ x1 + X2 + x33\nx33 ~~ x1\nvisual ~ agee", data));
        assertThat(found).hasSize(4);
        assertThat(found.get(0)).startsWith("model:1:11: the factor “visual”, which is a variable of the data");
        assertThat(found.get(1)).startsWith("model:1:16: “X2”").endsWith("did you mean “x2”?");
        assertThat(found.get(2)).startsWith("model:1:21: “x33”");
        assertThat(found.get(3)).startsWith("model:3:10: “agee”").endsWith("did you mean “age”?");
    }

    @Test
    void modifiersNeedAValueForEachGroup() {
        assertThat(problems(model("f =~ x1 + c(a,b,d)*x2 + x3", TWO)))
                .containsExactly(
                        "model:1:11: 3 values in “c(a,b,d)*”; expected one value, or one for each of the 2 groups (girls, boys)");
        assertThat(problems(model("f =~ x1 + c(1,2)*x2 + x3", ModelContext.plain())))
                .containsExactly(
                        "model:1:11: 2 values in “c(1,2)*”; expected one value; write the model for one group, or"
                                + " name the column of the groups: `Sem.byGroup(COLUMN)`");
    }

    @Test
    void groupsAndLevelsMustFitTheData() {
        assertThat(problems(model("group: girls\nf =~ x1\ngroup: men\nf =~ x1", TWO))
                        .get(0))
                .contains("the group “men”; expected one of girls, boys");
        assertThat(problems(model("group: girls\nf =~ x1", TWO)).get(0)).contains("no formulas for the group “boys”");
        assertThat(problems(model("f =~ x1\ngroup: girls\nf =~ x1\ngroup: boys\nf =~ x1", TWO))
                        .get(0))
                .startsWith("model:1:1: a formula before the first block");
        assertThat(problems(model("level: 1\nf =~ x1\nlevel: 2\ng =~ x1", TWO)).get(0))
                .contains("no clusters");
    }

    @Test
    void blocksFindTheirGroupByLabelWhateverTheirOrder() {
        ParameterTable table = model("group: boys\nf =~ x1 + x2\ngroup: girls\ng =~ x3 + x4", TWO)
                .table();
        assertThat(table.parameters().get(0)).hasToString("g=~x3");
        assertThat(table.parameters().stream().filter(row -> row.lhs().equals("f")))
                .allMatch(row -> row.group() == 2);
    }

    @Test
    void everyGroupHasBothLevels() {
        ParameterTable table = model("level: 1\nfw =~ y1 + y2 + y3\nlevel: 2\nfb =~ y1 + y2 + y3", TWO.withLevels(2))
                .withEqual(EnumSet.of(EqualAcrossGroups.LOADINGS), List.of())
                .table();
        assertThat(table.parameters().stream()
                        .map(row -> row.group() * 10 + row.level())
                        .distinct())
                .containsExactly(11, 12, 21, 22);
        assertThat(table.constraints()).hasSize(4);
    }

    @Test
    void whatIsLeftFreeMustBeInTheModel() {
        ModelSpecification some = model("f =~ x1 + x2 + x3\nx1 ~~ x2", TWO)
                .withEqual(
                        EnumSet.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.RESIDUAL_COVARIANCES),
                        List.of("f=~x9", "x2 ~~ x1", "f =~ x2"));
        assertThat(problems(some)).singleElement().asString().contains("“f=~x9”, which is not in the model");
    }

    @Test
    void definitionsAreSortedAndConstraintsSpeakOfParameters() {
        ParameterTable table = model("f =~ x1 + a*x2 + b*x3\ne := d + 1\nd := a*b\ne < 2*d", ModelContext.plain())
                .table();
        assertThat(table.definitions()).extracting(Definition::name).containsExactly("d", "e");
        assertThat(table.constraints().get(0).lhs().text()).isEqualTo("a*b+1");
        assertThat(table.constraints().get(0).rhs().text()).isEqualTo("2*(a*b)");
    }

    @Test
    void labelsOfRelationsMustBeThere() {
        List<String> found =
                problems(model("f =~ x1 + a*x2\nd := z\na == y\na := 2\ng := h\nh := g", ModelContext.plain()));
        assertThat(found)
                .anyMatch(text -> text.startsWith("model:2:1: “z”, which names nothing"))
                .anyMatch(text -> text.startsWith("model:3:1: “y”"))
                .anyMatch(text -> text.startsWith("model:4:1: “a”, which is the label of a parameter"))
                .anyMatch(text -> text.contains("which is defined by itself"));
    }

    @Test
    void equalParametersCannotBeFixedToDifferentValues() {
        assertThat(problems(model("f =~ a*x1 + a*x2 + 0.5*x2", ModelContext.plain())))
                .singleElement()
                .asString()
                .contains("“a”, which is held equal but fixed to different values (1, 0.5)");
    }

    @Test
    void thresholdsThatAGroupCannotTellHaveNoRow() {
        Categories first = new Categories(4, List.of(Set.of(), Set.of(3)));
        Categories ends = new Categories(4, List.of(Set.of(1), Set.of(4)));
        assertThat(first.thresholds(1)).containsExactly(1, 2, 3);
        assertThat(first.thresholds(2)).containsExactly(1, 2);
        assertThat(ends.thresholds(1)).containsExactly(2, 3);
        assertThat(ends.thresholds(2)).containsExactly(1, 2);
        ParameterTable table = model(
                        "f =~ x1 + x2 + x3\nx1 | t1 + t2 + c(a,b)*t3",
                        TWO.withOrdered(Map.of("x1", first, "x2", ends, "x3", Categories.of(3))))
                .withEqual(EnumSet.of(EqualAcrossGroups.THRESHOLDS), List.of())
                .table();
        assertThat(table.parameters().stream()
                        .filter(row -> row.op() == Operator.THRESHOLD && row.group() == 2)
                        .map(Parameter::toString))
                .containsExactly("x1|t1.g2", "x1|t2.g2", "x2|t1.g2", "x2|t2.g2", "x3|t1.g2", "x3|t2.g2");
        assertThat(table.constraints()).hasSize(5);
    }

    @Test
    void thresholdsMustBeThere() {
        ModelContext ordered = ModelContext.plain().withOrdered(Map.of("x1", Categories.of(3)));
        assertThat(problems(model("f =~ x1 + x2\nx1 | t1 + t3\nf | t1", ordered)))
                .anyMatch(text -> text.contains("the threshold t3 of “x1”, which has 3 categories; expected t1 to t2"))
                .anyMatch(text -> text.contains("a threshold of the factor “f”"));
    }

    @Test
    void startsMoveWhatAnOptionFixesButNotWhatTheAuthorDoes() {
        List<Parameter> rows = model("f =~ start(0.8)*x1 + 0.5*start(2)*x2 + NA*start(3)*x3", ModelContext.plain())
                .table()
                .parameters();
        assertThat(rows.get(0).value()).isEqualTo(0.8);
        assertThat(rows.get(0).isFree()).isFalse();
        assertThat(rows.get(1).value()).isEqualTo(0.5);
        assertThat(rows.get(2).value()).isEqualTo(3);
        assertThat(rows.get(2).isFree()).isTrue();
    }
}
