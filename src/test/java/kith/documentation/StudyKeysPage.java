package kith.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The page of every key of a study file, {@code docs/study-keys.md}, as {@code datasets/study.schema.json} has them.
 */
final class StudyKeysPage {

    private static final String HEAD = """
            # Every key of a study file

            A study file says which instrument, which responses, which groups, and what is to be found out. Editors that read JSON \
            schemas complete its keys from `datasets/study.schema.json`; this page is made from the same file by \
            `ReferencePagesTest`. *Needed* marks keys without which the file, or the part of it, is refused.
            """;

    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder(HEAD);

    private StudyKeysPage(JsonNode schema) {
        this.schema = schema;
    }

    static String text() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Path.of("datasets/study.schema.json")));
        StudyKeysPage page = new StudyKeysPage(schema);
        page.write();
        return page.page.toString();
    }

    private void write() {
        List<Map.Entry<String, JsonNode>> parts = new ArrayList<>();
        page.append("\n## The file\n");
        table(schema, "", parts);
        parts.forEach(part -> {
            page.append("\n## ").append(part.getKey()).append("\n\n");
            String description = resolved(part.getValue()).path("description").asText();
            page.append(words(description)).append('\n');
            table(part.getValue(), "", null);
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void table(JsonNode node, String prefix, List<Map.Entry<String, JsonNode>> parts) {
        page.append("\n| Key | Value | What it says |\n|---|---|---|\n");
        rows(node, prefix, parts);
    }

    private void rows(JsonNode node, String prefix, List<Map.Entry<String, JsonNode>> parts) {
        JsonNode own = resolved(node);
        List<String> needed = new ArrayList<>();
        own.path("required").forEach(name -> needed.add(name.asText()));
        own.path("properties").fields().forEachRemaining(property -> {
            JsonNode value = resolved(property.getValue());
            JsonNode inner = value.has("properties") ? value : resolved(value.path("items"));
            boolean part = inner.has("properties");
            String name = prefix + property.getKey();
            page.append("| `").append(name).append("` | ").append(value(value)).append(" | ");
            page.append(words(value.path("description").asText()));
            page.append(needed.contains(property.getKey()) ? " *Needed.*" : "").append(" |\n");
            if (part && parts != null) {
                parts.add(Map.entry(property.getKey(), inner.has("description") ? inner : property.getValue()));
            } else if (part) {
                rows(inner, name + (value == inner ? "." : "[]."), null);
            }
        });
    }

    private String value(JsonNode node) {
        if (node.has("enum")) {
            List<String> names = new ArrayList<>();
            node.get("enum").forEach(one -> names.add("`" + one.asText() + "`"));
            return String.join(", ", names);
        }
        if (node.path("items").has("enum")) {
            return "list of " + value(node.get("items"));
        }
        List<String> types = new ArrayList<>();
        if (node.path("type").isArray()) {
            node.get("type").forEach(one -> types.add(type(one.asText())));
        } else if (node.has("type")) {
            types.add(type(node.get("type").asText()));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            node.path(choice).forEach(one -> {
                String inner = value(resolved(one));
                if (!inner.isEmpty() && !types.contains(inner)) {
                    types.add(inner);
                }
            });
        }
        return String.join(" or ", types) + range(node);
    }

    private static String type(String name) {
        return switch (name) {
            case "string" -> "text";
            case "integer" -> "whole number";
            case "boolean" -> "true or false";
            case "array" -> "list";
            case "object" -> "keys";
            default -> name;
        };
    }

    private static String range(JsonNode node) {
        List<String> ends = new ArrayList<>();
        for (String[] end : new String[][] {
            {"minimum", "at least "},
            {"exclusiveMinimum", "above "},
            {"maximum", "at most "},
            {"exclusiveMaximum", "below "}
        }) {
            if (node.has(end[0]) && node.get(end[0]).asDouble() < 1e15) {
                ends.add(end[1] + node.get(end[0]).asText());
            }
        }
        return ends.isEmpty() ? "" : ", " + String.join(", ", ends);
    }

    private static String words(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }
}
