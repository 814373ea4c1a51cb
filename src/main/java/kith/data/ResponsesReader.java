package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Setting;

/**
 * Reads answers from a file: CSV, TSV and other delimited text, Excel (.xlsx), SPSS (.sav), Stata (.dta), SAS
 * (.sas7bdat, .xpt) and Parquet (.parquet).
 *
 * <p>Nothing is guessed, recoded or left out without a finding that says so: a cell that is no number, a number that
 * the instrument does not know, a row too short, an id that stands twice stops the reading, and all of them are told
 * together with their rows (counted as in the file, the header being row 1; statistical packages count their cases from
 * 1) and columns. Of each kind of problem the first 20 are reported in full.
 */
public final class ResponsesReader {

    private final DataRequest request;
    private final FaultLog log;
    private final ValueRules rules;
    private final ReadingNotes notes = new ReadingNotes();
    private NumberText numbers = new NumberText(DecimalMark.POINT);

    private ResponsesReader(DataRequest request) {
        this(request, new FaultLog(request.source().name()));
    }

    ResponsesReader(DataRequest request, FaultLog log) {
        this.request = request;
        this.log = log;
        this.rules = new ValueRules(request);
    }

    /**
     * Reads what is asked for.
     *
     * @throws InputException with everything that is wrong
     */
    public static DataSet read(DataRequest request) {
        return new ResponsesReader(request).read();
    }

    /**
     * The names of a file's columns, in its order.
     *
     * @throws InputException when the file cannot be read
     */
    public static List<String> columns(DataSource source) {
        return SourceTable.of(source, new FaultLog(source.name())).table().header();
    }

    /**
     * The different values of a column of a file, among the rows that its preparation chooses.
     *
     * @throws InputException when the file cannot be read or does not have the column
     */
    public static ColumnValues values(DataSource source, String column) {
        FaultLog log = new FaultLog(source.name());
        RawTable table = SourceTable.of(source, log).table();
        if (!table.header().contains(column)) {
            log.add(
                    Fault.MISSING_COLUMN,
                    "there is no column “" + column + "”",
                    "a column of that name",
                    Likeness.didYouMean(column, table.header()));
            log.throwIfAny();
        }
        return ColumnValues.of(table, column, source.missingCodes());
    }

    private DataSet read() {
        SourceTable file = SourceTable.of(request.source(), request.roles(), log);
        RawTable table = file.table();
        Responses responses = responses(table);
        log.throwIfAny();
        List<Finding> findings = new ArrayList<>(findings(table));
        if (request.roles().blanks() == Roles.Blanks.TOLD) {
            partingColumns().stream()
                    .filter(responses.labels()::containsKey)
                    .forEach(column -> tellBlanks(column, responses.labels(), findings));
        }
        return new DataSet(responses, file.input(), table.valueLabels(), table.questions(), file.joined(), findings);
    }

    /** What a table holds; what is wrong with it is logged. */
    Responses responses(RawTable table) {
        numbers = new NumberText(table.decimal());
        Map<String, Integer> places = places(table);
        Map<String, PackedNumbers> numeric = numeric(table, places);
        Map<String, List<String>> labels = labels(table, places);
        List<String> ids = request.source().preparation().shown(ids(table, places, labels));
        return new Responses(request.source().name(), ids, PackedColumns.ofPacked(numeric), labels);
    }

    /** What is worth knowing about a table and all cells that were read so far. */
    List<Finding> findings(RawTable table) {
        List<Finding> findings = new ArrayList<>(table.findings());
        if (!table.repeated().isEmpty()) {
            findings.add(Finding.of(
                            "repeated_names",
                            Map.of("names", List.copyOf(table.repeated().keySet())))
                    .at(request.source().name()));
        }
        findings.addAll(notes.findings(request.source().name()));
        return findings;
    }

    /** Rows that belong to no group are left out of what is done by group, and only there. */
    private static void tellBlanks(String column, Map<String, List<String>> labels, List<Finding> findings) {
        List<String> values = labels.get(column);
        long blank = values.stream().filter(String::isEmpty).count();
        if (blank > 0) {
            findings.add(Finding.of("rows_without_group", Map.of("rows", blank, "all", values.size(), "column", column))
                    .at(column));
        }
    }

    /** Where each column stands; missing columns, and names asked for that several columns have, are told. */
    private Map<String, Integer> places(RawTable table) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int c = 0; c < table.header().size(); c++) {
            if (!table.header().get(c).isEmpty() || request.texts().contains("")) {
                places.putIfAbsent(table.header().get(c), c);
            }
        }
        List<String> names = List.copyOf(places.keySet());
        for (String wanted : needed()) {
            List<Integer> several = table.repeated().getOrDefault(wanted, List.of());
            if (!places.containsKey(wanted)) {
                String likely = Likeness.didYouMean(wanted, names);
                log.add(
                        Fault.MISSING_COLUMN,
                        "there is no column “" + wanted + "”",
                        "a column of that name",
                        likely.isEmpty() ? "the columns are " + Shown.names(names) : likely);
            } else if (!several.isEmpty() && !needed().contains(wanted + " (2)")) {
                log.add(
                        Fault.HEADER,
                        "the column name “" + wanted + "” stands " + several.size() + " times (columns "
                                + several.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")",
                        "every column name once",
                        "rename or remove one of them");
            }
        }
        return places;
    }

    private Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>();
        request.roles().id().ifPresent(needed::add);
        needed.addAll(partingColumns());
        request.roles().weight().ifPresent(needed::add);
        request.texts().forEach(name -> needed.addAll(ValueRules.columns(request, name)));
        request.numbers().forEach(name -> needed.addAll(ValueRules.columns(request, name)));
        return needed;
    }

    /** In wide data a person is in several contexts, so that these columns can be there once for each. */
    private List<String> partingColumns() {
        return request.roles().parting().stream()
                .flatMap(name -> ValueRules.columns(request, name).stream())
                .toList();
    }

    private Map<String, PackedNumbers> numeric(RawTable table, Map<String, Integer> places) {
        Map<String, PackedNumbers> numeric = new LinkedHashMap<>();
        Set<ValueRule.Points> clashesTold = new HashSet<>();
        Stream.of(request.numbers(), request.numbersIfPresent())
                .flatMap(List::stream)
                .flatMap(name -> ValueRules.columns(request, name).stream())
                .filter(places::containsKey)
                .forEach(name -> {
                    ValueRule rule = rules.of(name);
                    if (rule instanceof ValueRule.Points points && clashesTold.add(points)) {
                        tellClash(name, points);
                    }
                    numeric.put(name, numbers(table, places.get(name), rule));
                });
        request.roles()
                .weight()
                .filter(places::containsKey)
                .ifPresent(name -> numeric.put(name, numbers(table, places.get(name), new ValueRule.Weight())));
        if (notes.secondHeader()) {
            int row = table.rowNumbers()[0];
            log.add(
                    Fault.HEADER,
                    "row " + row
                            + " holds no number in any of the columns asked for; it looks like a second row of headers",
                    "responses from the row below the column names on",
                    "if it is one, " + "add " + Setting.to("skip_rows", "[" + row + "]"));
        }
        return numeric;
    }

    private void tellClash(String column, ValueRule.Points points) {
        OptionalDouble clash = new MissingCodes(numbers, request.source().missingCodes(), List.of()).clash(points);
        if (clash.isPresent()) {
            log.add(
                    Fault.CODE,
                    "the missing code " + NumberText.shown(clash.getAsDouble()) + " is an answer that " + column
                            + " can have",
                    "a code outside of " + points.lowest() + " to " + points.highest(),
                    "leave the code out, or recode the file");
        }
    }

    private PackedNumbers numbers(RawTable table, int place, ValueRule rule) {
        String name = table.header().get(place);
        MissingCodes missing = new MissingCodes(numbers, request.source().missingCodes(), rules.missingCodes(name));
        NumberColumn.Rules column = new NumberColumn.Rules(name, rule, missing, rules.labels(name));
        List<String> cells = table.columns().get(place);
        boolean comma = request.source().kind() == FileKind.DELIMITED
                && request.source().layout().decimal().isEmpty()
                && numbers.decimal() == DecimalMark.POINT
                && DecimalMark.commaThroughout(cells);
        if (comma) {
            notes.decimalComma(name);
        }
        NumberText marked = comma ? new NumberText(DecimalMark.COMMA) : numbers;
        return new NumberColumn(column, marked, request.source(), log, notes)
                .read(cells, table.rowNumbers(), table.kindsOf(name));
    }

    private Map<String, List<String>> labels(RawTable table, Map<String, Integer> places) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        Set<String> wanted = new LinkedHashSet<>(partingColumns());
        request.texts().forEach(name -> wanted.addAll(ValueRules.columns(request, name)));
        wanted.retainAll(places.keySet());
        for (String name : wanted) {
            labels.put(name, texts(table, places.get(name)));
        }
        if (request.others() == DataRequest.Others.AS_TEXT) {
            Set<String> asked = new HashSet<>(wanted);
            request.numbers().forEach(name -> asked.addAll(ValueRules.columns(request, name)));
            request.numbersIfPresent().forEach(name -> asked.addAll(ValueRules.columns(request, name)));
            request.roles().id().ifPresent(asked::add);
            request.roles().weight().ifPresent(asked::add);
            places.forEach((name, place) -> {
                if (asked.contains(name)) {
                    return;
                }
                if (IdentifyingColumns.contains(name)) {
                    notes.identifying(name);
                } else {
                    labels.put(name, table.columns().get(place));
                }
            });
        }
        return labels;
    }

    private List<String> texts(RawTable table, int place) {
        String name = table.header().get(place);
        Map<String, String> called = table.numberLabels().getOrDefault(name, Map.of());
        MissingCodes missing = new MissingCodes(numbers, request.source().missingCodes(), List.of());
        List<String> cells = table.columns().get(place);
        requireValues(table, name);
        TextColumn.Builder texts = new TextColumn.Builder(cells.size());
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row).strip();
            if (missing.isText(cell)) {
                notes.code(cell);
                cell = "";
            }
            texts.add(called.getOrDefault(cell, cell));
        }
        return texts.column();
    }

    /** Tells formulas without a value and errors in a column of texts. */
    private void requireValues(RawTable table, String name) {
        Map<Integer, CellKind> kinds = table.kindsOf(name);
        for (int row : kinds.isEmpty() ? new int[0] : table.rowNumbers()) {
            CellKind kind = kinds.get(row);
            if (kind == CellKind.FORMULA_WITHOUT_VALUE || kind == CellKind.ERROR) {
                log.addCell(Fault.NOT_A_VALUE, row, name, kind.words(), "a value", kind.remedy());
            }
        }
    }

    private List<String> ids(RawTable table, Map<String, Integer> places, Map<String, List<String>> labels) {
        Optional<String> column = request.roles().id().filter(places::containsKey);
        if (column.isEmpty()) {
            return new RowNumbers(table.rows());
        }
        String name = column.get();
        requireValues(table, name);
        List<String> cells = table.columns().get(places.get(name));
        List<String> within =
                request.roles().within().stream().filter(labels::containsKey).toList();
        RepeatedIds repeated = new RepeatedIds(table, name, within);
        Map<Object, Integer> seen = new HashMap<>(2 * cells.size());
        TextColumn.Builder ids = new TextColumn.Builder(cells.size());
        for (int row = 0; row < cells.size(); row++) {
            String id = cells.get(row).strip();
            ids.add(id);
            int number = table.rowNumbers()[row];
            if (id.isEmpty()) {
                log.addCell(Fault.BLANK, number, name, "a blank cell", "an id", "give every row an id");
                continue;
            }
            List<String> key = new ArrayList<>(List.of(id));
            for (String part : within) {
                key.add(labels.get(part).get(row));
            }
            Integer before = seen.putIfAbsent(within.isEmpty() ? id : List.copyOf(key), number);
            if (before != null) {
                repeated.add(id, number, before, key);
            }
        }
        repeated.tell(log);
        return ids.column();
    }
}
