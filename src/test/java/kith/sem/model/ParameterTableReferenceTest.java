package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tables of many models, row by row, against lavaan 0.6-14 ({@code reference/own/partables.R}). */
class ParameterTableReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyRowIsLavaans() {
        JsonNode tables = Reference.own("partables").get("tables");
        return stream(tables.fieldNames()).map(name -> DynamicTest.dynamicTest(name, () -> compare(tables.get(name))));
    }

    private static void compare(JsonNode expected) {
        ParameterTable table = specification(expected).table();
        assertThat(rows(table)).isEqualTo(expectedRows(expected));
        assertThat(constraints(table)).isEqualTo(texts(expected.get("constraints")));
        assertThat(definitions(table)).containsExactlyInAnyOrderElementsOf(texts(expected.get("definitions")));
        assertThat(table.observed()).isEqualTo(strings(expected.get("observed")));
        assertThat(table.latent()).isEqualTo(strings(expected.get("latent")));
        assertThat(table.ordered()).isEqualTo(strings(expected.get("ordered_names")));
        assertThat(table.exogenous())
                .isEqualTo(expected.get("fixed_x").asBoolean() ? strings(expected.get("exogenous")) : List.of());
        assertThat(table.groups()).isEqualTo(strings(expected.get("groups")));
    }

    static ModelSpecification specification(JsonNode expected) {
        Map<String, ModelContext.Categories> ordered = new LinkedHashMap<>();
        expected.get("ordered")
                .properties()
                .forEach(entry -> ordered.put(
                        entry.getKey(),
                        ModelContext.Categories.of(entry.getValue().asInt())));
        ModelContext context = new ModelContext(
                strings(expected.get("groups")),
                ordered,
                Set.of(),
                expected.get("levels").asInt());
        Set<EqualAcrossGroups> equal = EnumSet.noneOf(EqualAcrossGroups.class);
        strings(expected.get("equal"))
                .forEach(name -> equal.add(EqualAcrossGroups.named(name).orElseThrow()));
        return new ModelSpecification(
                ModelSyntax.parse("model", expected.get("model").asText()),
                options(expected),
                context,
                equal,
                strings(expected.get("partial")));
    }

    private static ModelOptions options(JsonNode expected) {
        ModelOptions preset =
                ModelOptions.of(Preset.named(expected.get("preset").asText()).orElseThrow());
        ModelOptions options = preset.withMeanStructure(
                        preset.meanStructure() || expected.get("meanstructure").asBoolean())
                .withOrthogonal(expected.get("orthogonal").asBoolean())
                .withFixedX(expected.get("fixed_x").asBoolean());
        if (expected.get("std_lv").asBoolean()) {
            options = options.withScaling(ModelOptions.Scaling.STANDARDISED);
        }
        if (expected.get("effect_coding").asBoolean()) {
            options = options.withScaling(ModelOptions.Scaling.EFFECT_CODING);
        }
        return expected.get("theta").asBoolean()
                ? options.withParameterization(ModelOptions.Parameterization.THETA)
                : options;
    }

    private static List<String> rows(ParameterTable table) {
        return table.parameters().stream()
                .map(row -> String.join(
                        " ",
                        row.lhs(),
                        row.op().symbol(),
                        row.rhs(),
                        "g" + row.group(),
                        "l" + row.level(),
                        "free=" + row.free(),
                        Numbers.written(row.value()),
                        row.exogenous() ? "exo" : "",
                        row.label(),
                        bounds(row.isFree(), row.lower(), row.upper())))
                .toList();
    }

    private static List<String> expectedRows(JsonNode expected) {
        List<String> rows = new ArrayList<>();
        JsonNode columns = expected.get("rows");
        for (int i = 0; i < columns.get("lhs").size(); i++) {
            int row = i;
            java.util.function.Function<String, JsonNode> cell =
                    name -> columns.get(name).get(row);
            boolean regression = cell.apply("op").asText().equals("~");
            boolean free = cell.apply("free").asInt() > 0;
            rows.add(String.join(
                    " ",
                    cell.apply("lhs").asText(),
                    cell.apply("op").asText(),
                    cell.apply("rhs").asText(),
                    "g" + cell.apply("group").asInt(),
                    "l" + level(cell.apply("level").asText()),
                    "free=" + cell.apply("free").asInt(),
                    Numbers.written(Reference.number(cell.apply("ustart"))),
                    // with ordered outcomes lavaan marks slopes on covariates as exogenous; here only what is taken as
                    // given is
                    cell.apply("exo").asInt() == 1 && !regression ? "exo" : "",
                    cell.apply("label").asText(),
                    bounds(free, bound(cell.apply("lower")), bound(cell.apply("upper")))));
        }
        return rows;
    }

    private static String level(String name) {
        return switch (name) {
            case "within" -> "1";
            case "between" -> "2";
            default -> name;
        };
    }

    /** Of fixed rows lavaan gives the value as both bounds. */
    private static String bounds(boolean free, double lower, double upper) {
        return free && (Double.isFinite(lower) || Double.isFinite(upper)) ? "[" + lower + "," + upper + "]" : "";
    }

    private static double bound(JsonNode text) {
        return switch (text.asText()) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.asText());
        };
    }

    private static List<String> constraints(ParameterTable table) {
        return table.constraints().stream()
                .map(one -> one.lhs().text() + one.op() + one.rhs().text())
                .toList();
    }

    private static List<String> definitions(ParameterTable table) {
        return table.definitions().stream()
                .map(one -> one.name() + ":=" + one.expression().text())
                .toList();
    }

    private static List<String> texts(JsonNode relations) {
        List<String> texts = new ArrayList<>();
        relations.forEach(one -> texts.add(one.get("lhs").asText()
                + one.get("op").asText()
                + one.get("rhs").asText()));
        return texts;
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(one -> strings.add(one.asText()));
        return strings;
    }

    private static Stream<String> stream(java.util.Iterator<String> names) {
        List<String> list = new ArrayList<>();
        names.forEachRemaining(list::add);
        return list.stream();
    }
}
