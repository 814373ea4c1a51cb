package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.dif.DifComparison;
import kith.dif.EffectIntervals;
import kith.dif.ExpectedScoreEffects;
import kith.dif.ExpectedScoreEffects.ResponseFunctioning;
import kith.dif.IrtDif;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.resampling.Interval;

/** Differential response functioning of the released items and of the sum score, with intervals. */
final class ResponseFunctioningTable {

    private ResponseFunctioningTable() {}

    /** Empty where the graded response model released no item. */
    static Stream<Table> of(DifComparison found, String place) {
        return found.irt().flatMap(IrtDif::effects).map(effects -> table(found, effects, place)).stream();
    }

    private static Table table(DifComparison found, ExpectedScoreEffects effects, String place) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ExpectedScoreEffects.ItemEffect item : effects.ofReleased()) {
            rows.add(row(item.item(), item.functioning()));
        }
        ResponseFunctioning test = effects.test().functioning();
        rows.add(row("Sum score", test));
        List<String> notes = new ArrayList<>(List.of("Expected scores by the item parameters of " + found.focal()
                + " less those of " + found.reference()
                + ", averaged over the distribution of the trait in both groups ("
                + Citation.unbracketed("chalmersEtAl2016")
                + "). Signed: differences of opposite sign cancel. Unsigned: absolute differences."));
        if (test.intervals().isPresent()) {
            notes.add(
                    "Intervals: 95%, over item parameters simulated from the distribution of their estimates. Unsigned"
                            + " effects are above 0 in every simulation, so that their interval is not a test.");
        }
        return new Table(
                "dif-response-functioning" + place,
                "Differential response and test functioning, " + found.focal() + " compared with " + found.reference(),
                List.of(Column.text("Item"), Column.number("Signed"), Column.number("Unsigned")),
                rows,
                notes);
    }

    private static List<Cell> row(String name, ResponseFunctioning found) {
        return List.of(
                Cell.text(name),
                cell(found.signed(), found.intervals(), EffectIntervals::signed),
                cell(found.unsigned(), found.intervals(), EffectIntervals::unsigned));
    }

    private static Cell cell(
            double estimate, Optional<EffectIntervals> intervals, Function<EffectIntervals, Interval> which) {
        return intervals
                .map(which)
                .map(interval -> Cell.interval(estimate, interval.lower(), interval.upper(), Format.TWO_DECIMALS))
                .orElseGet(() -> Cell.number(estimate, Format.TWO_DECIMALS));
    }
}
