package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.finding.Finding;

/**
 * The data dictionary of a REDCap project: what each field asks and what its codes stand for. Both of its forms are
 * read, that of the web page ({@code Variable / Field Name}) and that of the API ({@code field_name}).
 *
 * <p>Applied to an export, it gives the texts of the questions and the labels of the codes. Where the export was made
 * with labels in place of codes, or of field names, these are turned back, and a finding says where.
 *
 * @param fields by the name of their column in an export; a checkbox has a column for each option
 */
record RedcapDictionary(Map<String, Field> fields) {

    /**
     * A column of an export.
     *
     * @param label what it asks, without marks of HTML
     * @param choices label by code, in the order of the dictionary
     */
    record Field(String label, Map<String, String> choices) {}

    private static final Map<String, String> CHECKED = ordered("0", "Unchecked", "1", "Checked");
    private static final List<String> NAME = List.of("Variable / Field Name", "field_name");
    private static final List<String> TYPE = List.of("Field Type", "field_type");
    private static final List<String> LABEL = List.of("Field Label", "field_label");
    private static final List<String> CHOICES =
            List.of("Choices, Calculations, OR Slider Labels", "select_choices_or_calculations");

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** The dictionary, or nothing after it was told why there is none. */
    static Optional<RedcapDictionary> of(RawTable table, String name, FaultLog log) {
        int[] places = Stream.of(NAME, TYPE, LABEL, CHOICES)
                .mapToInt(titles -> titles.stream()
                        .mapToInt(title -> table.header().indexOf(title))
                        .filter(place -> place >= 0)
                        .findFirst()
                        .orElse(-1))
                .toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                String missing = List.of(NAME, TYPE, LABEL, CHOICES).get(i).get(0);
                log.add(
                        Fault.FILE,
                        "“" + name + "” has no column “" + missing + "”",
                        "a data dictionary of REDCap",
                        "download it under Project Setup, Data Dictionary");
            }
        }
        if (!log.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            String[] cells = java.util.Arrays.stream(places)
                    .mapToObj(place -> table.columns().get(place).get(at).strip())
                    .toArray(String[]::new);
            add(fields, cells[0], cells[1], plain(cells[2]), cells[3]);
        }
        return Optional.of(new RedcapDictionary(fields));
    }

    private static void add(Map<String, Field> fields, String name, String type, String label, String choices) {
        switch (type) {
            case "yesno" -> fields.put(name, new Field(label, ordered("0", "No", "1", "Yes")));
            case "truefalse" -> fields.put(name, new Field(label, ordered("0", "False", "1", "True")));
            case "radio", "dropdown" -> fields.put(name, new Field(label, choices(choices)));
            case "checkbox" ->
                choices(choices)
                        .forEach((code, option) -> fields.put(
                                name + "___" + code.toLowerCase(Locale.ROOT).replace('-', '_'),
                                new Field(label + " (choice=" + option + ")", CHECKED)));
            default -> fields.put(name, new Field(label, Map.of()));
        }
    }

    /** {@code 1, Yes | 0, No}. */
    private static Map<String, String> choices(String written) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String choice : written.split("\\|")) {
            int comma = choice.indexOf(',');
            if (comma > 0) {
                choices.put(choice.substring(0, comma).strip(), plain(choice.substring(comma + 1)));
            }
        }
        return choices;
    }

    private static String plain(String text) {
        return text.replaceAll("<[^<>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    /** The table with field names, codes, texts and labels. */
    RawTable applied(RawTable export, String file) {
        RawTable table = export.renamed(fieldNames(export));
        List<List<String>> columns = new ArrayList<>(table.columns());
        List<String> recoded = new ArrayList<>();
        Map<String, Map<String, String>> labels = new LinkedHashMap<>(table.numberLabels());
        Map<String, Map<Double, String>> byNumber = new LinkedHashMap<>(table.valueLabels());
        Map<String, String> questions = new LinkedHashMap<>(table.questions());
        for (int c = 0; c < columns.size(); c++) {
            String column = table.header().get(c);
            Field field = fields.get(column);
            if (field == null) {
                continue;
            }
            if (!field.label().isEmpty()) {
                questions.put(column, field.label());
            }
            if (field.choices().isEmpty()) {
                continue;
            }
            labels.put(column, field.choices());
            byNumber.put(column, numbered(field.choices()));
            List<String> codes = codes(columns.get(c), field.choices());
            if (!codes.equals(columns.get(c))) {
                columns.set(c, codes);
                recoded.add(column);
            }
        }
        List<Finding> findings = new ArrayList<>(table.findings());
        if (!recoded.isEmpty()) {
            findings.add(
                    Finding.of("labels_as_codes", Map.of("columns", recoded)).at(file));
        }
        return new RawTable(
                table.header(),
                columns,
                table.rowNumbers(),
                table.decimal(),
                table.kinds(),
                labels,
                byNumber,
                questions,
                table.repeated(),
                findings);
    }

    /** Columns headed by the label of a single field get its name. */
    private Map<String, String> fieldNames(RawTable export) {
        Map<String, List<String>> byLabel = fields.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().label(), Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        Map<String, String> names = new HashMap<>();
        for (String column : export.header()) {
            List<String> named = byLabel.getOrDefault(plain(column), List.of());
            if (!fields.containsKey(column)
                    && named.size() == 1
                    && !export.header().contains(named.get(0))
                    && !export.repeated().containsKey(column)) {
                names.put(column, named.get(0));
            }
        }
        return names;
    }

    private static Map<Double, String> numbered(Map<String, String> choices) {
        NumberText numbers = new NumberText(DecimalMark.POINT);
        Map<Double, String> byNumber = new HashMap<>();
        choices.forEach((code, label) -> {
            double value = numbers.parse(code);
            if (!Double.isNaN(value)) {
                byNumber.put(value, label);
            }
        });
        return byNumber;
    }

    /** The cells with codes in place of labels that stand for one code. */
    private static List<String> codes(List<String> cells, Map<String, String> choices) {
        Map<String, String> byLabel = new HashMap<>();
        choices.forEach((code, label) -> byLabel.merge(label, code, (one, other) -> ""));
        TextColumn.Builder codes = new TextColumn.Builder(cells.size());
        for (String text : cells) {
            String cell = text.strip();
            String code = choices.containsKey(cell) ? "" : byLabel.getOrDefault(cell, "");
            codes.add(code.isEmpty() ? text : code);
        }
        return codes.column();
    }
}
