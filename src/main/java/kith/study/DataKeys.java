package kith.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.analysis.SettingKeys;
import kith.data.DataSource;
import kith.data.DecimalMark;
import kith.data.FileLayout;
import kith.data.Roles;
import kith.data.RowFilter;
import kith.data.TablePreparation;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/**
 * The part {@code data} of a study file: the file of responses, how it is written, and what its columns are.
 *
 * @param file the study file
 * @param required whether the file of responses has to be there
 * @param problems with the study file; added to
 */
record DataKeys(Path file, YamlDocument document, YamlMapping data, boolean required, Problems problems) {

    DataSource source() {
        DataSource source = named(data, "file", "the file of answers").withLayout(layout());
        if (data.scalar("sheet").isPresent()) {
            source = source.withSheet(data.text("sheet"));
        }
        if (data.sequence("missing_codes").isPresent()) {
            source = source.withMissingCodes(data.texts("missing_codes"));
        }
        return source.withPreparation(preparation());
    }

    private TablePreparation preparation() {
        List<TablePreparation.JoinedFile> joined = new ArrayList<>();
        for (YamlMapping further : data.mappings("join")) {
            DataSource source = named(further, "file", "the file to be joined");
            joined.add(new TablePreparation.JoinedFile(
                    further.scalar("sheet")
                            .map(sheet -> source.withSheet(sheet.text()))
                            .orElse(source),
                    further.text("by")));
        }
        TablePreparation preparation =
                TablePreparation.NONE.withJoined(joined).withRows(new RowFilter(values(data.mapping("rows"))));
        return data.scalar("dictionary").isPresent()
                ? preparation.withDictionary(named(data, "dictionary", "the data dictionary"))
                : preparation;
    }

    private static Map<String, List<String>> values(Optional<YamlMapping> rows) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : rows.map(YamlMapping::entries).orElse(List.of())) {
            if (entry.value() instanceof YamlScalar scalar) {
                values.put(entry.key(), List.of(scalar.text()));
            } else if (entry.value() instanceof YamlSequence several) {
                values.put(entry.key(), several.texts());
            }
        }
        return values;
    }

    private DataSource named(YamlMapping mapping, String key, String what) {
        String named = mapping.text(key);
        Path path = beside(file, named);
        if (required && !Files.isRegularFile(path)) {
            problems.add(document.problem(
                    mapping.valueMark(key),
                    "there is no file “" + named + "”",
                    "the path of " + what + ", from the folder of the study file",
                    "correct the path"));
        }
        return DataSource.of(path);
    }

    private FileLayout layout() {
        FileLayout layout = FileLayout.USUAL.withSkippedRows(
                data.texts("skip_rows").stream().map(Integer::valueOf).toList());
        if (data.scalar("delimiter").isPresent()) {
            String named = data.text("delimiter");
            layout = layout.withDelimiter(named.equals("tab") ? '\t' : named.charAt(0));
        }
        if (data.scalar("decimal").isPresent()) {
            layout = layout.withDecimal(DecimalMark.valueOf(data.text("decimal").toUpperCase(Locale.ROOT)));
        }
        if (data.scalar("header_row").isPresent()) {
            layout = layout.withHeaderRow(Integer.parseInt(data.text("header_row")));
        }
        layout = layout.withNames(
                data.mapping("columns").map(YamlMapping::textsByKey).orElse(Map.of()));
        if (data.scalar("encoding").isPresent()) {
            try {
                String where = file.getFileName() + ": data.encoding";
                layout = layout.withEncoding(FileLayout.encodingNamed(where, data.text("encoding")));
            } catch (InputException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        return layout;
    }

    Roles roles() {
        Roles roles = Roles.none();
        if (data.scalar("id").isPresent()) {
            roles = roles.withId(data.text("id"));
        }
        if (data.scalar("context").isPresent()) {
            roles = roles.withContext(data.text("context"));
        }
        for (String group : data.texts("groups")) {
            roles = roles.withGroup(group);
        }
        if (data.scalar("cluster").isPresent()) {
            roles = roles.withCluster(data.text("cluster"));
        }
        if (data.scalar("wave").isPresent()) {
            roles = roles.withWave(data.text("wave"));
        }
        if (data.scalar("arm").isPresent()) {
            roles = roles.withArm(data.text("arm"));
        }
        return data.scalar("weight").isPresent() ? roles.withWeight(data.text("weight")) : roles;
    }

    /** The path of a file that a study names; a name that no file can have is the name of none. */
    static Path beside(Path file, String named) {
        return SettingKeys.beside(file.toAbsolutePath().getParent(), named);
    }
}
