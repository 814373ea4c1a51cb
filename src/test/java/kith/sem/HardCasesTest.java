package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Seeds;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data and models that cannot be fitted as they stand end soon, in a number or in words. */
class HardCasesTest {

    private static final String TWO = "f =~ y1 + y2 + y3 + y4\n g =~ y5 + y6 + y7 + y8";
    private static final List<String> ITEMS = List.of("y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8");
    private static final Set<Estimator> ORDINAL = Set.of(Estimator.WLSMV, Estimator.ULSMV, Estimator.WLS);

    /** Two correlated factors with four indicators each, loadings 0.7. */
    private static Responses drawn(int n) {
        RandomGenerator random = Seeds.stream(20, 1);
        Map<String, double[]> columns = new LinkedHashMap<>();
        ITEMS.forEach(item -> columns.put(item, new double[n]));
        for (int r = 0; r < n; r++) {
            double f = random.nextGaussian();
            double g = 0.5 * f + Math.sqrt(0.75) * random.nextGaussian();
            for (int i = 0; i < 8; i++) {
                columns.get(ITEMS.get(i))[r] = 0.7 * (i < 4 ? f : g) + Math.sqrt(0.51) * random.nextGaussian();
            }
        }
        return responses(columns, n);
    }

    private static Responses responses(Map<String, double[]> columns, int n) {
        List<String> ids = new ArrayList<>();
        for (int r = 1; r <= n; r++) {
            ids.add(Integer.toString(r));
        }
        return new Responses("drawn", ids, columns, Map.of());
    }

    private static Responses with(Responses responses, String name, double[] column) {
        Map<String, double[]> numeric = new LinkedHashMap<>(responses.numeric());
        numeric.put(name, column);
        return responses(numeric, column.length);
    }

    /** The same answers in four categories. */
    private static Responses coarse(Responses responses) {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        responses.numeric().forEach((name, column) -> {
            double[] coded = column.clone();
            for (int r = 0; r < coded.length; r++) {
                coded[r] = Double.isNaN(coded[r]) ? coded[r] : Math.max(1, Math.min(4, Math.floor(coded[r] + 3)));
            }
            numeric.put(name, coded);
        });
        return responses(numeric, responses.size());
    }

    private static SemFit fit(Responses responses, Estimator estimator) {
        return ORDINAL.contains(estimator)
                ? Sem.of(TWO).with(estimator).withOrdered(Set.copyOf(ITEMS)).fit(coarse(responses))
                : Sem.of(TWO).with(estimator).fit(responses);
    }

    /** A number, or a finding that says what is wrong; nothing but wrong input is thrown. */
    private static void endsWell(Responses responses, Estimator estimator, String named) {
        try {
            SemFit fit = fit(responses, estimator);
            boolean sound = fit.converged() && fit.estimates().stream().allMatch(e -> Double.isFinite(e.estimate()));
            assertThat(sound || !fit.findings().isEmpty())
                    .as(estimator + " " + fit.findings())
                    .isTrue();
        } catch (InputException told) {
            assertThat(told.getMessage()).contains(named);
        }
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void collinearPair(Estimator estimator) {
        Responses responses = drawn(300);
        endsWell(with(responses, "y2", responses.column("y1")), estimator, "y2");
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void constantItem(Estimator estimator) {
        double[] constant = new double[300];
        java.util.Arrays.fill(constant, 3);
        endsWell(with(drawn(300), "y3", constant), estimator, "y3");
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void fortyPeople(Estimator estimator) {
        endsWell(drawn(40), estimator, "40 rows");
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void fewerPeopleThanItems(Estimator estimator) {
        endsWell(drawn(7), estimator, "7 rows");
    }

    @Test
    void namesEveryVariableAtFault() {
        Responses responses = drawn(300);
        double[] sum = responses.column("y1");
        double[] constant = new double[300];
        for (int r = 0; r < 300; r++) {
            sum[r] += responses.column("y5")[r];
        }
        Responses faulty = with(with(responses, "y7", sum), "y3", constant);
        assertThatThrownBy(() -> Sem.of(TWO).fit(faulty))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("y3")
                .hasMessageContaining("combination of y1, y5");
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR", "MLF"})
    void missingAnswersAndTrouble(Estimator estimator) {
        Responses responses = drawn(300);
        RandomGenerator random = Seeds.stream(21, 1);
        Map<String, double[]> gaps = new LinkedHashMap<>(responses.numeric());
        for (String item : ITEMS) {
            double[] column = gaps.get(item).clone();
            for (int r = 0; r < column.length; r++) {
                column[r] = random.nextDouble() < 0.6 ? Double.NaN : column[r];
            }
            gaps.put(item, column);
        }
        Sem sem = Sem.of(TWO).with(estimator).with(Missing.FIML);
        SemFit fit = sem.fit(responses(gaps, 300));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.fit().get("rmsea")).isBetween(0.0, 0.1);
        double[] first = gaps.get("y1");
        gaps.put("y2", first);
        toldOrFitted(sem, responses(gaps, 300));
        double[] constant = new double[300];
        constant[0] = Double.NaN;
        gaps.put("y2", constant);
        toldOrFitted(sem, responses(gaps, 300));
        double[] never = new double[300];
        java.util.Arrays.fill(never, Double.NaN);
        gaps.put("y2", never);
        toldOrFitted(sem, responses(gaps, 300));
    }

    private static void toldOrFitted(Sem sem, Responses responses) {
        try {
            SemFit fit = sem.fit(responses);
            assertThat(fit.findings()).isNotEmpty();
        } catch (InputException told) {
            assertThat(told.getMessage()).contains("y2");
        }
    }

    @Test
    void sixtyPercentMissingOrderedAnswers() {
        Responses responses = coarse(drawn(400));
        RandomGenerator random = Seeds.stream(22, 1);
        Map<String, double[]> gaps = new LinkedHashMap<>();
        for (String item : ITEMS) {
            double[] column = responses.column(item);
            for (int r = 0; r < column.length; r++) {
                column[r] = random.nextDouble() < 0.6 ? Double.NaN : column[r];
            }
            gaps.put(item, column);
        }
        SemFit fit = Sem.of(TWO)
                .with(Estimator.WLSMV)
                .withOrdered(Set.copyOf(ITEMS))
                .with(Missing.PAIRWISE)
                .fit(responses(gaps, 400));
        assertThat(fit.converged()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR", "MLM", "GLS", "ULS", "WLSMV"})
    void modelThatIsNotIdentified(Estimator estimator) {
        Sem sem = Sem.of("f =~ y1 + y2 \n g =~ y5 + y6 \n f ~~ 0*g").with(estimator);
        SemFit fit = estimator == Estimator.WLSMV
                ? sem.withOrdered(Set.copyOf(ITEMS)).fit(coarse(drawn(300)))
                : sem.fit(drawn(300));
        assertThat(fit.findings()).extracting(Finding::code).contains("not_identified");
        SemFit free = Sem.of("f =~ NA*y1 + y2 + y3 + y4").fit(drawn(300));
        assertThat(free.findings()).extracting(Finding::code).contains("not_identified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a == 1\n a == 2",
                "a*b == 1\n a*b == 2",
                "a > 1\n a < 0",
                "a^2 < 0 - 1",
                "a == 1\n a > b + 2\n b > 0"
            })
    void constraintsThatContradict(String constraints) {
        SemFit fit = Sem.of("f =~ x1 + a*x2 + b*x3 + c*x4\n" + constraints).fit(Reference.data("hs1939.csv"));
        assertThat(fit.converged()).isFalse();
        assertThat(fit.findings()).extracting(Finding::code).contains("constraints_not_met");
    }

    @Test
    void aConstraintOutsideItsDomainAtTheStart() {
        Sem model = Sem.of("f =~ x1 + a*x2 + b*x3 + c*x4\n log(a - 5) < b");
        Responses pupils = Reference.data("hs1939.csv");
        assertThatThrownBy(() -> model.fit(pupils))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("“log(a-5) < b” has no value where the search began");
    }

    /** Ordered answers of three groups, in the third of which nobody chose the highest category of y2. */
    private static Responses threeGroups() {
        Responses coded = coarse(drawn(900));
        double[] column = coded.column("y2");
        List<String> groups = new ArrayList<>();
        for (int r = 0; r < column.length; r++) {
            groups.add("context " + "abc".charAt(r % 3));
            column[r] = r % 3 == 2 ? Math.min(3, column[r]) : column[r];
        }
        Responses changed = with(coded, "y2", column);
        return new Responses("drawn", changed.rowIds(), changed.numeric(), Map.of("context", groups));
    }

    @ParameterizedTest
    @CsvSource({"DELTA, ''", "THETA, ''", "DELTA, thresholds", "THETA, thresholds"})
    void aCategoryUnusedInOneOfThreeGroups(ModelOptions.Parameterization form, String equal) {
        Set<EqualAcrossGroups> kinds = equal.isEmpty()
                ? Set.of(EqualAcrossGroups.LOADINGS)
                : Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS);
        SemFit fit = Sem.of(TWO)
                .with(Estimator.WLSMV)
                .with(ModelOptions.cfa().withParameterization(form))
                .withOrdered(Set.copyOf(ITEMS))
                .byGroup("context")
                .withEqual(kinds, List.of())
                .fit(threeGroups());
        assertThat(fit.converged()).isTrue();
        assertThat(fit.fit().get("rmsea_scaled")).isBetween(0.0, 0.1);
        assertThat(fit.estimates()).allMatch(e -> Double.isFinite(e.estimate()) && Double.isFinite(e.se()));
        assertThat(fit.findings())
                .filteredOn(f -> f.code().equals("category_unused"))
                .hasSize(1)
                .allMatch(f -> f.where().contains("context c") && !f.remedy().isEmpty());
        assertThat(fit.estimates().stream().filter(e -> e.lhs().equals("y2") && e.op() == Operator.THRESHOLD))
                .hasSize(8);
    }

    @Test
    void anOrderedPredictorIsTakenAsANumber() {
        Responses coded = coarse(drawn(400));
        Sem sem = Sem.of("f =~ y1 + y2 + y3\n f ~ y5").with(Estimator.WLSMV);
        Set<String> indicators = Set.of("y1", "y2", "y3");
        SemFit numeric = sem.withOrdered(indicators).fit(coded);
        SemFit said = sem.withOrdered(Set.copyOf(ITEMS)).fit(coded);
        assertThat(numeric.findings()).extracting(Finding::code).doesNotContain("ordered_predictor");
        assertThat(said.findings())
                .filteredOn(f -> f.code().equals("ordered_predictor"))
                .hasSize(1)
                .allMatch(f -> f.where().equals("y5") && !f.remedy().isEmpty());
        assertThat(said.estimates()).isEqualTo(numeric.estimates());
        assertThat(said.table().ordered()).containsExactlyInAnyOrderElementsOf(indicators);
        SemFit path = Sem.of("y1 ~ y5").withOrdered(Set.of("y5")).fit(coded);
        assertThat(path.findings()).extracting(Finding::code).contains("ordered_predictor");
    }
}
