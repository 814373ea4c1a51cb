package kith.report.section.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kith.citation.Citation;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.difference.DifferenceReliability;
import kith.reliability.difference.DifferenceReliability.Estimated;
import kith.reliability.difference.DifferenceScore;
import kith.reliability.difference.DifferenceScores;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.resampling.IntervalMethod;
import kith.study.ItemsAnswer;

/** Presents how reliable the differences of the scores of two scales are. */
final class DifferenceTable {

    private DifferenceTable() {}

    /** The table and what is worth knowing of all respondents; nothing where no two scales make a pair. */
    static List<Block> of(ItemsAnswer answer, Labels labels) {
        DifferenceScores everybody = answer.differences();
        if (everybody.pairs().isEmpty()) {
            return List.of();
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        for (DifferenceScore pair : everybody.pairs()) {
            if (answer.groups().isEmpty()) {
                rows.add(row(title(pair, labels), pair));
                continue;
            }
            headings.add(new RowGroup(rows.size(), title(pair, labels)));
            rows.add(row("Total sample", pair));
            for (ItemsAnswer.OfGroup group : answer.groups()) {
                group.differences()
                        .pair(pair.first(), pair.second())
                        .ifPresent(own -> rows.add(row(labels.title(group.group()), own)));
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                "items-differences",
                "Reliability of differences between the scores of two scales",
                columns(answer.groups().isEmpty() ? "Difference" : "Group", everybody.level()),
                rows,
                headings,
                notes(everybody)));
        blocks.addAll(Notices.of(everybody.allFindings()));
        return blocks;
    }

    /** How headings name a pair. */
    static String title(DifferenceScore pair, Labels labels) {
        return labels.title(pair.first()) + " − " + labels.title(pair.second());
    }

    private static List<Column> columns(String first, double level) {
        return List.of(
                Column.text(first),
                Column.statistic("n"),
                Column.statistic("r"),
                Column.number("True r"),
                Column.statistic("SD"),
                Column.number(Confidence.heading("By alpha", level)),
                Column.number(Confidence.heading("By omega", level)),
                Column.number("Of z"),
                Column.number("SEM"),
                Column.number("SDD"));
    }

    private static List<Cell> row(String name, DifferenceScore pair) {
        Optional<DifferenceReliability> alpha = pair.by(Coefficient.ALPHA);
        Optional<DifferenceReliability> omega = pair.by(Coefficient.OMEGA_TOTAL);
        return List.of(
                Cell.text(name),
                Cell.count(pair.n()),
                Cell.number(pair.correlation().value(), Format.CORRELATION),
                number(alpha, by -> by.corrected().value(), Format.CORRELATION),
                Cell.number(pair.sd(), Format.TWO_DECIMALS),
                interval(alpha, DifferenceReliability::difference),
                interval(omega, DifferenceReliability::difference),
                number(alpha, by -> by.standardized().value(), Format.CORRELATION),
                number(alpha, by -> by.error().standard(), Format.TWO_DECIMALS),
                number(alpha, by -> by.error().detectable(), Format.TWO_DECIMALS));
    }

    private static Cell number(
            Optional<DifferenceReliability> by, Function<DifferenceReliability, Double> value, Format format) {
        return by.map(found -> Cell.number(value.apply(found), format)).orElse(Cell.empty());
    }

    private static Cell interval(Optional<DifferenceReliability> by, Function<DifferenceReliability, Estimated> which) {
        return by.map(which)
                .map(found -> Confidence.cell(found.value(), found.interval(), Format.CORRELATION))
                .orElse(Cell.empty());
    }

    private static List<String> notes(DifferenceScores differences) {
        List<String> notes = new ArrayList<>(List.of(
                "Reliability of the mean of the items of the first scale less that of the second "
                        + Citation.parenthetical("lord1963") + ", for scales that"
                        + " share no item; n: respondents with both scores. Of z: reliability of the difference of z scores, by alpha."
                        + " True r: r corrected for attenuation, over the root of the product of both alphas.",
                "By omega: the unique variances of one factor in each scale (maximum likelihood) are error, all else of the"
                        + " observed variance is not.",
                "SEM: standard error of measurement of the difference, by alpha; SDD: z SEM, z by the level of "
                        + Confidence.percent(differences.level())
                        + ", the smallest difference between two"
                        + " scores of one respondent that exceeds the error within one session. Errors of the two scores are"
                        + " taken to be unrelated."));
        differences.pairs().stream()
                .map(DifferenceScore::method)
                .filter(method -> method != IntervalMethod.NONE)
                .findFirst()
                .ifPresent(method -> notes.add("Intervals: " + method.title() + "."));
        return notes;
    }
}
