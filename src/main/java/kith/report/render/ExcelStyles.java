package kith.report.render;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import kith.report.document.Block.Tone;
import kith.report.document.Cell.Format;
import kith.report.document.Table.Alignment;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Styles of a workbook, each made once. */
final class ExcelStyles {

    private static final String SOFT = "565D66";
    private static final String LINK = "1F4E79";

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();

    ExcelStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    XSSFCellStyle title() {
        return style("title", style -> style.setFont(font(16, true, false, null)));
    }

    XSSFCellStyle subtitle() {
        return style("subtitle", style -> {
            style.setFont(font(11, false, false, SOFT));
            wrap(style);
        });
    }

    XSSFCellStyle heading() {
        return style("heading", style -> style.setFont(font(13, true, false, null)));
    }

    XSSFCellStyle label() {
        return style("label", style -> style.setFont(font(11, true, false, null)));
    }

    XSSFCellStyle caption() {
        return style("caption", style -> style.setFont(font(11, false, true, null)));
    }

    XSSFCellStyle link() {
        return style("link", style -> {
            XSSFFont font = font(11, false, false, LINK);
            font.setUnderline(XSSFFont.U_SINGLE);
            style.setFont(font);
        });
    }

    XSSFCellStyle paragraph() {
        return style("paragraph", ExcelStyles::wrap);
    }

    XSSFCellStyle note() {
        return style("note", style -> {
            style.setFont(font(9, false, false, SOFT));
            wrap(style);
        });
    }

    XSSFCellStyle group() {
        return style("group", style -> style.setFont(font(11, true, false, null)));
    }

    XSSFCellStyle value(Format format) {
        return style("value" + format, style -> {
            style.setFont(font(13, true, false, null));
            style.setAlignment(HorizontalAlignment.LEFT);
            if (format != null) {
                style.setDataFormat(workbook.createDataFormat().getFormat(code(format)));
            }
        });
    }

    /** A finding or another notice, coloured by its tone. */
    XSSFCellStyle notice(Tone tone) {
        return style("notice" + tone, style -> {
            style.setFillForegroundColor(colour(panel(tone)));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFont(font(11, false, false, ink(tone)));
            wrap(style);
        });
    }

    /** The same on one line. */
    XSSFCellStyle noticeLine(Tone tone) {
        return style("line" + tone, style -> style.setFont(font(11, true, false, ink(tone))));
    }

    /** The head of a column; lines above and below, as in print. */
    XSSFCellStyle head(Alignment alignment, boolean italic) {
        return style("head" + alignment + italic, style -> {
            style.setFont(font(11, true, italic, null));
            style.setBorderTop(BorderStyle.MEDIUM);
            style.setBorderBottom(BorderStyle.THIN);
            style.setAlignment(horizontal(alignment));
            style.setVerticalAlignment(VerticalAlignment.BOTTOM);
            style.setWrapText(true);
        });
    }

    /** Text in a table. */
    XSSFCellStyle text(Alignment alignment, boolean last) {
        return style("text" + alignment + last, style -> {
            wrap(style);
            style.setAlignment(horizontal(alignment));
            close(style, last);
        });
    }

    /** A number in a table. */
    XSSFCellStyle number(Format format, boolean last) {
        return style("number" + format + last, style -> {
            style.setDataFormat(workbook.createDataFormat().getFormat(code(format)));
            style.setVerticalAlignment(VerticalAlignment.TOP);
            style.setAlignment(HorizontalAlignment.RIGHT);
            close(style, last);
        });
    }

    /** The same style for a text that begins like a formula, so that it stays text when the cell is edited. */
    XSSFCellStyle quoted(XSSFCellStyle style) {
        return style("quoted" + style.getIndex(), quoted -> {
            quoted.cloneStyleFrom(style);
            quoted.setQuotePrefixed(true);
        });
    }

    /** Number format of Excel; without the zero before the point where the APA wants none. */
    static String code(Format format) {
        return switch (format) {
            case COUNT -> "#,##0";
            case TWO_DECIMALS -> "0.00";
            case THREE_DECIMALS -> "0.000";
            case CORRELATION -> ".00";
            case FIT_INDEX -> ".000";
            case P_VALUE -> "[<0.001]\"< .001\";.000";
            case PERCENT -> "0.0%";
        };
    }

    private XSSFCellStyle style(String key, Consumer<XSSFCellStyle> set) {
        XSSFCellStyle known = styles.get(key);
        if (known != null) {
            return known;
        }
        XSSFCellStyle style = workbook.createCellStyle();
        set.accept(style);
        styles.put(key, style);
        return style;
    }

    private static void wrap(XSSFCellStyle style) {
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
    }

    private static void close(XSSFCellStyle style, boolean last) {
        if (last) {
            style.setBorderBottom(BorderStyle.MEDIUM);
        }
    }

    private static HorizontalAlignment horizontal(Alignment alignment) {
        return switch (alignment) {
            case START -> HorizontalAlignment.LEFT;
            case CENTRE -> HorizontalAlignment.CENTER;
            case END -> HorizontalAlignment.RIGHT;
        };
    }

    private XSSFFont font(int size, boolean bold, boolean italic, String colour) {
        XSSFFont font = workbook.createFont();
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        font.setItalic(italic);
        if (colour != null) {
            font.setColor(colour(colour));
        }
        return font;
    }

    static XSSFColor colour(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XSSFColor(
                new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, new DefaultIndexedColorMap());
    }

    private static String panel(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "F3F4F5";
            case GOOD -> "EAF5EE";
            case NOTE -> "EDF3F9";
            case WARNING -> "FDF1DC";
            case ERROR -> "FBE3E5";
        };
    }

    private static String ink(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "1C2024";
            case GOOD -> "17663A";
            case NOTE -> "1F4E79";
            case WARNING -> "7A4900";
            case ERROR -> "A3222B";
        };
    }
}
