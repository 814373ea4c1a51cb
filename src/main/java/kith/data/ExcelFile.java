package kith.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.ParserConfigurationException;
import kith.finding.Finding;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads a sheet of an Excel workbook, row by row as it streams by, so that a large one does not fill the memory. Cells
 * are read as they are stored, not as they are shown: 3.14159 with a format of two decimals is 3.14159. A formula gives
 * the value that was stored with it; one without a stored value, a date, a logical value or an error is kept as such,
 * so that none of them is taken for a number.
 */
final class ExcelFile {

    static {
        // Without a provider named, the Log4j interface under POI complains on standard error.
        if (System.getProperty("log4j.provider") == null) {
            System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
            System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        }
    }

    private static final Pattern FROM_1904 = Pattern.compile("date1904=\"(1|true)\"");

    private final DataSource source;
    private final FaultLog log;
    private final List<Finding> findings = new ArrayList<>();

    ExcelFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read() {
        // From the file, not from memory: POI refuses to hold more than 100 MB of one sheet in memory.
        try (OPCPackage opened = OPCPackage.open(source.file().toFile(), PackageAccess.READ)) {
            return chosen(opened).flatMap(this::table);
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // A file that is no workbook, or a broken one, trips POI in many places with exceptions of many kinds.
            log.add(
                    Fault.FILE,
                    "the workbook cannot be read (" + firstLine(e) + ")",
                    "an Excel workbook (.xlsx) without a password",
                    "open it in Excel and save it again");
            return Optional.empty();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** The rows of the sheet stated; else of the first, or of the first with a table where that one has none. */
    private Optional<List<SheetRows.Row>> chosen(OPCPackage opened)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        XSSFReader reader = new XSSFReader(opened);
        Map<String, List<SheetRows.Row>> read = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        String table = "";
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                String name = sheets.getSheetName();
                names.add(name);
                if (table.isEmpty() && source.sheet().map(name::equals).orElse(true)) {
                    List<SheetRows.Row> rows = rows(sheet, reader, opened);
                    read.put(name, rows);
                    table = source.sheet().isPresent() || HeaderRows.isTable(rowsOf(rows)) ? name : "";
                }
            }
        }
        if (names.isEmpty()) {
            log.add(Fault.FILE, "there is no sheet", "a workbook with a sheet of responses", "save it anew");
            return Optional.empty();
        }
        if (source.sheet().isEmpty()) {
            String name = table.isEmpty() ? names.get(0) : table;
            tellSheet(names, name);
            return Optional.of(read.get(name));
        }
        if (table.isEmpty()) {
            String wanted = source.sheet().get();
            log.add(
                    Fault.FILE,
                    "there is no sheet “" + wanted + "”",
                    names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", ")),
                    Likeness.didYouMean(wanted, names));
        }
        return Optional.ofNullable(read.get(table));
    }

    private void tellSheet(List<String> names, String chosen) {
        if (names.size() > 1) {
            Finding finding = names.get(0).equals(chosen)
                    ? Finding.of("first_sheet", Map.of("sheets", names.size(), "sheet", chosen))
                    : Finding.of("sheet_found", Map.of("sheets", names.size(), "sheet", chosen));
            findings.add(finding.at(source.name()));
        }
    }

    private static List<SheetRows.Row> rows(InputStream sheet, XSSFReader reader, OPCPackage opened)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        SheetRows rows = new SheetRows(
                new ReadOnlySharedStringsTable(opened, false), reader.getStylesTable(), countsFrom1904(reader));
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(rows);
        parser.parse(new InputSource(sheet));
        return rows.rows();
    }

    private static boolean countsFrom1904(XSSFReader reader) throws IOException, OpenXML4JException {
        try (InputStream in = reader.getWorkbookData()) {
            String head = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return FROM_1904.matcher(head).find();
        }
    }

    private Optional<RawTable> table(List<SheetRows.Row> all) {
        Optional<HeaderRows> found = HeaderRows.of(rowsOf(all), source, log);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        HeaderRows head = found.get();
        findings.addAll(head.findings());
        List<String> header = new ArrayList<>(head.names());
        while (!header.isEmpty() && header.get(header.size() - 1).isEmpty()) {
            header.remove(header.size() - 1);
        }
        List<SheetRows.Row> rows = new ArrayList<>();
        for (int i = head.place() + 1; i < all.size(); i++) {
            if (!all.get(i).blank() && !head.skipped().contains(i)) {
                rows.add(all.get(i));
            }
        }
        if (rows.isEmpty()) {
            log.add(Fault.FILE, "the sheet has column names and no rows", "at least one row of responses", "");
            return Optional.empty();
        }
        int blank = rows.get(rows.size() - 1).number()
                - all.get(head.place()).number()
                - rows.size()
                - head.skipped().size();
        if (blank > 0) {
            findings.add(BlankRows.finding(source.name(), blank));
        }
        List<TextColumn.Builder> columns = TextColumn.Builder.several(header.size(), rows.size());
        rows.forEach(row -> fill(columns, row));
        int[] numbers = rows.stream().mapToInt(SheetRows.Row::number).toArray();
        return Optional.of(RawTable.of(header, TextColumn.Builder.columns(columns), numbers, findings)
                .withKinds(kinds(header, rows))
                .withQuestions(head.questions())
                .withRepeated(head.columns().repeated()));
    }

    private static HeaderRows.Rows rowsOf(List<SheetRows.Row> all) {
        return new HeaderRows.Rows() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public int number(int place) {
                return all.get(place).number();
            }

            @Override
            public boolean blank(int place) {
                return all.get(place).blank();
            }

            @Override
            public List<String> values(int place) {
                return all.get(place).values();
            }
        };
    }

    private static Map<String, Map<Integer, CellKind>> kinds(List<String> header, List<SheetRows.Row> rows) {
        Map<String, Map<Integer, CellKind>> kinds = new HashMap<>();
        for (SheetRows.Row row : rows) {
            row.kinds().forEach((column, kind) -> {
                if (column < header.size()) {
                    kinds.computeIfAbsent(header.get(column), name -> new HashMap<>())
                            .put(row.number(), kind);
                }
            });
        }
        return kinds;
    }

    private void fill(List<TextColumn.Builder> columns, SheetRows.Row row) {
        List<String> values = row.values();
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).add(c < values.size() ? values.get(c) : "");
        }
        for (int c = columns.size(); c < values.size(); c++) {
            if (!values.get(c).isEmpty()) {
                log.addCell(
                        Fault.RAGGED,
                        row.number(),
                        SheetRows.letters(c),
                        "“" + values.get(c) + "” stands in a column that has no name",
                        "a name in the first row above every value",
                        "name the column, or clear the cell");
            }
        }
    }
}
