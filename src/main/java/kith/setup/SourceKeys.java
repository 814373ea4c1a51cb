package kith.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kith.data.DataSource;
import kith.data.FileLayout;
import kith.data.TablePreparation;

/** What was said of a data file, as keys of a study file. */
final class SourceKeys {

    private SourceKeys() {}

    static List<String> of(DataSource source) {
        List<String> keys = new ArrayList<>();
        source.sheet().ifPresent(sheet -> keys.add("sheet: " + Quoted.text(sheet)));
        FileLayout layout = source.layout();
        layout.delimiter()
                .ifPresent(mark -> keys.add("delimiter: " + (mark == '\t' ? "tab" : Quoted.text(mark.toString()))));
        layout.decimal().ifPresent(mark -> keys.add("decimal: " + mark.name().toLowerCase(Locale.ROOT)));
        layout.headerRow().ifPresent(row -> keys.add("header_row: " + row));
        if (!layout.skippedRows().isEmpty()) {
            keys.add("skip_rows: " + layout.skippedRows());
        }
        layout.encoding().ifPresent(charset -> keys.add("encoding: " + charset.name()));
        TablePreparation steps = source.preparation();
        if (!steps.rows().values().isEmpty()) {
            keys.add("rows: {"
                    + steps.rows().values().entrySet().stream()
                            .map(SourceKeys::row)
                            .collect(Collectors.joining(", "))
                    + "}");
        }
        if (!steps.joined().isEmpty()) {
            keys.add("join:");
            steps.joined()
                    .forEach(joined -> keys.add("  - {file: "
                            + Quoted.text(joined.source().name()) + ", by: " + Quoted.text(joined.by()) + "}"));
        }
        steps.dictionary().ifPresent(dictionary -> keys.add("dictionary: " + Quoted.text(dictionary.name())));
        return keys;
    }

    private static String row(Map.Entry<String, List<String>> entry) {
        return Quoted.text(entry.getKey()) + ": ["
                + entry.getValue().stream().map(Quoted::text).collect(Collectors.joining(", ")) + "]";
    }
}
