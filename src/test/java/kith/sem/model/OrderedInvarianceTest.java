package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kith.Reference;
import kith.finding.InputException;
import kith.sem.model.ModelOptions.Parameterization;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Against semTools 0.5-6 ({@code reference/own/wu_estabrook.R}): what is free, what is fixed to what, what is equal to
 * what.
 */
class OrderedInvarianceTest {

    private static final Occasions TWICE = new Occasions(
            List.of("1", "2"),
            Map.of(
                    "f", List.of("a", "b"),
                    "i1", List.of("x1", "x4"),
                    "i2", List.of("x2", "x5"),
                    "i3", List.of("x3", "x6")));

    @TestFactory
    Stream<DynamicTest> everyStepIsSemToolss() {
        List<DynamicTest> tests = new ArrayList<>();
        Reference.own("wu_estabrook")
                .get("cases")
                .properties()
                .forEach(entry -> tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> compare(entry.getValue()))));
        return tests.stream();
    }

    private static void compare(JsonNode expected) {
        Parameterization parameterization =
                expected.get("theta").asBoolean() ? Parameterization.THETA : Parameterization.DELTA;
        Set<EqualAcrossGroups> equal = EnumSet.noneOf(EqualAcrossGroups.class);
        expected.get("equal")
                .forEach(
                        name -> equal.add(EqualAcrossGroups.named(name.asText()).orElseThrow()));
        boolean groups = expected.get("groups").asInt() > 1;
        ParameterTable configural = configural(expected, parameterization, groups);
        ParameterTable table = groups
                ? OrderedInvariance.acrossGroups(configural, parameterization, equal, row -> false)
                : OrderedInvariance.acrossOccasions(configural, parameterization, TWICE, equal, row -> false);
        assertThat(values(table)).isEqualTo(expectedValues(expected.get("rows")));
        assertThat(equalities(table)).isEqualTo(expectedEqualities(expected.get("rows")));
    }

    private static ParameterTable configural(JsonNode expected, Parameterization parameterization, boolean groups) {
        Map<String, ModelContext.Categories> ordered = new LinkedHashMap<>();
        expected.get("categories")
                .properties()
                .forEach(entry -> ordered.put(
                        entry.getKey(),
                        ModelContext.Categories.of(entry.getValue().asInt())));
        return ModelSpecification.of(
                        ModelSyntax.parse("model", expected.get("model").asText()),
                        ModelOptions.cfa()
                                .withScaling(ModelOptions.Scaling.STANDARDISED)
                                .withParameterization(parameterization))
                .withContext(ModelContext.plain()
                        .withGroups(groups ? List.of("1", "2") : List.of(""))
                        .withOrdered(ordered))
                .table();
    }

    private static Map<String, String> values(ParameterTable table) {
        Map<String, String> values = new TreeMap<>();
        table.parameters()
                .forEach(row -> values.put(row.toString(), row.isFree() ? "free" : Numbers.written(row.value())));
        return values;
    }

    private static Map<String, String> expectedValues(JsonNode rows) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < rows.get("lhs").size(); i++) {
            boolean free = rows.get("free").get(i).asBoolean();
            values.put(
                    name(rows, i),
                    free ? "free" : Numbers.written(rows.get("value").get(i).asDouble()));
        }
        return values;
    }

    private static List<NavigableSet<String>> equalities(ParameterTable table) {
        Map<String, NavigableSet<String>> sets = new LinkedHashMap<>();
        table.constraints().forEach(one -> {
            NavigableSet<String> set = sets.computeIfAbsent(one.lhs().text(), key -> new TreeSet<>());
            set.add(at(table, one.lhs().text()));
            set.add(at(table, one.rhs().text()));
        });
        return sorted(sets);
    }

    private static String at(ParameterTable table, String place) {
        return table.parameters()
                .get(Integer.parseInt(place.replaceAll("[.p]", "")) - 1)
                .toString();
    }

    private static List<NavigableSet<String>> expectedEqualities(JsonNode rows) {
        Map<String, NavigableSet<String>> sets = new LinkedHashMap<>();
        for (int i = 0; i < rows.get("lhs").size(); i++) {
            String label = rows.get("label").get(i).asText();
            if (rows.get("free").get(i).asBoolean() && !label.isEmpty()) {
                sets.computeIfAbsent(label, key -> new TreeSet<>()).add(name(rows, i));
            }
        }
        sets.values().removeIf(set -> set.size() < 2);
        return sorted(sets);
    }

    private static List<NavigableSet<String>> sorted(Map<String, NavigableSet<String>> sets) {
        return sets.values().stream()
                .sorted(Comparator.comparing(NavigableSet::first))
                .toList();
    }

    private static String name(JsonNode rows, int i) {
        int group = rows.get("group").get(i).asInt();
        return rows.get("lhs").get(i).asText()
                + rows.get("op").get(i).asText()
                + rows.get("rhs").get(i).asText()
                + (group > 1 ? ".g" + group : "");
    }

    @Test
    void partialInvarianceKeepsEachItemIdentified() {
        ParameterTable configural = ModelSpecification.of(
                        ModelSyntax.parse("model", "f =~ x1 + x2 + x3 + x4"),
                        ModelOptions.cfa()
                                .withScaling(ModelOptions.Scaling.STANDARDISED)
                                .withParameterization(Parameterization.THETA))
                .withContext(ModelContext.plain()
                        .withGroups(List.of("1", "2"))
                        .withOrdered(Map.of(
                                "x1", ModelContext.Categories.of(3),
                                "x2", ModelContext.Categories.of(3),
                                "x3", ModelContext.Categories.of(3),
                                "x4", ModelContext.Categories.of(3))))
                .table();
        Set<String> free = Set.of("x1|t1", "x1|t2", "x2|t2", "x3~1");
        Map<String, String> values = values(OrderedInvariance.acrossGroups(
                configural,
                Parameterization.THETA,
                EnumSet.of(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS),
                row -> free.contains(row.lhs() + row.op() + row.rhs())));
        assertThat(values)
                .containsEntry("x1~~x1.g2", "1")
                .containsEntry("x1~1.g2", "0")
                .containsEntry("x2~~x2.g2", "free")
                .containsEntry("x3~1.g2", "free")
                .containsEntry("x3~~x3.g2", "free")
                .containsEntry("x4~1.g2", "0")
                .containsEntry("f~1.g2", "free")
                .containsEntry("f~~f.g2", "free");
    }

    @Test
    void residualsNeedTheta() {
        ParameterTable any = ModelSpecification.of(ModelSyntax.parse("model", "f =~ x1 + x2 + x3"), ModelOptions.cfa())
                .table();
        assertThatThrownBy(() -> OrderedInvariance.acrossGroups(
                        any, Parameterization.DELTA, EnumSet.of(EqualAcrossGroups.RESIDUALS), row -> false))
                .isInstanceOf(InputException.class);
    }
}
