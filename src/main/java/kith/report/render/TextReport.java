package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;

/**
 * A report as text with marks of a language for documents; what the languages have in common is the order of things.
 */
abstract class TextReport implements Block.Visitor {

    private final Document document;
    private final Numbering numbering;
    private final StringBuilder out = new StringBuilder(1 << 14);

    TextReport(Document document) {
        this.document = document;
        this.numbering = new Numbering(document);
    }

    /** A text without any meaning in the language, on one line. */
    abstract String escaped(String text);

    abstract String bold(String escaped);

    abstract String italic(String escaped);

    /** A heading; level 0 is the title of the report. */
    abstract String heading(int level, String escaped);

    /** A paragraph that starts a line of its own. */
    abstract String paragraph(String marked);

    abstract String grid(Table table);

    final String body() {
        out.append(heading(0, escaped(document.title())));
        if (!document.subtitle().isBlank()) {
            out.append(paragraph(marked(document.subtitle())));
        }
        if (!document.imprint().byline().isBlank()) {
            out.append(paragraph(escaped(document.imprint().byline())));
        }
        section(document.summary(), 1);
        document.sections().forEach(section -> section(section, 1));
        if (!document.manifest().isEmpty()) {
            out.append(heading(1, escaped(Words.MANIFEST)));
            List<List<Cell>> rows = document.manifest().stream()
                    .map(entry -> List.of(Cell.text(entry.label()), Cell.text(entry.value())))
                    .toList();
            List<Table.Column> columns = List.of(Table.Column.text(""), Table.Column.text(""));
            out.append(grid(new Table("manifest", "", columns, rows, List.of())));
        }
        return out.toString();
    }

    private void section(Section section, int level) {
        out.append(heading(level, escaped(section.title())));
        section.blocks().forEach(block -> block.accept(this));
        section.subsections().forEach(part -> section(part, level + 1));
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        for (List<Typesetting.Run> part : Typesetting.paragraphs(paragraph)) {
            out.append(paragraph(marked(part.stream()
                    .map(run -> new Typesetting.Run(run.text().replaceAll("\\s*\n\\s*", " "), run.italic()))
                    .toList())));
        }
    }

    @Override
    public void notice(Block.Notice notice) {
        String where = notice.where().isBlank() ? "" : " · " + notice.where();
        String advice = notice.remedy().in(document.way());
        out.append(paragraph(bold(escaped(Words.of(notice.tone()) + where + "."))
                + " " + marked(notice.text())
                + (advice.isBlank() ? "" : " " + marked(advice))));
    }

    @Override
    public void keyFigures(Block.KeyFigures keys) {
        keys.figures().forEach(this::keyFigure);
    }

    @Override
    public void table(Table table) {
        table(table, numbering.label(table), table.caption(), table.notes());
    }

    @Override
    public void figure(Figure figure) {
        List<String> notes = new ArrayList<>();
        if (!figure.description().isBlank()) {
            notes.add(figure.description());
        }
        notes.addAll(figure.table().notes());
        table(figure.table(), numbering.label(figure), figure.caption(), notes);
    }

    private void keyFigure(Block.KeyFigure key) {
        String tone = key.tone() == Block.Tone.NEUTRAL ? "" : Words.of(key.tone()) + ". ";
        String comment = tone + key.comment();
        out.append(paragraph(bold(escaped(key.label() + ":"))
                + " " + escaped(Rounding.TYPESET.cell(key.value()))
                + (comment.isBlank() ? "" : " (" + marked(comment) + ")")));
    }

    private void table(Table table, String label, String caption, List<String> notes) {
        out.append(paragraph(bold(escaped(label))));
        if (!caption.isBlank()) {
            out.append(paragraph(italic(escaped(caption))));
        }
        out.append(grid(table));
        for (int n = 0; n < notes.size(); n++) {
            out.append(paragraph((n == 0 ? italic("Note.") + " " : "") + marked(notes.get(n))));
        }
    }

    /** Text with its statistics in italics. */
    final String marked(String text) {
        return marked(Typesetting.runs(PlainText.line(text)));
    }

    final String marked(List<Typesetting.Run> runs) {
        StringBuilder marked = new StringBuilder();
        for (Typesetting.Run run : runs) {
            String escaped = escaped(run.text());
            marked.append(run.italic() ? italic(escaped) : escaped);
        }
        return marked.toString();
    }

    /** What a cell shows, escaped. */
    final String shown(Cell cell) {
        String shown = Rounding.TYPESET.cell(cell);
        return escaped(cell.isText() ? shown : Typesetting.unbroken(shown));
    }

    /** White space of any kind as one space, except that a fixed space stays. */
    static String line(String text) {
        return PlainText.of(text).replaceAll("[\\s\u2028\u2029]+", " ");
    }
}
