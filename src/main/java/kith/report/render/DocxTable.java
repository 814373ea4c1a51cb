package kith.report.render;

import java.util.Arrays;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Table;
import kith.report.document.Table.Alignment;

/**
 * Tables of a Word document as the APA wants them (Publication Manual, 7th edition, 7.8 to 7.14): rules above and below
 * the heads and below the last row, none between columns; heads repeat on each page and no row is split.
 */
final class DocxTable {

    /** Twentieths of a point that a character takes at the usual size of text in tables, and at the smaller one. */
    private static final int CHARACTER = 112;

    private static final int SMALL_CHARACTER = 94;

    /** Left and right of a cell together. */
    private static final int PADDING = 140;

    /** Tables that need less are not spread over the whole line. */
    private static final double LEAST_SHARE = 0.7;

    private static final int KEPT_TOGETHER = 14;
    private static final String RULE = " w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>";
    private static final String THIN = " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";

    private final StringBuilder out = new StringBuilder();
    private final Table table;
    private final String style;

    private DocxTable(Table table, String style) {
        this.table = table;
        this.style = style;
    }

    static boolean needsLandscape(Table table) {
        return least(table, SMALL_CHARACTER) > DocxBody.ACROSS_PORTRAIT;
    }

    /** A table on a page of some width. */
    static String of(Table table, int across) {
        boolean small = least(table, CHARACTER) > across;
        int[] widths = widths(table, across, small ? SMALL_CHARACTER : CHARACTER);
        return new DocxTable(table, small ? "TableTextSmall" : "TableText").xml(widths);
    }

    private static int least(Table table, int character) {
        return TableShape.lengths(table).stream()
                .mapToInt(length -> length.least() * character + PADDING)
                .sum();
    }

    /** What each column needs at least, and a part of what is left by what would read well. */
    private static int[] widths(Table table, int across, int character) {
        List<TableShape.Length> lengths = TableShape.lengths(table);
        double least = least(table, character);
        double more = lengths.stream()
                .mapToDouble(length -> (length.usual() - length.least()) * character)
                .sum();
        double total = Math.min(across, Math.max(least + more, LEAST_SHARE * across));
        double left = Math.max(0, total - least);
        double part = more > 0 ? Math.min(1, left / more) : 0;
        double spare = Math.max(0, left - more) / Math.max(1, lengths.size());
        double squeeze = Math.min(1, across / least);
        return lengths.stream()
                .mapToDouble(length -> (length.least() * character + PADDING) * squeeze
                        + (length.usual() - length.least()) * character * part
                        + spare)
                .mapToInt(width -> (int) Math.floor(width))
                .toArray();
    }

    /** Labels and values without rules. */
    static String plain(List<List<Cell>> rows) {
        int[] widths = {DocxBody.ACROSS_PORTRAIT / 3, DocxBody.ACROSS_PORTRAIT - DocxBody.ACROSS_PORTRAIT / 3};
        return rows(rows, widths);
    }

    /** Label, value and comment of each. */
    static String of(Block.KeyFigures keys) {
        List<List<Cell>> rows = keys.figures().stream()
                .map(key -> List.of(
                        Cell.text(key.label()),
                        Cell.text(Rounding.TYPESET.cell(key.value())),
                        Cell.text(
                                (key.tone() == Block.Tone.NEUTRAL ? "" : Words.of(key.tone()) + ": ") + key.comment())))
                .toList();
        int third = DocxBody.ACROSS_PORTRAIT / 3;
        return rows(rows, new int[] {third, third, third});
    }

    private static String rows(List<List<Cell>> rows, int[] widths) {
        List<Table.Column> columns =
                Arrays.stream(widths).mapToObj(width -> Table.Column.text("")).toList();
        DocxTable table = new DocxTable(new Table("plain", "", columns, rows, List.of()), "TableText");
        table.begin(widths, "");
        for (int r = 0; r < rows.size(); r++) {
            table.row(r, widths);
        }
        return table.out.append("</w:tbl>\n").toString();
    }

    private String xml(int[] widths) {
        int across = Arrays.stream(widths).sum();
        begin(widths, "<w:tblBorders><w:top" + RULE + "<w:bottom" + RULE + "</w:tblBorders>");
        out.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (int c = 0; c < widths.length; c++) {
            Table.Column column = table.columns().get(c);
            StringBuilder runs = new StringBuilder();
            for (Typesetting.Run run : Typesetting.heading(column)) {
                runs.append(DocxBody.run(run.text(), run.italic() ? "<w:i/>" : ""));
            }
            String rule = "<w:tcBorders><w:bottom" + THIN + "</w:tcBorders>";
            cell(widths[c], 1, rule + "<w:vAlign w:val=\"bottom\"/>", column.alignment(), true, runs.toString());
        }
        out.append("</w:tr>\n");
        for (int r = 0; r < table.rows().size(); r++) {
            String group = TableShape.groupBefore(table, r);
            if (!group.isEmpty()) {
                out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
                String runs = DocxBody.run(PlainText.line(group), "<w:b/>");
                cell(across, widths.length, "", Alignment.START, true, runs);
                out.append("</w:tr>\n");
            }
            row(r, widths);
        }
        return out.append("</w:tbl>\n").toString();
    }

    private void begin(int[] widths, String borders) {
        int total = Arrays.stream(widths).sum();
        out.append("<w:tbl><w:tblPr><w:tblW w:w=\"").append(total).append("\" w:type=\"dxa\"/>");
        out.append(borders)
                .append("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>")
                .append(
                        "<w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        for (int width : widths) {
            out.append("<w:gridCol w:w=\"").append(width).append("\"/>");
        }
        out.append("</w:tblGrid>\n");
    }

    private void row(int r, int[] widths) {
        boolean kept = table.rows().size() <= KEPT_TOGETHER && r < table.rows().size() - 1;
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (int c = 0; c < widths.length; c++) {
            Cell cell = table.rows().get(r).get(c);
            String shown = Rounding.TYPESET.cell(cell);
            String words = cell.isText() ? shown : Typesetting.unbroken(shown);
            cell(widths[c], 1, "", table.columns().get(c).alignment(), kept, DocxBody.run(words, ""));
        }
        out.append("</w:tr>\n");
    }

    private void cell(int width, int span, String properties, Alignment alignment, boolean kept, String runs) {
        out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/>");
        out.append(span > 1 ? "<w:gridSpan w:val=\"" + span + "\"/>" : "").append(properties);
        out.append("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>");
        out.append(kept ? "<w:keepNext/>" : "");
        out.append(
                switch (alignment) {
                    case START -> "";
                    case CENTRE -> "<w:jc w:val=\"center\"/>";
                    case END -> "<w:jc w:val=\"right\"/>";
                });
        out.append("</w:pPr>").append(runs).append("</w:p></w:tc>");
    }
}
