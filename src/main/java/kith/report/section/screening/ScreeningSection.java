package kith.report.section.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.ComputedList;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;
import kith.report.section.word.NumberWords;
import kith.screening.CompletelyAtRandom;
import kith.screening.ExclusionLog.Flag;
import kith.screening.ItemScreen;
import kith.screening.Missingness;
import kith.screening.Outlyingness;
import kith.screening.RowScreen;
import kith.screening.ScreeningResult;

/** Presents a screening. */
public final class ScreeningSection {

    private static final int MOST_PATTERNS = 10;
    private static final int MOST_PEOPLE = 20;

    private static final String OUTLIERS = "Isolation forest " + Citation.parenthetical("liuTingZhou2008")
            + " and local outlier factor "
            + Citation.parenthetical("breunigEtAl2000")
            + " identify unusual responses, which need not be careless; the cut-offs, a score of "
            + NumberWords.correlation(Outlyingness.MOST_ISOLATION) + " and a factor of "
            + NumberWords.count(Outlyingness.MOST_LOCAL_FACTOR) + ", are Kith’s defaults without a confirmed source. ";

    private ScreeningSection() {}

    /** @param findings of the reading and of the screening */
    public static Section of(ScreeningResult result, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(items(result));
        blocks.add(patterns(result, 1));
        blocks.add(reasons(result));
        blocks.add(flagged(result));
        blocks.addAll(Notices.of(findings));
        return new Section("screen", "Screening", blocks);
    }

    /**
     * The same without a table of single respondents, for reports that are handed on.
     *
     * @param least the smallest number of rows whose pattern of missing responses is shown
     */
    static Section withoutRespondents(ScreeningResult result, List<Finding> findings, int least) {
        List<Block> blocks = new ArrayList<>(List.of(items(result), patterns(result, least), reasons(result)));
        blocks.addAll(Notices.of(findings));
        return new Section("screen", "Screening", blocks);
    }

    private static Table items(ScreeningResult result) {
        return Table.of("screen-items", "Responses to each item, as answered", result.items())
                .text("Item", ItemScreen::item)
                .statistic("n", Format.COUNT, item -> item.description().n())
                .percent("Missing", ItemScreen::missingShare)
                .statistic("M", Format.TWO_DECIMALS, item -> item.description().mean())
                .statistic("SD", Format.TWO_DECIMALS, item -> item.description().sd())
                .twoDecimals("Skew", item -> item.description().skew())
                .twoDecimals("Kurtosis", item -> item.description().kurtosis())
                .percent("Lowest", ItemScreen::shareLowest)
                .percent("Highest", ItemScreen::shareHighest)
                .count("Out of range", ItemScreen::outOfRange)
                .table("Lowest, highest: share of the responses at the ends of the response scale.");
    }

    private static Table patterns(ScreeningResult result, int least) {
        List<Missingness.Pattern> all = result.missingness().patterns();
        List<Missingness.Pattern> shown = all.stream()
                .filter(pattern -> pattern.rows() >= least)
                .limit(MOST_PATTERNS)
                .toList();
        return Table.of("screen-missing", "Items missing together", shown)
                .text("Missing", one -> one.missing().isEmpty() ? "none" : String.join(", ", one.missing()))
                .count("Rows", Missingness.Pattern::rows)
                .percent("Share", pattern -> pattern.rows() / (double) result.rows())
                .table(notes(result, all.size() - shown.size()));
    }

    private static List<String> notes(ScreeningResult result, int further) {
        List<String> notes = new ArrayList<>();
        if (further > 0) {
            notes.add(
                    further == 1 ? "One further pattern is not shown." : further + " further patterns are not shown.");
        }
        result.completelyAtRandom()
                .filter(test -> test.df() > 0)
                .ifPresent(test -> notes.add(completelyAtRandom(test)));
        return notes;
    }

    static String completelyAtRandom(CompletelyAtRandom test) {
        return "Test that responses are missing completely at random " + Citation.parenthetical("little1988") + ": "
                + NumberWords.chiSquare(test.df(), test.chiSquare(), test.pvalue()) + "."
                + (test.isRejected() ? "" : " A test that does not reject does not show that they are.");
    }

    private static Table reasons(ScreeningResult result) {
        return Table.of(
                        "screen-reasons",
                        "Rows flagged, by reason",
                        List.copyOf(result.log().countByReason().entrySet()))
                .text("Reason", counted -> counted.getKey().words())
                .count("Rows", counted -> counted.getValue())
                .percent("Share", counted -> counted.getValue() / (double) result.rows())
                .table((result.outliers().isEmpty() ? "" : OUTLIERS)
                        + "A flag excludes no respondent by itself. The cut-offs are conventions: long string "
                        + Citation.parenthetical("curran2016")
                        + "; even–odd consistency " + Citation.parenthetical("jackson1976", "johnson2005")
                        + "; like items as pairs that correlate above .60 " + Citation.parenthetical("meadeCraig2012")
                        + "; Guttman errors of the items of a scale " + Citation.parenthetical("emons2008")
                        + "; two seconds for each item " + Citation.parenthetical("huang2012")
                        + "; those for the synonym and antonym indices, Guttman errors, the variability of responses and the shares missing are Kith’s defaults"
                        + " without a confirmed source.");
    }

    private static Table flagged(ScreeningResult result) {
        Map<Integer, List<String>> words = reasonsByRow(result);
        List<Map.Entry<Integer, List<String>>> shown = words.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .limit(MOST_PEOPLE)
                .toList();
        int further = words.size() - shown.size();
        return Table.of("screen-flagged", "Rows with most reasons to look at them", shown)
                .text("Respondent", row -> result.people().get(row.getKey()).id())
                .count("Reasons", row -> row.getValue().size())
                .text("Which", row -> String.join("; ", row.getValue()))
                .table(
                        further > 0
                                ? List.of((further == 1 ? "One further row is" : further + " further rows are")
                                        + " flagged; the JSON and CSV output list all of them.")
                                : List.of());
    }

    private static Map<Integer, List<String>> reasonsByRow(ScreeningResult result) {
        Map<Integer, List<String>> words = new LinkedHashMap<>();
        for (Flag flag : result.log().flags()) {
            words.computeIfAbsent(flag.row(), row -> new ArrayList<>())
                    .add(flag.reason().words());
        }
        return words;
    }

    private static List<Cell> cells(ScreeningResult result, RowScreen person, List<String> flags) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(person.id()),
                Cell.count(person.answered()),
                Cell.count(person.longString()),
                Cell.number(person.variability(), Format.THREE_DECIMALS),
                Cell.number(person.evenOdd(), Format.THREE_DECIMALS),
                Cell.number(person.mahalanobis(), Format.THREE_DECIMALS),
                Cell.number(person.mahalanobisP(), Format.P_VALUE),
                Cell.number(person.synonyms(), Format.THREE_DECIMALS),
                Cell.number(person.antonyms(), Format.THREE_DECIMALS),
                Cell.number(person.guttmanErrors(), Format.THREE_DECIMALS),
                Cell.number(person.seconds(), Format.TWO_DECIMALS)));
        result.outliers()
                .ifPresent(unusual -> cells.addAll(List.of(
                        Cell.number(unusual.isolation()[person.row()], Format.THREE_DECIMALS),
                        Cell.number(unusual.localFactor()[person.row()], Format.THREE_DECIMALS))));
        cells.add(Cell.count(flags.size()));
        cells.add(Cell.text(String.join("; ", flags)));
        return cells;
    }

    /** One row per respondent, with every index and what was flagged. */
    public static Table perRespondent(ScreeningResult result) {
        Map<Integer, List<String>> words = reasonsByRow(result);
        List<List<Cell>> rows = ComputedList.of(
                result.people().size(),
                row -> cells(result, result.people().get(row), words.getOrDefault(row, List.of())));
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("id"),
                Column.number("answered"),
                Column.number("long_string"),
                Column.number("variability"),
                Column.number("even_odd"),
                Column.number("mahalanobis"),
                Column.number("mahalanobis_p"),
                Column.number("synonyms"),
                Column.number("antonyms"),
                Column.number("guttman_errors"),
                Column.number("seconds")));
        if (result.outliers().isPresent()) {
            columns.add(Column.number("isolation"));
            columns.add(Column.number("local_outlier_factor"));
        }
        columns.add(Column.number("reasons"));
        columns.add(Column.text("flagged_for"));
        return new Table("screen-people", "Screening of each respondent", columns, rows, List.of());
    }
}
