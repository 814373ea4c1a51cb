package kith.report.section.invariance;

import java.util.ArrayList;
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
import kith.report.document.Table.Column;
import kith.report.section.fit.FitTable;
import kith.report.section.fit.FitWords;
import kith.sem.comparison.FitEquivalence;

/** The tables on the levels of invariance, each compared with the one before. */
record LadderTables(InvarianceAnswer answer, Conclusion conclusion) {

    private static final int NUMBERS = 8;

    /** Verdict, what each level holds equal, and by how much fit changes. */
    Table comparisons() {
        List<List<Cell>> rows = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        notes.add(rule());
        for (LadderStep step : answer.steps()) {
            rows.add(comparison(step));
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
        return new Table(
                "invariance-comparisons",
                "Tests of measurement invariance",
                List.of(
                        Column.text("Level"),
                        Column.text("Verdict"),
                        Column.text("Held equal"),
                        Column.statistic("Δχ²"),
                        Column.statistic("Δdf"),
                        Column.statistic("p"),
                        Column.number("ΔCFI"),
                        Column.number("ΔRMSEA"),
                        Column.number("ΔSRMR"),
                        Column.number("ΔNCI"),
                        Column.number("RMSEA_D [90% CI]")),
                rows,
                List.copyOf(notes));
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

    private List<Cell> comparison(LadderStep step) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.text(LevelWords.name(step.level())));
        row.add(Cell.text(verdict(step)));
        row.add(Cell.text(step.heldEqual().isEmpty() ? "nothing" : String.join(", ", step.heldEqual())));
        if (step.comparison().isPresent()) {
            LadderStep.Against against = step.comparison().get();
            row.add(Cell.number(against.test().chisqDifference(), Format.TWO_DECIMALS));
            row.add(Cell.count(against.test().dfDifference()));
            row.add(Cell.number(against.test().pValue(), Format.P_VALUE));
            row.add(Cell.number(against.deltaCfi(), Format.FIT_INDEX));
            row.add(Cell.number(against.deltaRmsea(), Format.FIT_INDEX));
            row.add(Cell.number(against.deltaSrmr(), Format.FIT_INDEX));
            row.add(Cell.number(against.deltaNci(), Format.FIT_INDEX));
            row.add(new Cell.Interval(
                    against.rmsea().estimate(),
                    against.rmsea().lower(),
                    against.rmsea().upper(),
                    Format.FIT_INDEX));
        } else {
            row.addAll(Stream.generate(Cell::empty).limit(NUMBERS).toList());
        }
        return row;
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
        List<String> names = judgements().map(Judgement::rule).distinct().toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Level")));
        names.forEach(name -> columns.add(Column.text(name)));
        List<List<Cell>> rows = new ArrayList<>();
        for (LadderStep step : answer.steps()) {
            step.comparison().ifPresent(against -> {
                List<Cell> row = new ArrayList<>(List.of(Cell.text(LevelWords.name(step.level()))));
                for (String name : names) {
                    row.add(against.judgements().stream()
                            .filter(one -> one.rule().equals(name))
                            .findFirst()
                            .map(one -> Cell.text(LevelWords.outcome(one.outcome()) + (one.isInScope() ? "" : " *")))
                            .orElse(Cell.empty()));
                }
                rows.add(row);
            });
        }
        return new Table("invariance-rules", "Verdicts of published rules on each level", columns, rows, scopes());
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
        List<List<Cell>> rows =
                answer.steps().stream().map(LadderTables::equivalence).toList();
        return new Table(
                "invariance-equivalence",
                "Largest misfit compatible with the data",
                List.of(
                        Column.text("Level"),
                        Column.number("RMSEA_D"),
                        Column.number("RMSEA of the model"),
                        Column.number("CFI of the model")),
                rows,
                List.of("T-size: the misfit that is not exceeded with 95% confidence "
                        + Citation.parenthetical("yuanChan2016") + ", to be read against .05"
                        + " and .08 without adjustment "
                        + Citation.parenthetical("counsellCribbieFlora2020") + ". Derived for maximum likelihood."));
    }

    private static List<Cell> equivalence(LadderStep step) {
        FitEquivalence whole = step.equivalence();
        return List.of(
                Cell.text(LevelWords.name(step.level())),
                size(step.comparison()
                        .flatMap(against -> against.rmsea().equivalence())
                        .map(FitEquivalence::rmsea)),
                size(Optional.of(whole.rmsea())),
                size(whole.cfi()));
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
