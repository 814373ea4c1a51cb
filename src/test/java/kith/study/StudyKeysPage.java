package kith.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The page {@code docs/study-files.md}: every key of a study file, from its schema. */
final class StudyKeysPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = """
            # Keys of a study file

            A study file names the instrument, the data file, the groups to compare and the analyses. Options of a verb are keys
            of the analysis, with an underscore for the hyphen (`--difference-test` is `difference_test:`). The keys under
            `model:` hold for structure and invariance.

            ```yaml
            id: pupils
            title: Nine tests in two schools
            instrument: holzinger1939
            data: {file: holzinger1939.csv, id: id, groups: [school]}
            compare: school
            model: {estimator: MLR, validity: true}
            efa: {rotation: geominQ, epsilon: 0.01, se: bootstrap, bootstrap: 500}
            invariance: {levels: [configural, metric, scalar]}
            seed: 1939
            ```

            Paths of files are relative to the study file. `datasets/study.schema.json` has the same keys for editors that
            complete them; wrong keys and values are reported with line and column. This page is made from the schema.
            """;

    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder();

    private StudyKeysPage(JsonNode schema) {
        this.schema = schema;
    }

    static String text() throws IOException {
        StudyKeysPage made = new StudyKeysPage(JSON.readTree(StudySchema.text()));
        made.page.append(HEAD);
        made.section("The study", made.schema);
        for (Map.Entry<String, JsonNode> key : made.schema.get("properties").properties()) {
            JsonNode value = made.resolved(key.getValue());
            if (value.has("properties")) {
                made.section("`" + key.getKey() + ":`", value);
            }
        }
        return made.page.toString();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void section(String title, JsonNode mapping) {
        page.append("\n## ").append(title).append("\n\n");
        if (mapping != schema && mapping.has("description")) {
            page.append(mapping.get("description").asText()).append(".\n\n");
        }
        page.append("| key | meaning | values |\n|---|---|---|\n");
        for (Map.Entry<String, JsonNode> key : mapping.get("properties").properties()) {
            JsonNode value = resolved(key.getValue());
            page.append("| `")
                    .append(key.getKey())
                    .append("` | ")
                    .append(cell(value.path("description").asText()))
                    .append(" | ")
                    .append(cell(values(value)))
                    .append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static String values(JsonNode value) {
        if (value.has("enum")) {
            return texts(value.get("enum"));
        }
        if (value.has("items") && value.get("items").has("enum")) {
            return "list of " + texts(value.get("items").get("enum"));
        }
        if (value.has("oneOf")) {
            return StreamSupport.stream(value.get("oneOf").spliterator(), false)
                    .map(StudyKeysPage::values)
                    .collect(Collectors.joining(", or "));
        }
        JsonNode type = value.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "array" -> "list";
            case "boolean" -> "`true`, `false`";
            case "integer" -> "whole number" + range(value);
            case "number" -> "number" + range(value);
            case "object" -> value.has("properties") ? "keys below" : "names with values";
            default -> "text";
        };
    }

    private static String texts(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> "`" + word.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String range(JsonNode value) {
        StringBuilder range = new StringBuilder();
        if (value.has("minimum")) {
            range.append(", at least ").append(value.get("minimum").asText());
        }
        if (value.has("exclusiveMinimum")) {
            range.append(", above ").append(value.get("exclusiveMinimum").asText());
        }
        if (value.has("maximum") && value.get("maximum").asDouble() < 1e9) {
            range.append(", at most ").append(value.get("maximum").asText());
        }
        if (value.has("exclusiveMaximum")) {
            range.append(", below ").append(value.get("exclusiveMaximum").asText());
        }
        return range.toString();
    }
}
