package kith.report.render;

import java.util.List;
import java.util.stream.Collectors;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Table;

/**
 * A report as Markdown with the tables of GitHub (GFM 0.29): all text and tables, and the numbers of the figures. Every
 * sign that has a meaning in Markdown or HTML is escaped, so that text from data stays text.
 */
public final class MarkdownReport extends TextReport {

    private static final String SIGNS = "\\`*_{}[]#|~$!";

    private MarkdownReport(Document document) {
        super(document);
    }

    /** The report; to be written as UTF-8. */
    public static String render(Document document) {
        return new MarkdownReport(document).body().strip() + "\n";
    }

    @Override
    String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : line(text).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(SIGNS.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    String bold(String escaped) {
        return escaped.isBlank() ? "" : "**" + escaped.strip() + "**";
    }

    @Override
    String italic(String escaped) {
        return escaped.isBlank() ? "" : "*" + escaped.strip() + "*";
    }

    @Override
    String heading(int level, String escaped) {
        return "#".repeat(Math.min(6, level + 1)) + " " + escaped.strip() + "\n\n";
    }

    @Override
    String paragraph(String marked) {
        String line = marked.strip();
        if (line.matches("(?s)[-+=].*")) {
            line = "\\" + line;
        } else if (line.matches("(?s)\\d{1,9}[.)].*")) {
            line = line.replaceFirst("([.)])", "\\\\$1");
        }
        return line + "\n\n";
    }

    @Override
    String grid(Table table) {
        StringBuilder rows = new StringBuilder();
        rows.append(row(table.columns().stream()
                .map(column -> marked(Typesetting.heading(column)))
                .toList()));
        rows.append(row(table.columns().stream()
                .map(column -> switch (column.alignment()) {
                    case START -> ":--";
                    case CENTRE -> ":-:";
                    case END -> "--:";
                })
                .toList()));
        for (int r = 0; r < table.rows().size(); r++) {
            String group = TableShape.groupBefore(table, r);
            if (!group.isEmpty()) {
                rows.append("| ")
                        .append(bold(escaped(group)))
                        .append(" |".repeat(table.columns().size()))
                        .append('\n');
            }
            List<Cell> cells = table.rows().get(r);
            rows.append(row(cells.stream().map(this::shown).toList()));
        }
        return rows.append('\n').toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(String::strip).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
