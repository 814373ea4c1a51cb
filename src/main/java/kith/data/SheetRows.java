package kith.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Gathers the rows of a sheet from its XML (ECMA-376 part 1, section 18.3.1). */
final class SheetRows extends DefaultHandler {

    private final SharedStrings shared;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<String> values = new ArrayList<>();
    private int row;
    private int column;
    private String type = "";
    private boolean collecting;

    SheetRows(SharedStrings shared) {
        this.shared = shared;
    }

    /**
     * @param number as Excel shows it, from 1
     * @param values from column A on; an empty text for an empty cell
     */
    record Row(int number, List<String> values) {
        boolean blank() {
            return values.stream().allMatch(String::isEmpty);
        }
    }

    List<Row> rows() {
        return rows;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "row" -> {
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                values = new ArrayList<>();
            }
            case "c" -> {
                String place = attributes.getValue("r");
                column = place == null ? column + 1 : columnOf(place);
                String told = attributes.getValue("t");
                type = told == null ? "n" : told;
                text.setLength(0);
            }
            case "v", "t" -> collecting = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        switch (local) {
            case "v", "t" -> collecting = false;
            case "c" -> {
                while (values.size() <= column) {
                    values.add("");
                }
                values.set(column, value());
            }
            case "row" -> rows.add(new Row(row, values));
            default -> {}
        }
    }

    private String value() {
        String raw = text.toString();
        return switch (type) {
            case "s" ->
                raw.isEmpty()
                        ? ""
                        : shared.getItemAt(Integer.parseInt(raw)).getString().strip();
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            case "n" -> whole(raw);
            default -> raw.strip();
        };
    }

    /** Whole numbers are stored as {@code 3.0} by some programs. */
    private static String whole(String raw) {
        return raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw;
    }

    private static int columnOf(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(place.charAt(i)) - 'A' + 1);
        }
        return column - 1;
    }

    /** The letters of a column, from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
