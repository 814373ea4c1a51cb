package kith.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import kith.finding.Finding;

/**
 * What separates the cells of a text file.
 *
 * <p>The delimiter stated is taken. Without one it is a comma (a tab in {@code .tsv}), unless the file cannot be read
 * so: when not every row has as many values as there are column names then, and exactly one of semicolon, tab, comma
 * and vertical bar makes them have, it is that one, and a finding says so.
 *
 * @param delimiter the character
 * @param scan of the text by it
 * @param recognised whether it was taken from the file against what is usual
 */
record DelimiterChoice(char delimiter, DelimitedScan scan, boolean recognised) {

    private static final char[] ALL = {';', '\t', ',', '|'};

    /** Those that a file may have: the one stated, or all, the usual one first. */
    static List<Character> candidates(DataSource source) {
        List<Character> candidates = new ArrayList<>(List.of(source.delimiterOrUsual()));
        for (char other : ALL) {
            if (source.layout().delimiter().isEmpty() && !candidates.contains(other)) {
                candidates.add(other);
            }
        }
        return candidates;
    }

    static DelimiterChoice of(String text, DataSource source) {
        char usual = source.delimiterOrUsual();
        DelimiterChoice plain = new DelimiterChoice(usual, new DelimitedScan(text, usual), false);
        if (source.layout().delimiter().isPresent()) {
            return plain;
        }
        if (width(plain.scan(), source.layout(), Top.NAMES) > 1) {
            return plain;
        }
        List<DelimiterChoice> others = fitting(text, source, usual, Top.NAMES);
        if (others.isEmpty()) {
            others = belowTitles(text, source, plain);
        }
        return others.size() == 1 ? others.get(0) : plain;
    }

    /** What the first rows may be. */
    private enum Top {
        NAMES,
        /** Rows of a single value before the names. */
        TITLES
    }

    private static List<DelimiterChoice> fitting(String text, DataSource source, char usual, Top top) {
        List<DelimiterChoice> fitting = new ArrayList<>();
        for (char other : ALL) {
            if (other != usual) {
                DelimitedScan scan = new DelimitedScan(text, other);
                if (width(scan, source.layout(), top) > 1) {
                    fitting.add(new DelimiterChoice(other, scan, true));
                }
            }
        }
        return fitting;
    }

    /**
     * Those that give the most columns below titles: with decimal commas and semicolons, a comma parts the rows as
     * well.
     */
    private static List<DelimiterChoice> belowTitles(String text, DataSource source, DelimiterChoice plain) {
        List<DelimiterChoice> all = fitting(text, source, plain.delimiter(), Top.TITLES);
        if (width(plain.scan(), source.layout(), Top.TITLES) > 1) {
            all.add(plain);
        }
        int widest = all.stream()
                .mapToInt(choice -> width(choice.scan(), source.layout(), Top.TITLES))
                .max()
                .orElse(0);
        return all.stream()
                .filter(choice -> width(choice.scan(), source.layout(), Top.TITLES) == widest)
                .toList();
    }

    /** The number of columns where every row from the column names on has a value for each; else 0. */
    private static int width(DelimitedScan scan, FileLayout layout, Top top) {
        if (scan.rowOfOpenQuote() > 0 || scan.rowOfStrayQuote() > 0) {
            return 0;
        }
        OptionalInt from = layout.headerRow();
        int width = 0;
        for (DelimitedScan.Row row : scan.rows()) {
            boolean title = top == Top.TITLES && width == 0 && row.values() == 1;
            if (row.blank()
                    || title
                    || from.isPresent() && row.number() < from.getAsInt()
                    || layout.skippedRows().contains(row.number())) {
                continue;
            }
            if (width == 0) {
                width = row.values();
            }
            if (row.values() != width || width < 2) {
                return 0;
            }
        }
        return width;
    }

    /** The character that seems to separate the names of the columns when {@code not} does not. */
    static Optional<Character> likely(String names, char not) {
        for (char other : ALL) {
            if (other != not && names.split(Pattern.quote(Character.toString(other)), -1).length > 1) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** What was taken from the file without being stated. */
    Optional<Finding> finding(DataSource source, DecimalMark decimal) {
        boolean comma =
                decimal == DecimalMark.COMMA && source.layout().decimal().isEmpty();
        if (!recognised && !comma) {
            return Optional.empty();
        }
        String layout = !recognised ? "decimal" : comma ? "delimiter_and_decimal" : "delimiter";
        return Optional.of(Finding.of(
                        "layout_recognised",
                        Map.of(
                                "layout",
                                layout,
                                "delimiter",
                                shown(delimiter),
                                "character",
                                delimiter == '\t' ? "tab" : "\"" + delimiter + "\""))
                .at(source.name()));
    }

    /** A delimiter in words. */
    static String shown(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tabs";
            case ';' -> "semicolons";
            case ',' -> "commas";
            case '|' -> "vertical bars";
            default -> "“" + delimiter + "”";
        };
    }
}
