package kith.reliability.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import org.junit.jupiter.api.Test;

class BifactorReliabilityTest {

    private static final JsonNode REFERENCE = Reference.own("bifactor");
    private static final Set<String> REVERSED = Set.of("A1", "C4", "C5", "E1", "E2");
    private static final ModelOptions OPTIONS =
            ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED).withOrthogonal(true);
    private static final Sem MODEL = Sem.of("""
                    g =~ A1 + A2 + A3 + A4 + A5 + C1 + C2 + C3 + C4 + C5 + E1 + E2 + E3 + E4 + E5
                    a =~ A1 + A2 + A3 + A4 + A5
                    c =~ C1 + C2 + C3 + C4 + C5
                    e =~ E1 + E2 + E3 + E4 + E5
                    """).with(OPTIONS);
    private static final Sem CONTEXTS = Sem.of("""
                    g =~ ci1 + ci2 + ci3 + ci4 + rw1 + rw2 + rw3 + rw4 + sb1 + sb2 + sb3 + sb4
                    ci =~ ci1 + ci2 + ci3 + ci4
                    rw =~ rw1 + rw2 + rw3 + rw4
                    sb =~ sb1 + sb2 + sb3 + sb4
                    """).with(OPTIONS);
    private static final Set<String> ORDERED = IntStream.rangeClosed(1, 4)
            .boxed()
            .flatMap(i -> List.of("ci" + i, "rw" + i, "sb" + i).stream())
            .collect(Collectors.toSet());

    /** Answers with items turned round, so that all point the same way. */
    private static Responses answers() {
        Responses read = Reference.data("bfi.csv");
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String item :
                List.of("A1", "A2", "A3", "A4", "A5", "C1", "C2", "C3", "C4", "C5", "E1", "E2", "E3", "E4", "E5")) {
            double[] column = read.column(item);
            columns.put(
                    item,
                    REVERSED.contains(item)
                            ? Arrays.stream(column).map(x -> 7 - x).toArray()
                            : column);
        }
        return new Responses("", read.rowIds(), columns, Map.of());
    }

    private static BifactorReliability only(SemFit fit) {
        assertThat(fit.converged()).isTrue();
        List<BifactorReliability> all = BifactorReliability.of(fit);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void isThatOfDefinedQuantities() {
        Responses answers = answers();
        for (String estimator : List.of("ML", "MLR")) {
            SemFit fit = MODEL.with(Estimator.valueOf(estimator)).fit(answers);
            assertThat(fit.observations()).containsExactly(REFERENCE.get("n").intValue());
            BifactorReliability found = only(fit);
            JsonNode expected = REFERENCE.get(estimator.toLowerCase(java.util.Locale.ROOT));
            check(expected, "omega_hierarchical", found.omegaHierarchical());
            check(expected, "omega_total", found.omegaTotal());
            check(expected, "relative", found.relativeOmega());
            check(expected, "ecv", found.explainedCommonVariance());
            check(expected, "h", found.coefficientH());
            assertThat(found.specifics())
                    .extracting(BifactorReliability.Specific::factor)
                    .containsExactly("a", "c", "e");
            for (int k = 1; k <= 3; k++) {
                BifactorReliability.Specific specific = found.specifics().get(k - 1);
                check(expected, "total" + k, specific.omegaTotal());
                check(expected, "general" + k, specific.omegaGeneral());
                check(expected, "specific" + k, specific.omegaSpecific());
                check(expected, "ecv" + k, specific.explainedCommonVariance());
                check(expected, "h" + k, specific.coefficientH());
            }
        }
    }

    @Test
    void theOtherIndicesAreThoseOfTheStandardizedSolution() {
        BifactorReliability found = only(MODEL.fit(answers()));
        Tolerance.ESTIMATE.check(
                "observed", found.omegaHierarchicalObserved(), Reference.number(REFERENCE.get("observed")));
        Tolerance.CLOSED_FORM.check("PUC", found.uncontaminatedCorrelations(), Reference.number(REFERENCE.get("puc")));
        JsonNode determinacy = REFERENCE.get("determinacy");
        Tolerance.ESTIMATE.check("g", found.determinacy(), Reference.number(determinacy.get("g")));
        found.specifics()
                .forEach(specific -> Tolerance.ESTIMATE.check(
                        specific.factor(),
                        specific.determinacy(),
                        Reference.number(determinacy.get(specific.factor()))));
        assertThat(found.itemExplainedCommonVariance()).hasSize(15);
        found.itemExplainedCommonVariance()
                .forEach((item, share) -> Tolerance.ESTIMATE.check(
                        item, share, Reference.number(REFERENCE.get("item_ecv").get(item))));
    }

    /**
     * psych fits correlations, which lavaan shrinks by (n − 1)/n, and divides by the sum of the correlations as they
     * were, so that its omega is as much too small.
     */
    @Test
    void ofStandardizedItemsItIsPsychs() {
        Responses answers = answers();
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<Integer> complete = IntStream.range(0, answers.size())
                .filter(row ->
                        answers.numeric().keySet().stream().noneMatch(item -> Double.isNaN(answers.column(item)[row])))
                .boxed()
                .toList();
        answers.numeric().forEach((item, column) -> {
            double[] kept = complete.stream().mapToDouble(row -> column[row]).toArray();
            double mean = Arrays.stream(kept).average().orElseThrow();
            double squares =
                    Arrays.stream(kept).map(x -> (x - mean) * (x - mean)).sum();
            double sd = Math.sqrt(squares / (kept.length - 1));
            columns.put(item, Arrays.stream(kept).map(x -> (x - mean) / sd).toArray());
        });
        List<String> ids = complete.stream().map(String::valueOf).toList();
        SemFit fit = MODEL.fit(new Responses("", ids, columns, Map.of()));
        BifactorReliability found = only(fit);
        JsonNode expected = REFERENCE.get("psych");
        double n = REFERENCE.get("n").doubleValue();
        Tolerance.ESTIMATE.check(
                "omega hierarchical",
                found.omegaHierarchicalObserved() * (n - 1) / n,
                Reference.number(expected.get("omega_hierarchical")));
        // psych takes for common what is not unique in the observed variance.
        double squares = fit.estimates().stream()
                .filter(row -> row.op() == Operator.LOADING)
                .mapToDouble(row -> row.estimate() * row.estimate())
                .sum();
        double total = 0;
        for (double value : fit.groups().get(0).observedCovariance().toRowMajor()) {
            total += value * n / (n - 1);
        }
        Tolerance.ESTIMATE.check(
                "omega total", 1 - (15 - squares) / total, Reference.number(expected.get("omega_total")));
    }

    @Test
    void ofOrderedAnswersItSpeaksOfTheLatentResponses() {
        SemFit fit = CONTEXTS.with(Estimator.WLSMV).withOrdered(ORDERED).fit(Reference.data("ce_contexts.csv"));
        BifactorReliability found = only(fit);
        JsonNode expected = REFERENCE.get("ordered");
        ordered(expected.get("omega_hierarchical"), found.omegaHierarchical());
        ordered(expected.get("omega_total"), found.omegaTotal());
        ordered(expected.get("ecv"), found.explainedCommonVariance());
        SemFit theta = CONTEXTS.with(OPTIONS.withParameterization(ModelOptions.Parameterization.THETA))
                .with(Estimator.WLSMV)
                .withOrdered(ORDERED)
                .fit(Reference.data("ce_contexts.csv"));
        ordered(expected.get("ecv"), only(theta).explainedCommonVariance());
    }

    private static void ordered(JsonNode expected, VarianceShare found) {
        Tolerance.ESTIMATE.check("estimate", found.estimate(), Reference.number(expected.get("est")));
        Tolerance.STANDARD_ERROR.check("standard error", found.standardError(), Reference.number(expected.get("se")));
    }

    private static void check(JsonNode all, String name, VarianceShare found) {
        JsonNode expected = all.get(name);
        Tolerance.ESTIMATE.check(name, found.estimate(), Reference.number(expected.get("est")));
        Tolerance.STANDARD_ERROR.check(name + " se", found.standardError(), Reference.number(expected.get("se")));
        Tolerance.ESTIMATE.check(name + " lower", found.lower(), Reference.number(expected.get("lower")));
        Tolerance.ESTIMATE.check(name + " upper", found.upper(), Reference.number(expected.get("upper")));
    }

    @Test
    void withinGroupsThereIsOneEach() {
        SemFit fit = CONTEXTS.byGroup("context").fit(Reference.data("ce_contexts.csv"));
        assertThat(BifactorReliability.of(fit))
                .extracting(BifactorReliability::group)
                .containsExactlyElementsOf(
                        fit.groups().stream().map(SemFit.GroupMoments::name).toList());
    }

    /** The same model with a marker for each factor's scale has the same shares. */
    @Test
    void theScaleOfTheFactorsDoesNotMatter() {
        BifactorReliability standardized = only(MODEL.fit(answers()));
        BifactorReliability marked =
                only(MODEL.with(ModelOptions.cfa().withOrthogonal(true)).fit(answers()));
        Tolerance.ESTIMATE.check(
                "omega",
                marked.omegaHierarchical().estimate(),
                standardized.omegaHierarchical().estimate());
        Tolerance.STANDARD_ERROR.check(
                "standard error",
                marked.omegaHierarchical().standardError(),
                standardized.omegaHierarchical().standardError());
        Tolerance.ESTIMATE.check("determinacy", marked.determinacy(), standardized.determinacy());
    }

    @Test
    void aFactorIsGeneralOnlyWhereOthersStandBesideItUnrelated() {
        Responses answers = Reference.data("hs1939.csv");
        assertThat(BifactorReliability.of(
                        Sem.of("a =~ x1 + x2 + x3\nb =~ x4 + x5 + x6").fit(answers)))
                .isEmpty();
        assertThat(BifactorReliability.of(
                        Sem.of("a =~ x1 + x2 + x3 + x4\nb =~ x4 + x5 + x6").fit(answers)))
                .isEmpty();
        assertThat(BifactorReliability.of(Sem.of("a =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9\nb =~ x4 + x5 + x6")
                        .fit(answers)))
                .as("correlated")
                .isEmpty();
        assertThat(BifactorReliability.of(
                        Sem.of("a =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9\nb =~ x4 + x5 + x6\na ~~ 0*b")
                                .fit(answers)))
                .as("one method factor")
                .hasSize(1);
    }
}
