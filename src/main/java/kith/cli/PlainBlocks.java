package kith.cli;

import java.util.Locale;
import kith.finding.WayIn;
import kith.report.document.Block;
import kith.report.document.CellContent;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.render.TextTable;

/** What a section looks like on a terminal. */
final class PlainBlocks implements Block.Visitor {

    private final StringBuilder text = new StringBuilder();
    private final int width;

    PlainBlocks(int width) {
        this.width = width;
    }

    void append(Section section) {
        section.blocks().forEach(this::append);
        section.subsections().forEach(this::append);
    }

    void append(Block block) {
        block.accept(this);
        text.append('\n');
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        text.append(PlainLines.wrap(paragraph.text(), width, ""));
    }

    @Override
    public void notice(Block.Notice notice) {
        String where = notice.where().isEmpty() ? "" : notice.where() + ": ";
        String advice = notice.remedy().in(WayIn.COMMAND_LINE);
        String remedy = advice.isEmpty() ? "" : " " + advice;
        String tone = notice.tone().name().charAt(0)
                + notice.tone().name().substring(1).toLowerCase(Locale.ROOT);
        text.append(PlainLines.wrap(tone + ": " + where + notice.text() + remedy, width, "  "));
    }

    @Override
    public void keyFigures(Block.KeyFigures figures) {
        for (Block.KeyFigure figure : figures.figures()) {
            String words = CellContent.of(figure.value()).words();
            text.append(figure.label()).append(": ");
            text.append(words.isEmpty() ? figure.comment() : words).append('\n');
        }
    }

    @Override
    public void table(Table table) {
        text.append(TextTable.render(table, width));
    }

    /** Nothing: the numbers of a figure stand in a table beside it, or are the picture of one. */
    @Override
    public void figure(Figure figure) {
        text.setLength(Math.max(0, text.length() - 1));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
