package kith.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.invariance.InvarianceAnswer;
import kith.invariance.Judgement;
import kith.invariance.LadderStep;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.sem.EquivalenceTest;
import kith.sem.inference.EquivalenceBounds;

/** The tables on a ladder's steps, each against the one before. */
record LadderTables(InvarianceAnswer answer) {

    /** What each step holds equal, by how much fit changes, and the verdict. */
    Table comparisons() {
        List<List<Cell>> rows = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (LadderStep step : answer.steps()) {
            rows.add(comparison(step));
            rules.computeIfAbsent(step.rule(), rule -> new ArrayList<>()).add(InvarianceWords.name(step.level()));
        }
        rules.forEach((rule, steps) -> notes.add(String.join(", ", steps) + ": " + rule + "."));
        for (LadderStep step : answer.steps()) {
            step.comparison()
                    .ifPresent(against -> notes.add(
                            "Δχ²: " + InvarianceWords.method(against.test().method()) + "."));
            if (!step.freed().isEmpty()) {
                notes.add("Left free at " + InvarianceWords.name(step.level()) + ": " + String.join(", ", step.freed())
                        + ".");
            }
        }
        return new Table(
                "invariance-comparisons",
                "What each step holds equal, and whether it holds",
                List.of(
                        Column.text("Step"),
                        Column.text("Held equal"),
                        Column.statistic("Δχ²"),
                        Column.statistic("Δdf"),
                        Column.statistic("p"),
                        Column.number("ΔCFI"),
                        Column.number("ΔTLI"),
                        Column.number("ΔRMSEA"),
                        Column.number("ΔSRMR"),
                        Column.text("Verdict")),
                rows,
                List.copyOf(notes));
    }

    private static List<Cell> comparison(LadderStep step) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.text(InvarianceWords.name(step.level())));
        row.add(Cell.text(step.heldEqual().isEmpty() ? "nothing" : String.join(", ", step.heldEqual())));
        if (step.comparison().isPresent()) {
            LadderStep.Against against = step.comparison().get();
            row.add(Cell.number(against.test().chisqDifference(), Format.TWO_DECIMALS));
            row.add(Cell.count(against.test().dfDifference()));
            row.add(Cell.number(against.test().pValue(), Format.P_VALUE));
            row.add(Cell.number(against.deltaCfi(), Format.FIT_INDEX));
            row.add(Cell.number(against.deltaTli(), Format.FIT_INDEX));
            row.add(Cell.number(against.deltaRmsea(), Format.FIT_INDEX));
            row.add(Cell.number(against.deltaSrmr(), Format.FIT_INDEX));
        } else {
            row.addAll(Stream.generate(Cell::empty).limit(7).toList());
        }
        row.add(Cell.text(InvarianceWords.verdict(step.verdict())));
        return row;
    }

    /** What each rule says of each step, with what it was studied for. */
    Table rules() {
        List<String> names = judgements().map(Judgement::rule).distinct().toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Step")));
        names.forEach(
                name -> columns.add(Column.text(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))));
        List<List<Cell>> rows = new ArrayList<>();
        for (LadderStep step : answer.steps()) {
            step.comparison().ifPresent(against -> {
                List<Cell> row = new ArrayList<>(List.of(Cell.text(InvarianceWords.name(step.level()))));
                for (String name : names) {
                    row.add(against.judgements().stream()
                            .filter(one -> one.rule().equals(name))
                            .findFirst()
                            .map(one -> Cell.text(InvarianceWords.verdict(one.verdict())))
                            .orElse(Cell.empty()));
                }
                rows.add(row);
            });
        }
        return new Table("invariance-rules", "What each rule says of each step", columns, rows, caveats());
    }

    private List<String> caveats() {
        Map<String, Set<String>> byCaveat = new LinkedHashMap<>();
        judgements()
                .filter(one -> !one.caveat().isEmpty())
                .forEach(one -> byCaveat.computeIfAbsent(one.caveat(), caveat -> new LinkedHashSet<>())
                        .add(one.rule()));
        return byCaveat.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey() + ".")
                .toList();
    }

    private Stream<Judgement> judgements() {
        return answer.steps().stream()
                .flatMap(step -> step.comparison().stream())
                .flatMap(against -> against.judgements().stream());
    }

    /** How large a misfit is, and how large it may be. */
    Table equivalence() {
        List<List<Cell>> rows = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        notes.add(
                "RMSEA_D: of the difference test (Savalei, Brace & Fouladi, 2023), for what the step adds alone; T-size RMSEA and"
                        + " CFI without D: of the whole model.");
        notes.add(
                "T-size: the misfit that is not exceeded with 95 % confidence; judged by bounds that move with n and df"
                        + " (Yuan & Chan, 2016; Yuan, Chan, Marcoulides & Bentler, 2016), studied for maximum likelihood.");
        for (LadderStep step : answer.steps()) {
            rows.add(equivalence(step));
            difference(step).flatMap(one -> one.rmsea().bounds()).ifPresent(bounds -> notes.add(bounds(step, bounds)));
        }
        if (rows.stream().allMatch(row -> row.get(3).equals(Cell.empty()))) {
            notes.add("No bounds were published for more than five groups.");
        }
        List<Column> columns = List.of(
                Column.text("Step"),
                Column.number("RMSEA_D [90% CI]"),
                Column.number("T-size RMSEA_D"),
                Column.text("Size"),
                Column.number("T-size RMSEA"),
                Column.text("Size"),
                Column.number("T-size CFI"),
                Column.text("Size"));
        boolean judged = rows.stream().anyMatch(row -> !row.get(row.size() - 1).equals(Cell.empty()));
        return new Table(
                "invariance-equivalence",
                "How far off what a step adds may be",
                judged ? columns : columns.subList(0, columns.size() - 1),
                judged
                        ? rows
                        : rows.stream()
                                .map(row -> row.subList(0, row.size() - 1))
                                .toList(),
                List.copyOf(notes));
    }

    private static String bounds(LadderStep step, EquivalenceBounds bounds) {
        return "Bounds of the difference at " + InvarianceWords.name(step.level()) + ": "
                + Stream.of(bounds.excellent(), bounds.close(), bounds.fair(), bounds.mediocre())
                        .map(FitWords::index)
                        .collect(Collectors.joining(", "))
                + " (excellent, close, fair, mediocre; beyond, poor).";
    }

    private static Optional<EquivalenceTest> difference(LadderStep step) {
        return step.comparison().flatMap(against -> against.rmsea().equivalence());
    }

    private static List<Cell> equivalence(LadderStep step) {
        List<Cell> row = new ArrayList<>(List.of(Cell.text(InvarianceWords.name(step.level()))));
        row.add(step.comparison()
                .map(LadderStep.Against::rmsea)
                .map(one -> (Cell) new Cell.Interval(one.estimate(), one.lower(), one.upper(), Format.FIT_INDEX))
                .orElse(Cell.empty()));
        addSize(row, difference(step).map(EquivalenceTest::rmsea));
        EquivalenceTest whole = step.equivalence();
        addSize(row, Optional.of(whole.rmsea()));
        addSize(row, whole.cfi());
        return row;
    }

    private static void addSize(List<Cell> row, Optional<EquivalenceTest.Size> size) {
        row.add(size.map(one -> Cell.number(one.value(), Format.FIT_INDEX)).orElse(Cell.empty()));
        row.add(size.flatMap(EquivalenceTest.Size::size)
                .map(one -> Cell.text(one.name().toLowerCase(Locale.ROOT)))
                .orElse(Cell.empty()));
    }
}
