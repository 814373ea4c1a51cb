package kith.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.finding.Setting;

/**
 * Reads delimited text. The records are first looked over ({@link DelimitedScan}), so that ragged ones and broken
 * quotes are told with their rows; the sound ones are then cut into cells, every one a text.
 */
final class DelimitedFile {

    private final DataSource source;
    private final FaultLog log;

    DelimitedFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /**
     * A table read from a text.
     *
     * @param delimiter between its cells
     * @param records how many the text has, with those of the head and blank ones
     * @param blank how many rows of responses hold nothing
     */
    record Read(RawTable table, char delimiter, int records, int blank) {}

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read(byte[] bytes) {
        return FileText.of(bytes, source, log)
                .flatMap(file -> read(file.text()).map(read -> {
                    List<Finding> findings = new ArrayList<>(read.table().findings());
                    if (file.assumed()) {
                        findings.add(FileText.assumption(source));
                    }
                    if (read.blank() > 0) {
                        findings.add(BlankRows.finding(source.name(), read.blank()));
                    }
                    return read.table().withFindings(findings);
                }));
    }

    /** The same of a text; the findings do not tell of blank rows. */
    Optional<Read> read(String text) {
        DelimiterChoice choice = DelimiterChoice.of(text, source);
        DelimitedScan scan = choice.scan();
        Optional<HeaderRows> found = HeaderRows.of(rowsOf(scan), source, log);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        HeaderRows head = found.get();
        List<String> header = head.names();
        if (wrongDelimiter(header, choice) || brokenQuotes(scan, scan.rows().size(), 0)) {
            return Optional.empty();
        }
        List<DelimitedScan.Row> rest = new ArrayList<>();
        for (int row = head.place() + 1; row < scan.rows().size(); row++) {
            if (!head.skipped().contains(row)) {
                rest.add(scan.rows().get(row));
            }
        }
        List<DelimitedScan.Row> filled =
                rest.stream().filter(row -> !row.blank()).toList();
        if (filled.isEmpty()) {
            log.add(Fault.FILE, "the file has column names and no rows", "at least one row of responses", "");
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>(head.findings());
        RawTable table = table(scan, filled, header, 0);
        DecimalMark decimal = decimal(choice, table.columns());
        choice.finding(source, decimal).ifPresent(findings::add);
        return Optional.of(new Read(
                table.withFindings(findings)
                        .withDecimal(decimal)
                        .withQuestions(head.questions())
                        .withRepeated(head.columns().repeated()),
                choice.delimiter(),
                scan.rows().size(),
                rest.size() - filled.size()));
    }

    /**
     * A further part of a text that was read from its beginning.
     *
     * @param records how many records of the part are read
     * @param before how many records there are before it
     */
    Read next(DelimitedScan scan, int records, int before, Read first) {
        if (brokenQuotes(scan, records, before)) {
            return new Read(first.table().withoutRows(), first.delimiter(), records, 0);
        }
        List<DelimitedScan.Row> filled = scan.rows().subList(0, records).stream()
                .filter(row -> !row.blank())
                .toList();
        RawTable table = table(scan, filled, first.table().header(), before)
                .withDecimal(first.table().decimal())
                .withRepeated(first.table().repeated());
        return new Read(table, first.delimiter(), records, records - filled.size());
    }

    private RawTable table(DelimitedScan scan, List<DelimitedScan.Row> filled, List<String> header, int before) {
        List<DelimitedScan.Row> sound = sound(filled, header.size(), before);
        int[] numbers = sound.stream().mapToInt(row -> before + row.number()).toArray();
        return RawTable.of(header, cut(scan, sound, header.size()), numbers, List.of());
    }

    /** The mark stated; else a comma where the cells show it and the delimiter goes with it, as in most of Europe. */
    private DecimalMark decimal(DelimiterChoice choice, List<List<String>> columns) {
        return source.layout()
                .decimal()
                .orElseGet(() -> choice.delimiter() == ';' && DecimalMark.commaIn(columns)
                        ? DecimalMark.COMMA
                        : DecimalMark.POINT);
    }

    private static HeaderRows.Rows rowsOf(DelimitedScan scan) {
        return new HeaderRows.Rows() {
            @Override
            public int size() {
                return scan.rows().size();
            }

            @Override
            public int number(int place) {
                return scan.rows().get(place).number();
            }

            @Override
            public boolean blank(int place) {
                return scan.rows().get(place).blank();
            }

            @Override
            public List<String> values(int place) {
                return scan.values(scan.rows().get(place));
            }
        };
    }

    private boolean wrongDelimiter(List<String> header, DelimiterChoice choice) {
        Optional<Character> other =
                header.size() > 1 ? Optional.empty() : DelimiterChoice.likely(header.get(0), choice.delimiter());
        other.ifPresent(likely -> log.add(
                Fault.FILE,
                "separated by " + DelimiterChoice.shown(choice.delimiter()) + ", the file has a single column; it looks"
                        + " separated by " + DelimiterChoice.shown(likely)
                        + ", but not every row has as many values as there are column names then",
                "the delimiter that the file is written with",
                "add " + Setting.to("delimiter", likely == '\t' ? "tab" : "\"" + likely + "\"")
                        + " to see which rows differ"));
        return other.isPresent();
    }

    /** Whether a quote is broken in the first so many records, before which there are others. */
    private boolean brokenQuotes(DelimitedScan scan, int records, int before) {
        boolean open = scan.rowOfOpenQuote() > 0 && scan.rowOfOpenQuote() <= records;
        boolean stray = scan.rowOfStrayQuote() > 0 && scan.rowOfStrayQuote() <= records;
        if (open) {
            log.addRow(
                    Fault.FILE,
                    before + scan.rowOfOpenQuote(),
                    "a quote (\") is opened and never closed",
                    "a closing quote; a quote within a quoted value is doubled (\"\")",
                    "correct the row");
        }
        if (stray) {
            log.addRow(
                    Fault.FILE,
                    before + scan.rowOfStrayQuote(),
                    "something follows a closing quote (\")",
                    "the delimiter or the end of the line; a quote within a quoted value is doubled (\"\")",
                    "correct the row");
        }
        return open || stray;
    }

    /** The rows with as many values as there are names; the others are told. */
    private List<DelimitedScan.Row> sound(List<DelimitedScan.Row> rows, int names, int before) {
        boolean rowNames = before == 0 && rows.stream().allMatch(row -> row.values() == names + 1);
        if (rowNames) {
            log.add(
                    Fault.RAGGED,
                    "every row has one value more than there are column names (" + names + ")",
                    "a name for every column",
                    "if the first column holds the names of the rows, give it a name in the header");
            return List.of();
        }
        List<DelimitedScan.Row> sound = new ArrayList<>(rows.size());
        for (DelimitedScan.Row row : rows) {
            if (row.values() == names) {
                sound.add(row);
            } else {
                log.addRow(
                        Fault.RAGGED,
                        before + row.number(),
                        row.values() + (row.values() == 1 ? " value" : " values"),
                        names + ", as many as there are column names",
                        row.values() < names
                                ? "add the missing values, or their delimiters where they are blank"
                                : "take the surplus values out, or put a value that contains the delimiter in quotes");
            }
        }
        return sound;
    }

    private static List<List<String>> cut(DelimitedScan scan, List<DelimitedScan.Row> rows, int width) {
        List<TextColumn.Builder> columns = TextColumn.Builder.several(width, rows.size());
        rows.forEach(row -> scan.cut(row, columns));
        return TextColumn.Builder.columns(columns);
    }
}
