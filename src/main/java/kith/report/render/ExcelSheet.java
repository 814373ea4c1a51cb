package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kith.finding.WayIn;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.CellContent;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Alignment;
import kith.text.ApaNumber;
import kith.text.ExactNumber;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFColorScaleFormatting;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** One section on one sheet, from top to bottom; native charts stand to the right of their tables. */
final class ExcelSheet implements Block.Visitor {

    /** Longest text that a cell holds. */
    static final int CELL_LIMIT = 32_767;

    private static final String CUT = " … [cut: longer than a cell can hold]";
    private static final int WIDEST = 46;
    private static final int NARROWEST = 9;
    private static final int TEXT_WIDTH = 100;
    private static final double LINE = 15;
    private static final int TALLEST = 400;
    private static final int HEADER_TO_FREEZE = 12;

    private final XSSFSheet sheet;
    private final ExcelStyles styles;
    private final Numbering numbering;
    private final WayIn way;
    private final Map<Integer, Integer> widths = new TreeMap<>();
    private final List<Integer> spanning = new ArrayList<>();
    private final List<PendingChart> charts = new ArrayList<>();
    private int next;
    private int tables;
    private int header = -1;

    /** A chart whose place is known once the columns have their widths. */
    private record PendingChart(Figure figure, int row, int column) {}

    ExcelSheet(XSSFSheet sheet, ExcelStyles styles, Numbering numbering, WayIn way) {
        this.sheet = sheet;
        this.styles = styles;
        this.numbering = numbering;
        this.way = way;
    }

    /** Writes the section and places its charts. */
    void write(Section section, ExcelCharts drawer) {
        put(next++, 0, section.title(), styles.title());
        next++;
        body(section);
        setWidths();
        freeze();
        for (PendingChart chart : charts) {
            drawer.draw(sheet, chart.figure(), numbering.label(chart.figure()), chart.row(), chart.column());
        }
        page(sheet);
    }

    /** A sheet without grid lines that prints on A4 across, as wide as the page. */
    static void page(XSSFSheet sheet) {
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize((short) 9);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void body(Section section) {
        for (Block block : section.blocks()) {
            block.accept(this);
            next++;
        }
        for (Section part : section.subsections()) {
            put(next++, 0, part.title(), styles.heading());
            next++;
            body(part);
        }
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        wide(paragraph.text(), styles.paragraph());
    }

    @Override
    public void notice(Block.Notice notice) {
        wide(sentence(notice), styles.notice(notice.tone()));
    }

    @Override
    public void keyFigures(Block.KeyFigures keys) {
        keys.figures().forEach(this::keyFigure);
    }

    @Override
    public void table(Table table) {
        table(table, numbering.label(table), table.caption());
    }

    private String sentence(Block.Notice notice) {
        String where = notice.where().isBlank() ? "" : " · " + notice.where();
        String advice = notice.remedy().in(way);
        String remedy = advice.isBlank() ? "" : "\n" + advice;
        return Words.of(notice.tone()) + where + ". " + notice.text() + remedy;
    }

    private void keyFigure(Block.KeyFigure key) {
        widen(0, PlainText.width(PlainText.line(key.label())));
        put(next, 0, key.label(), styles.text(Alignment.START, false));
        Cell value = key.value();
        Optional<Cell.Number> number = CellContent.of(value).number().filter(one -> Double.isFinite(one.value()));
        if (number.isPresent()) {
            XSSFCell cell = row(next).createCell(1);
            cell.setCellValue(ExactNumber.of(number.get().value()).doubleValue());
            cell.setCellStyle(styles.value(number.get().format()));
        } else {
            put(next, 1, Rounding.TYPESET.cell(value), styles.value(null));
        }
        String tone = key.tone() == Block.Tone.NEUTRAL
                ? ""
                : Words.of(key.tone()) + (key.comment().isBlank() ? "" : ": ");
        String comment = tone + key.comment();
        widen(1, Math.min(24, PlainText.width(Rounding.TYPESET.cell(value)) * 4 / 3));
        if (!comment.isBlank()) {
            put(next, 2, comment, key.tone() == Block.Tone.NEUTRAL ? styles.label() : styles.noticeLine(key.tone()));
        }
        next++;
    }

    @Override
    public void figure(Figure figure) {
        int top = next;
        int columns = table(figure.table(), numbering.label(figure), figure.caption());
        if (!figure.description().isBlank()) {
            wide(figure.description(), styles.note());
        }
        if (ExcelCharts.canDraw(figure)) {
            charts.add(new PendingChart(figure, top + 2, columns + 1));
            next = Math.max(next, top + 2 + ExcelCharts.rows(figure) + 1);
        }
    }

    /** Writes a table and tells how many columns of the sheet it takes. */
    private int table(Table table, String label, String caption) {
        put(next++, 0, label, styles.label());
        put(next++, 0, caption, styles.caption());
        int[] starts = starts(table);
        heads(table, starts);
        int head = next;
        if (tables++ == 0) {
            header = head;
        }
        next++;
        int first = next;
        for (int r = 0; r < table.rows().size(); r++) {
            String group = TableShape.groupBefore(table, r);
            if (!group.isEmpty()) {
                put(next++, 0, group, styles.group());
            }
            rowOf(table, r, starts);
            next++;
        }
        shade(table, starts, first, next - 1);
        for (int n = 0; n < table.notes().size(); n++) {
            wide((n == 0 ? "Note. " : "") + table.notes().get(n), styles.note());
        }
        return starts[starts.length - 1];
    }

    /** First column of the sheet for each column of the table, and the first one behind it. */
    private static int[] starts(Table table) {
        int[] starts = new int[table.columns().size() + 1];
        for (int c = 0; c < table.columns().size(); c++) {
            starts[c + 1] = starts[c] + (TableShape.hasIntervals(table, c) ? 3 : 1);
        }
        return starts;
    }

    private void heads(Table table, int[] starts) {
        int lines = 1;
        for (int c = 0; c < table.columns().size(); c++) {
            Table.Column column = table.columns().get(c);
            XSSFCellStyle style = styles.head(column.alignment(), column.italic());
            put(next, starts[c], column.heading(), style);
            int longest = longestWord(column.heading());
            widen(starts[c], Math.max(longest, Math.min(18, PlainText.width(PlainText.line(column.heading())))));
            lines = Math.max(lines, lines(column.heading(), Math.max(longest, 18)));
            if (starts[c + 1] - starts[c] == 3) {
                put(next, starts[c] + 1, Words.LOWER, style);
                put(next, starts[c] + 2, Words.UPPER, style);
            }
        }
        row(next).setHeightInPoints((float) Math.min(TALLEST, LINE * lines + 3));
    }

    private void rowOf(Table table, int r, int[] starts) {
        boolean last = r == table.rows().size() - 1;
        int lines = 1;
        for (int c = 0; c < table.columns().size(); c++) {
            Cell cell = table.rows().get(r).get(c);
            Alignment alignment = table.columns().get(c).alignment();
            int filled = cell.accept(new CellInRow(starts[c], alignment, last));
            if (cell.isText()) {
                lines = Math.max(lines, lines(Rounding.TYPESET.cell(cell), WIDEST));
            }
            for (int empty = starts[c] + filled; empty < starts[c + 1]; empty++) {
                put(next, empty, "", styles.text(alignment, last));
            }
        }
        row(next).setHeightInPoints((float) Math.min(TALLEST, LINE * lines));
    }

    /** Puts what a cell holds into the next row and tells how many columns it took. */
    private final class CellInRow implements Cell.Visitor<Integer> {

        private final int column;
        private final Alignment alignment;
        private final boolean last;

        CellInRow(int column, Alignment alignment, boolean last) {
            this.column = column;
            this.alignment = alignment;
            this.last = last;
        }

        @Override
        public Integer text(String text) {
            put(next, column, text, styles.text(alignment, last));
            widen(column, PlainText.width(PlainText.line(text)));
            return 1;
        }

        @Override
        public Integer number(double value, Cell.Format format) {
            ExcelSheet.this.number(next, column, value, format, last);
            return 1;
        }

        @Override
        public Integer interval(Cell.Interval interval) {
            ExcelSheet.this.number(next, column, interval.estimate(), interval.format(), last);
            ExcelSheet.this.number(next, column + 1, interval.lower(), interval.format(), last);
            ExcelSheet.this.number(next, column + 2, interval.upper(), interval.format(), last);
            return 3;
        }

        @Override
        public Integer empty() {
            put(next, column, ApaNumber.DASH, styles.text(alignment, last));
            return 1;
        }
    }

    private void number(int row, int column, double value, Cell.Format format, boolean last) {
        if (!Double.isFinite(value)) {
            put(row, column, ApaNumber.DASH, styles.text(Alignment.END, last));
            return;
        }
        XSSFCell cell = row(row).createCell(column);
        cell.setCellValue(ExactNumber.of(value).doubleValue());
        cell.setCellStyle(styles.number(format, last));
        widen(column, PlainText.width(Rounding.TYPESET.number(value, format)));
    }

    /** Shades correlations from −1 over 0 to 1. */
    private void shade(Table table, int[] starts, int first, int last) {
        List<Integer> shaded = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            if (table.columns().get(c).shaded()) {
                shaded.add(starts[c]);
            }
        }
        if (shaded.isEmpty() || last < first) {
            return;
        }
        XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingColorScaleRule();
        XSSFColorScaleFormatting scale = rule.getColorScaleFormatting();
        for (int i = 0; i < 3; i++) {
            scale.getThresholds()[i].setRangeType(RangeType.NUMBER);
            scale.getThresholds()[i].setValue(i - 1.0);
        }
        scale.setColors(new XSSFColor[] {
            ExcelStyles.colour("D98A52"), ExcelStyles.colour("FFFFFF"), ExcelStyles.colour("6F9CC6")
        });
        CellRangeAddress[] ranges = shaded.stream()
                .map(c -> new CellRangeAddress(first, last, c, c))
                .toArray(CellRangeAddress[]::new);
        formatting.addConditionalFormatting(ranges, rule);
    }

    /** A text over the width of the sheet. */
    private void wide(String text, XSSFCellStyle style) {
        put(next, 0, text, style);
        spanning.add(next);
        row(next).setHeightInPoints((float) Math.min(TALLEST, LINE * lines(text, TEXT_WIDTH) + 3));
        next++;
    }

    private void put(int row, int column, String text, XSSFCellStyle style) {
        put(sheet, styles, row, column, text, style);
    }

    /** Writes a text as a text, whatever it begins with; a longer one than a cell can hold ends with a mark. */
    static void put(XSSFSheet sheet, ExcelStyles styles, int row, int column, String text, XSSFCellStyle style) {
        XSSFRow there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        XSSFCell cell = there.createCell(column);
        String clean = PlainText.of(text);
        // Excel reads _x0041_ as A; an escaped underscore keeps it as it is.
        String literal = clean.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
        cell.setCellValue(PlainText.cut(literal, CELL_LIMIT, CUT));
        boolean formula = !clean.isEmpty() && "=+-@".indexOf(clean.charAt(0)) >= 0;
        cell.setCellStyle(formula ? styles.quoted(style) : style);
    }

    private XSSFRow row(int row) {
        XSSFRow there = sheet.getRow(row);
        return there == null ? sheet.createRow(row) : there;
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : PlainText.line(text).split(" ")) {
            longest = Math.max(longest, PlainText.width(word));
        }
        return Math.min(longest, WIDEST);
    }

    private static int lines(String text, int width) {
        int lines = 0;
        for (String line : PlainText.of(text).split("\n", -1)) {
            lines += Math.max(1, (int) Math.ceil(PlainText.width(line) * 1.08 / width));
        }
        return lines;
    }

    private void widen(int column, int characters) {
        widths.merge(column, Math.min(WIDEST, characters + 2), Math::max);
    }

    private void setWidths() {
        int total = 0;
        int last = -1;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            int characters = Math.max(NARROWEST, width.getValue());
            sheet.setColumnWidth(width.getKey(), characters * 256);
            last = Math.max(last, width.getKey());
        }
        int column = 0;
        while (total < TEXT_WIDTH || column < 2) {
            total += sheet.getColumnWidth(column) / 256;
            column++;
        }
        for (int row : spanning) {
            sheet.addMergedRegion(new CellRangeAddress(row, row, 0, column - 1));
        }
    }

    /** The heads of an only table stay in sight, else the title. */
    private void freeze() {
        boolean only = tables == 1 && header >= 0 && header <= HEADER_TO_FREEZE;
        sheet.createFreezePane(0, only ? header + 1 : 1);
        if (only) {
            sheet.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
        }
    }
}
