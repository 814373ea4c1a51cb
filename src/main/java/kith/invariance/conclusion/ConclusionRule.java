package kith.invariance.conclusion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.conclusion.Conclusion.Caution;
import kith.invariance.conclusion.Conclusion.Reason;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.Judgement.Outcome;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Criterion;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.invariance.permutation.PermutationAnswer;
import kith.invariance.permutation.PermutedMeasure;
import kith.invariance.search.PartialAnswer;
import kith.moments.cluster.Clustering;
import kith.sem.fit.SemFit;

/**
 * Decides whether contexts may be compared.
 *
 * <p>By default: <em>as they stand</em> if the search releases nothing and every χ² difference test up to scalar has p
 * ≥ .01; <em>with the released parameters allowed for</em> if in every context fewer than half of each factor's items
 * are released and every difference test of the models with these parameters free has p ≥ .001; otherwise <em>not</em>.
 * Where a requirement of the rule is not met (convergence, proper solutions, enough rows, a configural model that fits)
 * there is <em>no conclusion</em>. The limits are Kith's own, chosen by simulation; change in fit indices is shown
 * beside them and decides only where a study says so.
 *
 * <p>Limits of the configural model: CFI ≥ .90, RMSEA ≤ .08, SRMR ≤ .08, conventions rather than tests; one beyond its
 * limit is a caution, two are no conclusion. For ordered responses SRMR alone is looked at, since CFI and RMSEA of
 * diagonally weighted least squares seldom discover misfit (Xia &amp; Yang 2019, doi 10.3758/s13428-018-1055-2; Shi
 * &amp; Maydeu-Olivares 2020, doi 10.1177/0013164419885164).
 *
 * @param partial what the search found; empty where there was none
 * @param undeclared whether rows seem to come in clusters that were not declared: if substantially, a rejection says
 *     nothing; if slightly, it is a caution
 */
public record ConclusionRule(
        InvarianceAnswer full,
        Optional<PartialAnswer> partial,
        Optional<PermutationAnswer> permutation,
        Clustering undeclared) {

    /** The least p value of a level that is supported with nothing released. */
    public static final double AS_THEY_STAND_P = 0.01;

    /** The least p value of a level that is supported once parameters are released. */
    public static final double PARTIAL_P = 0.001;

    private static final double HALF = 0.5;
    private static final double SIGNIFICANT = 0.05;
    private static final double LEAST_CFI = 0.90;
    private static final double MOST_RMSEA = 0.08;
    private static final double MOST_SRMR = 0.08;

    /**
     * The change that should be found with a probability of 80 %, in standard deviations; a convention of Kith's own.
     */
    static final double DETECTABLE = 0.30;

    /** An answer and its reasons. */
    record Decided(Answer answer, Set<Reason> reasons) {
        static Decided of(Answer answer) {
            return new Decided(answer, Set.of());
        }

        static Decided not(Reason reason) {
            return new Decided(Answer.NOT, EnumSet.of(reason));
        }

        static Decided none(Reason reason) {
            return new Decided(Answer.NO_CONCLUSION, EnumSet.of(reason));
        }
    }

    public Conclusion by(DecisionRule rule) {
        Set<Reason> gates = gates(rule);
        Decided decided = gates.isEmpty() ? decided(rule) : new Decided(Answer.NO_CONCLUSION, gates);
        if (undeclared == Clustering.SUBSTANTIAL && gates.isEmpty() && decided.answer() != Answer.AS_THEY_STAND) {
            decided = Decided.none(Reason.UNDECLARED_CLUSTERS);
        }
        List<Conclusion.OfLevel> levels = new LevelVerdicts(this, rule, decided).levels();
        return new Conclusion(
                decided.answer(),
                rule,
                tested(full).stream().map(LadderStep::level).reduce((first, second) -> second),
                LevelVerdicts.highest(levels, EnumSet.of(LevelVerdict.SUPPORTED)),
                LevelVerdicts.highest(levels, EnumSet.of(LevelVerdict.SUPPORTED, LevelVerdict.PARTIALLY_SUPPORTED)),
                released(),
                decided.reasons().stream().sorted().toList(),
                halves(released()),
                cautions().stream().sorted().toList(),
                levels);
    }

    /** The levels up to scalar that are compared with one before. */
    public static List<LadderStep> tested(InvarianceAnswer ladder) {
        return ladder.steps().stream()
                .filter(step -> step.level().compareTo(Level.SCALAR) <= 0
                        && step.comparison().isPresent())
                .toList();
    }

    List<FreedParameter> released() {
        return Stream.concat(partial.stream().flatMap(one -> one.freed().stream()), full.freed().stream())
                .distinct()
                .toList();
    }

    private Set<Reason> gates(DecisionRule rule) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (tested(full).isEmpty()) {
            reasons.add(Reason.NOTHING_TESTED);
            return reasons;
        }
        estimation(full).forEach(reasons::add);
        if (!full.smallContexts().isEmpty()) {
            reasons.add(Reason.SMALL_GROUP);
        }
        SemFit configural = full.steps().get(0).fit();
        if (reasons.isEmpty() && misfits(configural) > 1) {
            reasons.add(Reason.CONFIGURAL_MISFIT);
        }
        if (rule == DecisionRule.SEARCH && partial.isEmpty() && everyTestPasses()) {
            reasons.add(Reason.NO_SEARCH);
        }
        if (rule == DecisionRule.SEARCH
                && partial.filter(PartialAnswer::endedEarly).isPresent()) {
            reasons.add(Reason.SEARCH_INCOMPLETE);
        }
        return reasons;
    }

    /** What is wrong with the estimates of the levels up to scalar. */
    private static Set<Reason> estimation(InvarianceAnswer ladder) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (LadderStep step : ladder.steps()) {
            if (step.level().compareTo(Level.SCALAR) > 0) {
                continue;
            }
            if (!step.isFound()) {
                reasons.add(Reason.NOT_ESTIMATED);
            } else if (!step.fit().admissible()) {
                reasons.add(Reason.IMPROPER_SOLUTION);
            }
        }
        if (reasons.isEmpty() && tested(ladder).stream().anyMatch(step -> Double.isNaN(step.pValue()))) {
            reasons.add(Reason.NO_TEST);
        }
        return reasons;
    }

    /**
     * How many indices of a model are beyond their limits; SRMR of ordered responses counts twice, as nothing else is
     * looked at.
     */
    static int misfits(SemFit model) {
        FitIndices fit = model.fit();
        boolean srmr = fit.value(FitIndex.SRMR) > MOST_SRMR;
        if (!model.table().ordered().isEmpty()) {
            return srmr ? 2 : 0;
        }
        double cfi = fit.preferred(FitIndex.CFI);
        double rmsea = fit.preferred(FitIndex.RMSEA);
        return (cfi < LEAST_CFI ? 1 : 0) + (rmsea > MOST_RMSEA ? 1 : 0) + (srmr ? 1 : 0);
    }

    private Decided decided(DecisionRule rule) {
        if (permutation.flatMap(ConclusionRule::ofStructure).orElse(1.0) < SIGNIFICANT) {
            return Decided.not(Reason.CONFIGURAL_DIFFERS);
        }
        if (rule != DecisionRule.SEARCH) {
            return byCriteria(rule);
        }
        return partial.map(this::bySearch).orElseGet(() -> Decided.not(Reason.REJECTED_WITHOUT_SEARCH));
    }

    private boolean everyTestPasses() {
        return tested(full).stream().allMatch(step -> step.pValue() >= AS_THEY_STAND_P);
    }

    /** The p value of the permutation test of the configural level. */
    private static Optional<Double> ofStructure(PermutationAnswer permuted) {
        return permuted.steps().stream()
                .filter(step -> step.level() == Level.CONFIGURAL)
                .map(step -> step.of(PermutedMeasure.CHISQ).pValue())
                .findFirst();
    }

    private Decided bySearch(PartialAnswer found) {
        if (released().isEmpty() && !found.anchorsSpent() && everyTestPasses()) {
            return Decided.of(Answer.AS_THEY_STAND);
        }
        if (found.anchorsSpent() || isHalfReleased()) {
            return Decided.not(Reason.HALF_RELEASED);
        }
        Set<Reason> wrong = estimation(found.ladder());
        if (!wrong.isEmpty()) {
            return new Decided(Answer.NO_CONCLUSION, wrong);
        }
        if (tested(found.ladder()).stream().anyMatch(step -> step.pValue() < PARTIAL_P)) {
            return Decided.not(Reason.PARTIAL_REJECTED);
        }
        return released().isEmpty() ? Decided.none(Reason.UNEXPLAINED) : Decided.of(Answer.WITH_RELEASED);
    }

    private Decided byCriteria(DecisionRule rule) {
        List<Judgement> judgements = judgements(full, permutation, rule);
        if (judgements.size() < tested(full).size()
                || judgements.stream().anyMatch(one -> one.outcome() == Outcome.SILENT)) {
            return Decided.none(Reason.RULE_SILENT);
        }
        if (judgements.stream().anyMatch(one -> !one.isInScope())) {
            return Decided.none(Reason.OUTSIDE_SCOPE);
        }
        boolean passes = judgements.stream().allMatch(one -> one.outcome() == Outcome.PASS);
        if (passes && full.freed().isEmpty()) {
            return Decided.of(Answer.AS_THEY_STAND);
        }
        if (partial.isEmpty()) {
            return passes ? Decided.of(Answer.WITH_RELEASED) : Decided.not(Reason.RULE_FAILED);
        }
        if (isHalfReleased()) {
            return Decided.not(Reason.HALF_RELEASED);
        }
        List<Judgement> withReleased = judgements(partial.get().ladder(), Optional.empty(), rule);
        boolean released = !partial.get().freed().isEmpty()
                && withReleased.size() == tested(partial.get().ladder()).size()
                && withReleased.stream().allMatch(one -> one.outcome() == Outcome.PASS);
        return released ? Decided.of(Answer.WITH_RELEASED) : Decided.not(Reason.RULE_FAILED);
    }

    /** What the rule's criterion says of each level tested; fewer where it says nothing of some. */
    private static List<Judgement> judgements(
            InvarianceAnswer ladder, Optional<PermutationAnswer> permuted, DecisionRule rule) {
        List<Judgement> judgements = new ArrayList<>();
        for (LadderStep step : tested(ladder)) {
            rule.criteria().stream()
                    .flatMap(criterion -> judgement(permuted, step, criterion).stream())
                    .findFirst()
                    .ifPresent(judgements::add);
        }
        return judgements;
    }

    /** @param permuted of the levels as they stand; empty for levels with parameters released */
    private static Optional<Judgement> judgement(
            Optional<PermutationAnswer> permuted, LadderStep step, Criterion criterion) {
        if (criterion != Criterion.PERMUTATION) {
            return step.judgement(criterion);
        }
        return permuted.stream()
                .flatMap(one -> one.steps().stream())
                .filter(one -> one.level() == step.level())
                .findFirst()
                .map(one -> one.of(PermutedMeasure.CFI).pValue())
                .map(p -> new Judgement(
                        criterion,
                        "Permutation test of ΔCFI, p ≥ .05",
                        p < SIGNIFICANT ? Outcome.FAIL : Outcome.PASS,
                        ""));
    }

    /** Whether in some context half or more of a factor's items are released. */
    private boolean isHalfReleased() {
        return !halves(released()).isEmpty();
    }

    List<Conclusion.Half> halves(List<FreedParameter> released) {
        List<Conclusion.Half> halves = new ArrayList<>();
        for (InvarianceAnswer.Measured factor : full.measured()) {
            for (String context : full.contexts()) {
                int items = (int) factor.items().stream()
                        .filter(item -> released.stream()
                                .anyMatch(one ->
                                        EqualityTests.item(one.parameter()).equals(item) && one.isFreeIn(context)))
                        .count();
                if (items >= HALF * factor.items().size() && items > 0) {
                    halves.add(new Conclusion.Half(
                            factor.factor(), context, items, factor.items().size()));
                }
            }
        }
        return halves;
    }

    private Set<Caution> cautions() {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (misfits(full.steps().get(0).fit()) == 1) {
            cautions.add(Caution.CONFIGURAL_FIT);
        }
        OptionalDouble least = partial.stream()
                .flatMap(one -> one.detectable().stream())
                .mapToDouble(PartialAnswer.Detectable::change)
                .max();
        if (least.isPresent() && least.getAsDouble() > DETECTABLE) {
            cautions.add(Caution.LOW_POWER);
        }
        if (undeclared != Clustering.NONE) {
            cautions.add(Caution.UNDECLARED_CLUSTERS);
        }
        return cautions;
    }
}
