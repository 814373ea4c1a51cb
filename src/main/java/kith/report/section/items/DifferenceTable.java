package kith.report.section.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import kith.report.document.TableColumns;
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
        TableColumns<Row> table =
                Table.of("items-differences", "Reliability of differences between the scores of two scales", List.of());
        for (DifferenceScore pair : everybody.pairs()) {
            if (answer.groups().isEmpty()) {
                table.rows(List.of(new Row(title(pair, labels), pair)));
                continue;
            }
            List<Row> rows = new ArrayList<>(List.of(new Row("Total sample", pair)));
            for (ItemsAnswer.OfGroup group : answer.groups()) {
                group.differences()
                        .pair(pair.first(), pair.second())
                        .ifPresent(own -> rows.add(new Row(labels.title(group.group()), own)));
            }
            table.group(title(pair, labels), rows);
        }
        String first = answer.groups().isEmpty() ? "Difference" : "Group";
        List<Block> blocks = new ArrayList<>();
        blocks.add(columns(table, first, everybody.level()).table(notes(everybody)));
        blocks.addAll(Notices.of(everybody.allFindings()));
        return blocks;
    }

    /** How headings name a pair. */
    static String title(DifferenceScore pair, Labels labels) {
        return labels.title(pair.first()) + " − " + labels.title(pair.second());
    }

    private static TableColumns<Row> columns(TableColumns<Row> table, String first, double level) {
        return table.text(first, Row::name)
                .statistic("n", Format.COUNT, row -> row.pair().n())
                .statistic(
                        "r", Format.CORRELATION, row -> row.pair().correlation().value())
                .part(
                        Row::alpha,
                        by -> by.correlation("True r", of -> of.corrected().value()))
                .statistic("SD", Format.TWO_DECIMALS, row -> row.pair().sd())
                .part(
                        Row::alpha,
                        by -> by.number(Confidence.heading("By alpha", level), of -> interval(of.difference())))
                .part(
                        Row::omega,
                        by -> by.number(Confidence.heading("By omega", level), of -> interval(of.difference())))
                .part(
                        Row::alpha,
                        by -> by.correlation("Of z", of -> of.standardized().value())
                                .twoDecimals("SEM", of -> of.error().standard())
                                .twoDecimals("SDD", of -> of.error().detectable()));
    }

    private record Row(String name, DifferenceScore pair) {

        Optional<DifferenceReliability> alpha() {
            return pair.by(Coefficient.ALPHA);
        }

        Optional<DifferenceReliability> omega() {
            return pair.by(Coefficient.OMEGA_TOTAL);
        }
    }

    private static Cell interval(Estimated found) {
        return Confidence.cell(found.value(), found.interval(), Format.CORRELATION);
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
