package kith.report.section.invariance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.LevelVerdict;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.section.fit.FitTable;
import kith.report.section.fit.FitWords;
import kith.sem.comparison.FitEquivalence;

/** The tables on the levels of invariance, each compared with the one before. */
record LadderTables(InvarianceAnswer answer, Conclusion conclusion) {

    /** Verdict, what each level holds equal, and by how much fit changes. */
    Table comparisons() {
        Set<String> notes = new LinkedHashSet<>();
        notes.add(rule());
        for (LadderStep step : answer.steps()) {
            step.comparison()
                    .ifPresent(against ->
                            notes.add("Δχ²: " + FitWords.method(against.test().method()) + "."));
            if (!step.freed().isEmpty()) {
                notes.add("Released at " + step.level().id() + ": " + String.join(", ", step.freed()) + ".");
            }
        }
        notes.add(
                "ΔNCI: change in McDonald’s non-centrality index, by the uncorrected χ² also under robust estimators. ΔCFI: by the usual"
                        + " baseline, in which the scalar and strict models are not nested, so that it may react less to them "
                        + Citation.parenthetical("widamanThompson2003", "laiYoon2015")
                        + ". RMSEA_D: RMSEA of the χ² difference " + Citation.parenthetical("savalei2024")
                        + ", not studied for least squares. Changes in fit describe the size of misfit; they do not decide unless a rule on them was"
                        + " chosen.");
        return Table.of("invariance-comparisons", "Tests of measurement invariance", answer.steps())
                .text("Level", step -> LevelWords.name(step.level()))
                .text("Verdict", this::verdict)
                .text(
                        "Held equal",
                        step -> step.heldEqual().isEmpty() ? "nothing" : String.join(", ", step.heldEqual()))
                .part(
                        LadderStep::comparison,
                        against -> against.statistic(
                                        "Δχ²",
                                        Format.TWO_DECIMALS,
                                        of -> of.test().chisqDifference())
                                .statistic("Δdf", Format.COUNT, of -> of.test().dfDifference())
                                .statistic("p", Format.P_VALUE, of -> of.test().pValue())
                                .fitIndex("ΔCFI", LadderStep.Against::deltaCfi)
                                .fitIndex("ΔRMSEA", LadderStep.Against::deltaRmsea)
                                .fitIndex("ΔSRMR", LadderStep.Against::deltaSrmr)
                                .fitIndex("ΔNCI", LadderStep.Against::deltaNci)
                                .number(
                                        "RMSEA_D [90% CI]",
                                        of -> new Cell.Interval(
                                                of.rmsea().estimate(),
                                                of.rmsea().lower(),
                                                of.rmsea().upper(),
                                                Format.FIT_INDEX)))
                .table(List.copyOf(notes));
    }

    /** The same for a short report: verdict, test and change in CFI and RMSEA. */
    Table essentials() {
        Table all = comparisons();
        List<Integer> kept = List.of(0, 1, 3, 4, 5, 6, 7, 10);
        return new Table(
                all.id(),
                all.caption(),
                kept.stream().map(all.columns()::get).toList(),
                all.rows().stream()
                        .map(row -> kept.stream().map(row::get).toList())
                        .toList(),
                all.notes().stream().filter(note -> !note.startsWith("ΔNCI")).toList());
    }

    private String rule() {
        return switch (conclusion.decidedBy()) {
            case SEARCH ->
                "Supported: nothing released and p ≥ " + RuleWords.supported()
                        + ". Partially supported: fewer than half of each factor’s items"
                        + " released in any group and p ≥ " + RuleWords.partiallySupported()
                        + " with these free. These limits are Kith’s own, chosen by simulation.";
            default ->
                "Decided by the rule chosen: " + conclusion.decidedBy().id().replace('_', ' ') + ".";
        };
    }

    /** Of factor distributions the test says whether they are equal. */
    private String verdict(LadderStep step) {
        LevelVerdict verdict = conclusion.on(step.level());
        if (!step.level().isOfFactors()) {
            return LevelWords.verdict(verdict);
        }
        return switch (verdict) {
            case SUPPORTED -> "no significant difference";
            case PARTIALLY_SUPPORTED, NOT_SUPPORTED -> "different";
            case NOT_JUDGED -> "not judged";
        };
    }

    /** What each published rule says of each level, and what it was derived for. */
    Table rules() {
        List<LadderStep> compared = answer.steps().stream()
                .filter(step -> step.comparison().isPresent())
                .toList();
        return Table.of("invariance-rules", "Verdicts of published rules on each level", compared)
                .text("Level", step -> LevelWords.name(step.level()))
                .each(
                        judgements().map(Judgement::rule).distinct().toList(),
                        (table, rule) -> table.<Judgement>part(
                                step -> judgement(step, rule),
                                found -> found.text(
                                        rule,
                                        one -> LevelWords.outcome(one.outcome()) + (one.isInScope() ? "" : " *"))))
                .table(scopes());
    }

    private static Optional<Judgement> judgement(LadderStep step, String rule) {
        return step.comparison().stream()
                .flatMap(against -> against.judgements().stream())
                .filter(one -> one.rule().equals(rule))
                .findFirst();
    }

    private List<String> scopes() {
        Map<String, Set<String>> byScope = new LinkedHashMap<>();
        judgements()
                .filter(one -> !one.isInScope())
                .forEach(one -> byScope.computeIfAbsent(one.outsideScope(), scope -> new LinkedHashSet<>())
                        .add(one.rule()));
        return byScope.entrySet().stream()
                .map(entry -> "* " + String.join("; ", entry.getValue()) + ": " + entry.getKey()
                        + "; shown here, but not suited to these data.")
                .toList();
    }

    private Stream<Judgement> judgements() {
        return answer.steps().stream()
                .flatMap(step -> step.comparison().stream())
                .flatMap(against -> against.judgements().stream());
    }

    /** How large a misfit may be. */
    Table equivalence() {
        return Table.of("invariance-equivalence", "Largest misfit compatible with the data", answer.steps())
                .text("Level", step -> LevelWords.name(step.level()))
                .number(
                        "RMSEA_D",
                        step -> size(step.comparison()
                                .flatMap(against -> against.rmsea().equivalence())
                                .map(FitEquivalence::rmsea)))
                .number(
                        "RMSEA of the model",
                        step -> size(Optional.of(step.equivalence().rmsea())))
                .number("CFI of the model", step -> size(step.equivalence().cfi()))
                .table("T-size: the misfit that is not exceeded with 95% confidence "
                        + Citation.parenthetical("yuanChan2016") + ", to be read against .05"
                        + " and .08 without adjustment "
                        + Citation.parenthetical("counsellCribbieFlora2020") + ". Derived for maximum likelihood.");
    }

    private static Cell size(Optional<FitEquivalence.Size> size) {
        return size.map(one -> Cell.number(one.value(), Format.FIT_INDEX)).orElse(Cell.empty());
    }

    /** The levels and their fit. */
    Table fit() {
        return FitTable.of(
                "invariance-ladder",
                "Fit of the model at each level",
                answer.steps().stream()
                        .map(step -> new FitTable.Named(LevelWords.name(step.level()), step.fit()))
                        .collect(Collectors.toList()),
                answer.rows());
    }
}
