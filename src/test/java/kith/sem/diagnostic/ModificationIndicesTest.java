package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.Operator;
import kith.sem.solution.StandardizedBy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modification indices with their power, score tests and residuals, row by row against lavaan 0.6-14. */
class ModificationIndicesTest {

    private static final JsonNode EXPECTED = Reference.own("modification_indices");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Responses INCOMPLETE = Reference.data("hs1939_missing.csv");
    private static final Responses GROWTH = Reference.data("growth.csv");
    private static final Responses CONTEXTS = Reference.data("ce_contexts.csv");
    private static final Set<EqualAcrossGroups> SCALAR =
            Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS);

    /** Non-centrality of a parameter of .1 below which it is hardly identified. */
    private static final double BARELY_IDENTIFIED = 1e-3;

    static Stream<String> fits() {
        List<String> names = new ArrayList<>();
        EXPECTED.get("indices").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static Sem model(String name) {
        return Sem.of(EXPECTED.get("models").get(name).asText()).with(ModelOptions.sem());
    }

    private static Sem grouped() {
        return model("cfa").byGroup("school").withEqual(SCALAR, List.of());
    }

    private static Sem growth() {
        return Sem.of(EXPECTED.get("curve").asText()).with(ModelOptions.growth());
    }

    private static Sem ordered() {
        Set<String> items = new LinkedHashSet<>();
        for (int i = 1; i <= 4; i++) {
            items.add("ci" + i);
            items.add("rw" + i);
        }
        return Sem.of(EXPECTED.get("ordered_model").asText())
                .with(Estimator.WLSMV)
                .withOrdered(items);
    }

    private static FittedModel fitted(String name) {
        boolean fiml = name.endsWith("_fiml");
        String bare = fiml ? name.substring(0, name.length() - 5) : name;
        Sem sem = switch (bare) {
            case "mlr" -> model("cfa").with(Estimator.MLR);
            case "gls" -> model("cfa").with(Estimator.GLS);
            case "std_lv" -> model("cfa").with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED));
            case "orthogonal" -> model("cfa").with(ModelOptions.cfa().withOrthogonal(true));
            case "mean_structure" -> model("cfa").with(ModelOptions.cfa().withMeanStructure(true));
            case "random_x" -> model(fiml ? "path" : "mimic").withFixedX(false);
            case "configural" -> model("cfa").byGroup("school");
            case "grouped" -> grouped();
            case "grouped_mlr" -> grouped().with(Estimator.MLR);
            case "grouped_mimic" ->
                model("mimic").byGroup("school").withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of());
            case "growth" -> growth();
            case "growth_mlr" -> growth().with(Estimator.MLR);
            case "growth_grouped" ->
                growth().byGroup("school").withEqual(Set.of(EqualAcrossGroups.REGRESSIONS), List.of());
            case "ordered" -> ordered();
            case "ordered_theta" -> ordered().with(ModelOptions.cfa().withParameterization(Parameterization.THETA));
            case "ordered_grouped" ->
                ordered()
                        .byGroup("context")
                        .withEqual(Set.of(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.LOADINGS), List.of());
            case "mimic_mlr" -> model("mimic").with(Estimator.MLR);
            case "path_mlr" ->
                model("path").with(ModelOptions.sem().withMeanStructure(true)).with(Estimator.MLR);
            default -> model(bare);
        };
        Responses responses = name.startsWith("growth") ? GROWTH : name.startsWith("ordered") ? CONTEXTS : PUPILS;
        return fiml ? sem.with(Missing.FIML).fitted(INCOMPLETE) : sem.fitted(responses);
    }

    private static String name(ModificationIndex index) {
        boolean turned = index.op() == Operator.COVARIANCE && index.lhs().compareTo(index.rhs()) > 0;
        return (turned ? index.rhs() : index.lhs()) + index.op() + (turned ? index.lhs() : index.rhs()) + " "
                + index.group();
    }

    private static String name(JsonNode row) {
        String said = row.get(0).asText();
        int at = said.indexOf("~~");
        if (at > 0 && said.substring(0, at).compareTo(said.substring(at + 2)) > 0) {
            said = said.substring(at + 2) + "~~" + said.substring(0, at);
        }
        return said + " " + row.get(1).asInt();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void allRows(String fit) {
        Map<String, ModificationIndex> own = new LinkedHashMap<>();
        ModificationIndices.of(fitted(fit)).forEach(index -> own.put(name(index), index));
        List<String> absent = new ArrayList<>();
        for (JsonNode row : EXPECTED.get("indices").get(fit)) {
            ModificationIndex index = own.get(name(row));
            if (index == null) {
                absent.add(row.toString());
            } else {
                check(fit, index, row);
            }
        }
        assertThat(absent).isEmpty();
    }

    private static void check(String fit, ModificationIndex own, JsonNode row) {
        String what = fit + " " + row;
        JsonNode numbers = row.get(2);
        if (row.get(3).get(0).doubleValue() < BARELY_IDENTIFIED) {
            // Two fits of lavaan to the same rows, one with given and one with random predictors, differ by .002 here,
            // as the little that
            // is left of the information is the difference of two numbers that are nearly the same.
            assertThat(own.mi())
                    .as(what)
                    .isCloseTo(numbers.get(0).doubleValue(), org.assertj.core.data.Offset.offset(3e-3));
            return;
        }
        Tolerance.CHI_SQUARE.checkScaled(what, own.mi(), numbers.get(0).doubleValue());
        Tolerance.ESTIMATE.checkScaled(
                what, own.expectedChange(), numbers.get(1).doubleValue());
        boolean variance = own.op() == Operator.COVARIANCE && own.lhs().equals(own.rhs());
        for (StandardizedBy by : StandardizedBy.values()) {
            // In the place of a change lavaan standardises the variance itself.
            if (!variance) {
                Tolerance.ESTIMATE.checkScaled(
                        what + by,
                        own.standardised(by),
                        numbers.get(2 + by.ordinal()).doubleValue());
            }
        }
        // λ = δ² MI ∕ EPC² magnifies what the two may differ by where both are near 0.
        if (numbers.get(0).doubleValue() > 0.01) {
            Tolerance.CHI_SQUARE.checkScaled(
                    what, own.power().ncp(), row.get(3).get(0).doubleValue());
            Tolerance.FIT_INDEX.check(
                    what, own.power().power(), row.get(3).get(1).doubleValue());
            assertThat(own.power().decision().symbol())
                    .as(what)
                    .isEqualTo(row.get(4).asText().replaceAll("[*()]", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grouped", "grouped_fiml", "grouped_mlr", "grouped_mlr_fiml"})
    void scoreTests(String fit) {
        ScoreTests own = ScoreTests.of(fitted(fit));
        JsonNode expected = EXPECTED.get("score_tests").get(fit);
        Tolerance.CHI_SQUARE.checkScaled(
                "total", own.total().chisq(), expected.get("total").get(0).doubleValue());
        assertThat(own.total().df()).isEqualTo(expected.get("total").get(1).intValue());
        assertThat(own.single()).hasSize(expected.get("uni").size());
        for (int r = 0; r < own.single().size(); r++) {
            Tolerance.CHI_SQUARE.checkScaled(
                    own.single().get(r).test().restriction(),
                    own.single().get(r).test().chisq(),
                    expected.get("uni").get(r).doubleValue());
        }
    }

    private static double chisq(FittedModel fitted) {
        return fitted.answer().fit().get("chisq");
    }

    /**
     * Index and expected change are near the drop of χ² and the estimate of the model in which the parameter is free.
     */
    @ParameterizedTest
    @ValueSource(strings = {"cfa", "cfa_fiml", "mlr", "mlr_fiml"})
    void reallyFreeing(String fit) {
        FittedModel fitted = fitted(fit);
        for (String freed : List.of("x2 ~~ x7", "x3 ~~ x5", "textual =~ x3")) {
            String[] words = freed.split(" ");
            Sem more = Sem.of(EXPECTED.get("models").get("cfa").asText() + "\n" + freed)
                    .with(fit.startsWith("mlr") ? Estimator.MLR : Estimator.ML);
            FittedModel wider =
                    fit.endsWith("_fiml") ? more.with(Missing.FIML).fitted(INCOMPLETE) : more.fitted(PUPILS);
            ModificationIndex index = ModificationIndices.of(fitted).stream()
                    .filter(one -> name(one).equals(words[0] + words[1] + words[2] + " 1"))
                    .findFirst()
                    .orElseThrow();
            double estimate =
                    wider.answer().estimate(words[0], words[1], words[2], 1).estimate();
            assertThat(index.mi() / (chisq(fitted) - chisq(wider)))
                    .as(fit + " " + freed)
                    .isBetween(0.8, 1.25);
            assertThat(index.expectedChange() / estimate).as(fit + " " + freed).isBetween(0.8, 1.25);
        }
    }

    /** The same of equalities over groups. */
    @ParameterizedTest
    @ValueSource(strings = {"grouped", "grouped_fiml", "grouped_mlr", "grouped_mlr_fiml"})
    void reallyReleasing(String fit) {
        FittedModel fitted = fitted(fit);
        for (String freed : List.of("x3~1", "x7~1", "textual=~x5")) {
            Sem sem = model("cfa")
                    .byGroup("school")
                    .withEqual(SCALAR, List.of(freed))
                    .with(fit.contains("mlr") ? Estimator.MLR : Estimator.ML);
            FittedModel wider = fit.endsWith("_fiml") ? sem.with(Missing.FIML).fitted(INCOMPLETE) : sem.fitted(PUPILS);
            double drop = chisq(fitted) - chisq(wider);
            assertThat(ScoreTests.single(fitted))
                    .as(fit + " " + freed + " " + drop)
                    .anyMatch(single -> single.test().chisq() / drop > 0.8
                            && single.test().chisq() / drop < 1.25
                            && isOf(fitted, single, freed));
        }
    }

    private static boolean isOf(FittedModel fitted, ScoreTests.Single single, String parameter) {
        String place = single.constraint().rhs().text();
        int row = Integer.parseInt(place.substring(2, place.length() - 1)) - 1;
        return fitted.table().parameters().get(row).toString().startsWith(parameter);
    }

    static Stream<String> residuals() {
        List<String> names = new ArrayList<>();
        EXPECTED.get("residuals").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("residuals")
    void residualsGivenPredictors(String fit) {
        Residuals own = Residuals.of(fitted(fit.equals("mimic_fiml_mlr") ? "mimic_mlr_fiml" : fit));
        JsonNode expected = EXPECTED.get("residuals").get(fit);
        assertThat(own.groups()).hasSize(expected.size());
        for (int g = 0; g < expected.size(); g++) {
            Residuals.Group group = own.groups().get(g);
            JsonNode z = expected.get(g).get("cov_z");
            List<String> names = new ArrayList<>();
            z.get("rows").forEach(one -> names.add(one.asText()));
            for (int i = 0; i < names.size(); i++) {
                for (int j = 0; j < i; j++) {
                    // z divides residuals by small standard errors, so that it magnifies what estimates may differ by.
                    assertThat(group.z().at(names.get(i), names.get(j)))
                            .as(fit + " " + names.get(i) + " " + names.get(j))
                            .isCloseTo(
                                    Reference.number(z.get("x").get(i).get(j)),
                                    org.assertj.core.data.Offset.offset(2e-3));
                }
            }
            for (Map.Entry<String, JsonNode> mean :
                    expected.get(g).path("mean_z").properties()) {
                assertThat(group.meanZ().get(mean.getKey()))
                        .as(fit + " mean " + mean.getKey())
                        .isCloseTo(Reference.number(mean.getValue()), org.assertj.core.data.Offset.offset(2e-3));
            }
        }
    }
}
