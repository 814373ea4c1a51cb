package kith.invariance.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.Reference;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.conclusion.Conclusion.Caution;
import kith.invariance.conclusion.Conclusion.Reason;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.invariance.search.PartialAnswer;
import kith.invariance.search.PartialSearch;
import kith.moments.cluster.Clustering;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdict on comparability from made-up evidence: both sides of every limit, and every reason. */
class ConclusionRuleTest {

    private static final Invariance QUESTION =
            Invariance.across("school", Sem.of("visual =~ x1 + x2 + x3 + x4\n speed =~ x7 + x8 + x9"));
    private static final InvarianceAnswer REAL = QUESTION.fit(Reference.data("hs1939.csv"));
    private static final double FINE = 0.5;

    /** Fit indices within their limits. */
    private static FitIndices fits(double cfi, double rmsea, double srmr) {
        return FitIndices.builder()
                .put(FitIndex.CFI, cfi)
                .put(FitIndex.RMSEA, rmsea)
                .put(FitIndex.SRMR, srmr)
                .build();
    }

    private static SemFit with(SemFit fit, boolean converged, boolean admissible, FitIndices measures, String finding) {
        return new SemFit(
                fit.estimator(),
                fit.inference(),
                fit.table(),
                fit.parameterization(),
                fit.observations(),
                converged,
                admissible,
                !finding.equals("not_identified"),
                fit.parameterCount(),
                measures,
                fit.estimates(),
                fit.groups(),
                fit.minimum(),
                fit.starts(),
                fit.covariance(),
                fit.rotated(),
                List.of());
    }

    /** Evidence that is changed one piece at a time. */
    private static final class Evidence {
        private final Map<Level, Double> pValues = new LinkedHashMap<>();
        private final Map<Level, Double> partialPValues = new LinkedHashMap<>();
        private FitIndices configural = fits(.95, .05, .05);
        private boolean converged = true;
        private boolean admissible = true;
        private String finding = "";
        private List<String> small = List.of();
        private final List<FreedParameter> freed = new ArrayList<>();
        private final List<PartialAnswer.Round> rounds = new ArrayList<>();
        private List<PartialAnswer.Detectable> detectable = List.of();
        private boolean searched = true;
        private Clustering clusters = Clustering.NONE;

        Evidence() {
            pValues.put(Level.METRIC, FINE);
            pValues.put(Level.SCALAR, FINE);
            pValues.put(Level.STRICT, FINE);
            partialPValues.putAll(pValues);
        }

        Evidence p(Level level, double p) {
            pValues.put(level, p);
            return this;
        }

        Evidence partialP(Level level, double p) {
            partialPValues.put(level, p);
            return this;
        }

        Evidence releases(Level level, String... parameters) {
            for (String one : parameters) {
                freed.add(FreedParameter.parse("test", one));
                rounds.add(new PartialAnswer.Round(level, 5, Optional.empty(), PartialAnswer.Outcome.FREED));
            }
            return this;
        }

        Evidence ends(Level level, PartialAnswer.Outcome outcome) {
            rounds.add(new PartialAnswer.Round(level, 5, Optional.empty(), outcome));
            return this;
        }

        private InvarianceAnswer levels(Map<Level, Double> p) {
            List<LadderStep> steps = new ArrayList<>();
            for (LadderStep real : REAL.steps()) {
                SemFit fit = with(real.fit(), converged, admissible, configural, finding);
                Optional<LadderStep.Against> against = real.comparison()
                        .map(one -> new LadderStep.Against(
                                one.level(),
                                new Comparison(
                                        10, 5, p.get(real.level()), one.test().method(), List.of()),
                                0,
                                0,
                                0,
                                0,
                                0,
                                one.rmsea(),
                                one.judgements()));
                steps.add(new LadderStep(real.level(), real.heldEqual(), List.of(), fit, against));
            }
            return new InvarianceAnswer(
                    REAL.layout(),
                    REAL.contexts(),
                    REAL.measured(),
                    List.of(),
                    steps,
                    small,
                    List.of(),
                    REAL.rows(),
                    List.of());
        }

        Conclusion conclusion() {
            InvarianceAnswer full = levels(pValues);
            Optional<PartialAnswer> partial = searched
                    ? Optional.of(new PartialAnswer(
                            PartialSearch.Way.forward(),
                            List.of(),
                            rounds,
                            freed,
                            detectable,
                            levels(partialPValues),
                            List.of()))
                    : Optional.empty();
            return new ConclusionRule(full, partial, Optional.empty(), clusters).by(DecisionRule.SEARCH);
        }
    }

    private static void isNot(Conclusion conclusion, Answer answer, Reason reason) {
        assertThat(conclusion.answer()).isEqualTo(answer);
        assertThat(conclusion.reasons()).containsExactly(reason);
        assertThat(conclusion.isComparable()).isFalse();
        assertThat(conclusion.meansComparable()).isFalse();
    }

    @Test
    void asTheyStand() {
        Conclusion conclusion = new Evidence().conclusion();
        assertThat(conclusion.answer()).isEqualTo(Answer.AS_THEY_STAND);
        assertThat(conclusion.question()).contains(Level.SCALAR);
        assertThat(conclusion.reached()).contains(Level.STRICT);
        assertThat(conclusion.meansComparable()).isTrue();
        assertThat(conclusion.reasons()).isEmpty();
        assertThat(conclusion.cautions()).isEmpty();
    }

    /** p = .01 is enough; below it a cause has to be found. */
    @ParameterizedTest
    @CsvSource({"METRIC, 0.0100, true", "METRIC, 0.0099, false", "SCALAR, 0.0100, true", "SCALAR, 0.0099, false"})
    void theTestUpToScalar(Level level, double p, boolean stands) {
        Conclusion conclusion = new Evidence().p(level, p).conclusion();
        assertThat(conclusion.answer()).isEqualTo(stands ? Answer.AS_THEY_STAND : Answer.NO_CONCLUSION);
        if (!stands) {
            assertThat(conclusion.reasons()).containsExactly(Reason.UNEXPLAINED);
        }
    }

    /** Strict invariance has a verdict of its own, which does not change the answer. */
    @ParameterizedTest
    @CsvSource({"0.0100, SUPPORTED, STRICT", "0.0099, NOT_SUPPORTED, SCALAR"})
    void strict(double p, LevelVerdict verdict, Level reached) {
        Conclusion conclusion = new Evidence().p(Level.STRICT, p).conclusion();
        assertThat(conclusion.answer()).isEqualTo(Answer.AS_THEY_STAND);
        assertThat(conclusion.on(Level.STRICT)).isEqualTo(verdict);
        assertThat(conclusion.reached()).contains(reached);
    }

    @Test
    void oneOfFourItemsReleased() {
        Conclusion conclusion = new Evidence()
                .p(Level.SCALAR, 1e-6)
                .releases(Level.SCALAR, "x3~1 @ Grant-White")
                .conclusion();
        assertThat(conclusion.answer()).isEqualTo(Answer.WITH_RELEASED);
        assertThat(conclusion.reached()).contains(Level.METRIC);
        assertThat(conclusion.reachedPartially()).contains(Level.STRICT);
        assertThat(conclusion.on(Level.METRIC)).isEqualTo(LevelVerdict.SUPPORTED);
        assertThat(conclusion.on(Level.SCALAR)).isEqualTo(LevelVerdict.PARTIALLY_SUPPORTED);
        assertThat(conclusion.on(Level.STRICT)).isEqualTo(LevelVerdict.PARTIALLY_SUPPORTED);
        assertThat(conclusion.released()).hasSize(1);
        assertThat(conclusion.meansComparable()).isTrue();
    }

    /** Something released is never “as they stand”, whatever the tests say. */
    @Test
    void releasedThoughTheTestPasses() {
        assertThat(new Evidence()
                        .releases(Level.METRIC, "visual=~x2 @ Grant-White")
                        .conclusion()
                        .answer())
                .isEqualTo(Answer.WITH_RELEASED);
    }

    /** A loading and an intercept of one item are one item. */
    @Test
    void twoParametersOfOneItem() {
        assertThat(new Evidence()
                        .releases(Level.METRIC, "visual=~x2 @ Grant-White")
                        .releases(Level.SCALAR, "x2~1 @ Grant-White")
                        .conclusion()
                        .answer())
                .isEqualTo(Answer.WITH_RELEASED);
    }

    @Test
    void halfOfTheItemsReleased() {
        Conclusion conclusion = new Evidence()
                .releases(Level.SCALAR, "x2~1 @ Grant-White", "x3~1 @ Grant-White")
                .conclusion();
        isNot(conclusion, Answer.NOT, Reason.HALF_RELEASED);
        assertThat(conclusion.halves()).containsExactly(new Conclusion.Half("visual", "Grant-White", 2, 4));
        assertThat(conclusion.on(Level.METRIC)).isEqualTo(LevelVerdict.SUPPORTED);
        assertThat(conclusion.on(Level.SCALAR)).isEqualTo(LevelVerdict.NOT_SUPPORTED);
        assertThat(conclusion.on(Level.STRICT)).isEqualTo(LevelVerdict.NOT_JUDGED);
        assertThat(conclusion.reached()).contains(Level.METRIC);
        assertThat(conclusion.reachedPartially()).contains(Level.METRIC);
    }

    /** Two items, one in each group, are a quarter of the items of each. */
    @Test
    void halfInNoGroup() {
        assertThat(new Evidence()
                        .releases(Level.SCALAR, "x2~1 @ Grant-White", "x3~1 @ Pasteur")
                        .conclusion()
                        .answer())
                .isEqualTo(Answer.WITH_RELEASED);
        isNot(
                new Evidence().releases(Level.SCALAR, "x2~1", "x3~1 @ Pasteur").conclusion(),
                Answer.NOT,
                Reason.HALF_RELEASED);
    }

    /** One of three items is less than half, two are more. */
    @Test
    void aFactorOfThreeItems() {
        assertThat(new Evidence()
                        .releases(Level.SCALAR, "x7~1 @ Grant-White")
                        .conclusion()
                        .answer())
                .isEqualTo(Answer.WITH_RELEASED);
        isNot(
                new Evidence()
                        .releases(Level.SCALAR, "x7~1 @ Grant-White", "x8~1 @ Grant-White")
                        .conclusion(),
                Answer.NOT,
                Reason.HALF_RELEASED);
    }

    @Test
    void noMoreCanBeReleased() {
        isNot(
                new Evidence()
                        .ends(Level.SCALAR, PartialAnswer.Outcome.ANCHORS_SPENT)
                        .conclusion(),
                Answer.NOT,
                Reason.HALF_RELEASED);
    }

    @ParameterizedTest
    @CsvSource({"METRIC, 0.0010, true", "METRIC, 0.00099, false", "SCALAR, 0.0010, true", "SCALAR, 0.00099, false"})
    void theTestOfThePartialModel(Level level, double p, boolean stands) {
        Conclusion conclusion = new Evidence()
                .p(Level.SCALAR, 1e-6)
                .partialP(level, p)
                .releases(Level.SCALAR, "x3~1 @ Grant-White")
                .conclusion();
        if (stands) {
            assertThat(conclusion.answer()).isEqualTo(Answer.WITH_RELEASED);
        } else {
            isNot(conclusion, Answer.NOT, Reason.PARTIAL_REJECTED);
        }
    }

    /** Rejected beyond doubt with no single cause. */
    @Test
    void rejectedWithoutACause() {
        isNot(
                new Evidence()
                        .p(Level.SCALAR, 1e-5)
                        .partialP(Level.SCALAR, 1e-5)
                        .conclusion(),
                Answer.NOT,
                Reason.PARTIAL_REJECTED);
    }

    @Test
    void withoutASearch() {
        Evidence passes = new Evidence();
        passes.searched = false;
        isNot(passes.conclusion(), Answer.NO_CONCLUSION, Reason.NO_SEARCH);
        Evidence fails = new Evidence().p(Level.SCALAR, 0.0099);
        fails.searched = false;
        isNot(fails.conclusion(), Answer.NOT, Reason.REJECTED_WITHOUT_SEARCH);
        assertThat(fails.conclusion().on(Level.METRIC)).isEqualTo(LevelVerdict.NOT_JUDGED);
        assertThat(fails.conclusion().on(Level.SCALAR)).isEqualTo(LevelVerdict.NOT_SUPPORTED);
    }

    @Test
    void aSearchThatEndedEarly() {
        isNot(
                new Evidence()
                        .ends(Level.METRIC, PartialAnswer.Outcome.NOT_CONVERGED)
                        .conclusion(),
                Answer.NO_CONCLUSION,
                Reason.SEARCH_INCOMPLETE);
    }

    @Test
    void failedFits() {
        Evidence lost = new Evidence();
        lost.converged = false;
        isNot(lost.conclusion(), Answer.NO_CONCLUSION, Reason.NOT_ESTIMATED);
        Evidence unidentified = new Evidence();
        unidentified.finding = "not_identified";
        isNot(unidentified.conclusion(), Answer.NO_CONCLUSION, Reason.NOT_ESTIMATED);
        Evidence improper = new Evidence();
        improper.admissible = false;
        isNot(improper.conclusion(), Answer.NO_CONCLUSION, Reason.IMPROPER_SOLUTION);
        isNot(new Evidence().p(Level.SCALAR, Double.NaN).conclusion(), Answer.NO_CONCLUSION, Reason.NO_TEST);
        assertThat(lost.conclusion().on(Level.CONFIGURAL)).isEqualTo(LevelVerdict.NOT_JUDGED);
    }

    @Test
    void aSmallGroup() {
        Evidence few = new Evidence();
        few.small = List.of("Pasteur");
        isNot(few.conclusion(), Answer.NO_CONCLUSION, Reason.SMALL_GROUP);
    }

    /** None beyond its limit is fine, one is a caution, two are no conclusion. */
    @ParameterizedTest
    @CsvSource({
        "0.900, 0.080, 0.080, 0",
        "0.899, 0.080, 0.080, 1",
        "0.900, 0.081, 0.080, 1",
        "0.900, 0.080, 0.081, 1",
        "0.899, 0.081, 0.080, 2",
        "0.900, 0.081, 0.081, 2",
        "0.899, 0.081, 0.081, 2"
    })
    void fitOfTheConfiguralModel(double cfi, double rmsea, double srmr, int beyond) {
        Evidence evidence = new Evidence();
        evidence.configural = fits(cfi, rmsea, srmr);
        Conclusion conclusion = evidence.conclusion();
        if (beyond == 2) {
            isNot(conclusion, Answer.NO_CONCLUSION, Reason.CONFIGURAL_MISFIT);
            assertThat(conclusion.on(Level.CONFIGURAL)).isEqualTo(LevelVerdict.NOT_JUDGED);
        } else {
            assertThat(conclusion.answer()).isEqualTo(Answer.AS_THEY_STAND);
            assertThat(conclusion.cautions().contains(Caution.CONFIGURAL_FIT)).isEqualTo(beyond == 1);
        }
    }

    /** Of ordered responses SRMR alone is looked at. */
    @ParameterizedTest
    @CsvSource({"0.50, 0.20, 0.080, 0", "0.99, 0.01, 0.081, 2"})
    void fitOfOrderedResponses(double cfi, double rmsea, double srmr, int beyond) {
        SemFit ordered = Sem.of("A =~ A1 + A2 + A3 + A4")
                .with(Estimator.WLSMV)
                .withOrdered(java.util.Set.of("A1", "A2", "A3", "A4"))
                .fit(Reference.data("bfi.csv"));
        assertThat(ConclusionRule.misfits(with(ordered, true, true, fits(cfi, rmsea, srmr), "")))
                .isEqualTo(beyond);
    }

    @ParameterizedTest
    @CsvSource({"0.300, false", "0.301, true"})
    void lowPower(double change, boolean caution) {
        Evidence evidence = new Evidence();
        evidence.detectable = List.of(new PartialAnswer.Detectable(Level.SCALAR, change));
        assertThat(evidence.conclusion().cautions().contains(Caution.LOW_POWER)).isEqualTo(caution);
        assertThat(evidence.conclusion().answer()).isEqualTo(Answer.AS_THEY_STAND);
    }

    /** Tests that ignore clusters reject too often: what they do not reject stands, what they reject says nothing. */
    @Test
    void undeclaredClusters() {
        Evidence stands = new Evidence();
        stands.clusters = Clustering.SUBSTANTIAL;
        assertThat(stands.conclusion().answer()).isEqualTo(Answer.AS_THEY_STAND);
        assertThat(stands.conclusion().cautions()).containsExactly(Caution.UNDECLARED_CLUSTERS);
        Evidence released = new Evidence().releases(Level.SCALAR, "x3~1 @ Grant-White");
        released.clusters = Clustering.SUBSTANTIAL;
        isNot(released.conclusion(), Answer.NO_CONCLUSION, Reason.UNDECLARED_CLUSTERS);
        released.clusters = Clustering.SLIGHT;
        assertThat(released.conclusion().answer()).isEqualTo(Answer.WITH_RELEASED);
        assertThat(released.conclusion().cautions()).containsExactly(Caution.UNDECLARED_CLUSTERS);
    }

    @Test
    void nothingTested() {
        InvarianceAnswer configural =
                QUESTION.withLevels(List.of(Level.CONFIGURAL)).fit(Reference.data("hs1939.csv"));
        Conclusion conclusion = new ConclusionRule(configural, Optional.empty(), Optional.empty(), Clustering.NONE)
                .by(DecisionRule.SEARCH);
        isNot(conclusion, Answer.NO_CONCLUSION, Reason.NOTHING_TESTED);
        assertThat(conclusion.question()).isEmpty();
    }

    private static Conclusion by(DecisionRule rule, Judgement.Outcome outcome, String scope) {
        InvarianceAnswer passing = new Evidence().levels(new Evidence().pValues);
        List<LadderStep> steps = passing.steps().stream()
                .map(step -> new LadderStep(
                        step.level(),
                        step.heldEqual(),
                        step.freed(),
                        step.fit(),
                        step.comparison()
                                .map(one -> new LadderStep.Against(
                                        one.level(),
                                        one.test(),
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        one.rmsea(),
                                        rule.criteria().stream()
                                                .map(criterion -> new Judgement(criterion, "rule", outcome, scope))
                                                .toList()))))
                .toList();
        InvarianceAnswer full = new InvarianceAnswer(
                passing.layout(),
                passing.contexts(),
                passing.measured(),
                List.of(),
                steps,
                List.of(),
                List.of(),
                passing.rows(),
                List.of());
        return new ConclusionRule(full, Optional.empty(), Optional.empty(), Clustering.NONE).by(rule);
    }

    /** A published rule that was chosen decides within its scope only. */
    @ParameterizedTest
    @EnumSource(
            value = DecisionRule.class,
            names = {"DIFFERENCE_TEST", "CHEN", "CHEUNG_RENSVOLD", "RUTKOWSKI_SVETINA", "EQUIVALENCE"})
    void publishedRules(DecisionRule rule) {
        assertThat(by(rule, Judgement.Outcome.PASS, "").answer()).isEqualTo(Answer.AS_THEY_STAND);
        isNot(by(rule, Judgement.Outcome.FAIL, ""), Answer.NOT, Reason.RULE_FAILED);
        isNot(by(rule, Judgement.Outcome.SPLIT, ""), Answer.NOT, Reason.RULE_FAILED);
        isNot(by(rule, Judgement.Outcome.SILENT, ""), Answer.NO_CONCLUSION, Reason.RULE_SILENT);
        isNot(by(rule, Judgement.Outcome.PASS, "two groups"), Answer.NO_CONCLUSION, Reason.OUTSIDE_SCOPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "chen_2007", "rutkowski_svetina", "permutation"})
    void rulesByName(String id) {
        assertThat(DecisionRule.named(id).orElseThrow().id()).isEqualTo(id);
        assertThat(DecisionRule.ids()).contains(id);
    }
}
