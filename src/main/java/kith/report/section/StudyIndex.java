package kith.report.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.study.StoredResults;

/** An overview of several studies: what each found in a few words and numbers, with a link to its report. */
public final class StudyIndex {

    private StudyIndex() {}

    /** What became of a study. */
    public enum State {
        DONE("done"),
        IN_PART("done in part"),
        KEPT("unchanged since an earlier run"),
        NOT_DONE("not done");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    /**
     * A study.
     *
     * @param name its title, or the name of its file where it could not be read
     * @param report address of its report; empty where there is none
     * @param results empty where there are none
     */
    public record Row(String name, String report, State state, Optional<StoredResults> results) {}

    public static Document of(List<Row> rows) {
        Section summary = new Section("summary", "Summary", List.of(new Block.Paragraph(words(rows))));
        return new Document(
                "Overview of studies",
                "",
                "en",
                summary,
                List.of(new Section("studies", "Studies", List.of(table(rows)))),
                List.of());
    }

    static String words(List<Row> rows) {
        Map<State, Long> counts =
                rows.stream().collect(Collectors.groupingBy(Row::state, LinkedHashMap::new, Collectors.counting()));
        return rows.size() + " studies: "
                + java.util.Arrays.stream(State.values())
                        .filter(counts::containsKey)
                        .map(state -> counts.get(state) + " " + state.words)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Cautions are left to the counts of errors and warnings. */
    private static Table table(List<Row> rows) {
        List<String> labels = rows.stream()
                .flatMap(row -> row.results().stream())
                .flatMap(results -> results.figures().stream())
                .map(StoredResults.Figure::label)
                .filter(label -> !label.equals(Cautions.TITLE))
                .distinct()
                .toList();
        return Table.of("studies-overview", "Conclusions of each study", rows)
                .cell(
                        Column.text("Study"),
                        row -> row.report().isEmpty() ? Cell.text(row.name()) : new Cell.Link(row.name(), row.report()))
                .text("Status", row -> row.state().words)
                .each(
                        labels,
                        (table, label) -> table.<StoredResults.Figure>part(
                                row -> row.results().stream()
                                        .flatMap(results -> results.figures().stream())
                                        .filter(figure -> figure.label().equals(label))
                                        .findFirst(),
                                figure -> figure.text(label, StoredResults.Figure::value)))
                .part(
                        Row::results,
                        results -> results.count("Errors", of -> of.errors()).count("Warnings", of -> of.warnings()))
                .table("The name of a study leads to its report. Errors and warnings: findings that concern its"
                        + " conclusions. The report lists the most severe, its supplement all.");
    }
}
