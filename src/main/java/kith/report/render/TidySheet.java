package kith.report.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kith.report.document.Cell;
import kith.report.document.Table;
import kith.report.document.Table.Alignment;
import kith.text.ExactNumber;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * One table alone on a sheet, for programs: the first line holds the names of the columns, each different; an estimate
 * with its interval takes three named columns; headings between rows become a first column {@code group}; nothing is
 * merged, and a cell without a value is empty.
 */
final class TidySheet {

    private static final Pattern INTERVAL = Pattern.compile("\\s*\\[[^\\]]*CI]");
    private static final int WIDTH = 16 * 256;

    private TidySheet() {}

    static void write(XSSFSheet sheet, ExcelStyles styles, Table table) {
        List<String> names = names(table);
        for (int c = 0; c < names.size(); c++) {
            ExcelSheet.put(sheet, styles, 0, c, names.get(c), styles.head(Alignment.START, false));
            sheet.setColumnWidth(c, WIDTH);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            int next = 0;
            if (!table.groups().isEmpty()) {
                text(sheet, styles, r + 1, next++, TableShape.groupOf(table, r));
            }
            for (int c = 0; c < table.columns().size(); c++) {
                cell(sheet, styles, r + 1, next, table.rows().get(r).get(c));
                next += TableShape.hasIntervals(table, c) ? 3 : 1;
            }
        }
        sheet.createFreezePane(0, 1);
    }

    private static List<String> names(Table table) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        if (!table.groups().isEmpty()) {
            names.add(different("group", taken));
        }
        for (int c = 0; c < table.columns().size(); c++) {
            String heading = PlainText.line(table.columns().get(c).heading());
            if (TableShape.hasIntervals(table, c)) {
                String estimate = INTERVAL.matcher(heading).replaceAll("").strip();
                names.add(different(estimate, taken));
                names.add(different(estimate + " lower", taken));
                names.add(different(estimate + " upper", taken));
            } else {
                names.add(different(heading, taken));
            }
        }
        return names;
    }

    private static String different(String name, Set<String> taken) {
        String some = name.isBlank() ? "column" : name;
        String own = some;
        for (int n = 2; !taken.add(own); n++) {
            own = some + " " + n;
        }
        return own;
    }

    private static void cell(XSSFSheet sheet, ExcelStyles styles, int row, int column, Cell cell) {
        cell.accept(new Cell.Visitor<Void>() {

            @Override
            public Void text(String text) {
                TidySheet.text(sheet, styles, row, column, text);
                return null;
            }

            @Override
            public Void number(double value, Cell.Format format) {
                TidySheet.number(sheet, styles, row, column, value, format);
                return null;
            }

            @Override
            public Void interval(Cell.Interval interval) {
                number(interval.estimate(), interval.format());
                TidySheet.number(sheet, styles, row, column + 1, interval.lower(), interval.format());
                TidySheet.number(sheet, styles, row, column + 2, interval.upper(), interval.format());
                return null;
            }

            @Override
            public Void empty() {
                return null;
            }
        });
    }

    private static void text(XSSFSheet sheet, ExcelStyles styles, int row, int column, String text) {
        ExcelSheet.put(sheet, styles, row, column, text, styles.text(Alignment.START, false));
    }

    private static void number(
            XSSFSheet sheet, ExcelStyles styles, int row, int column, double value, Cell.Format format) {
        if (Double.isFinite(value)) {
            XSSFCell cell = (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row)).createCell(column);
            cell.setCellValue(ExactNumber.of(value).doubleValue());
            cell.setCellStyle(styles.number(format, false));
        }
    }
}
