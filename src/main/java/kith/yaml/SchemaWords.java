package kith.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import kith.finding.Suggestion;

/** What a schema expects, in the words of a sentence. */
final class SchemaWords {

    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "integer", "a whole number",
            "number", "a number",
            "boolean", "true or false",
            "array", "a list",
            "object", "keys with values",
            "null", "nothing");

    private final JsonNode root;

    SchemaWords(JsonNode root) {
        this.root = root;
    }

    /** The keys that a schema knows. */
    List<String> keys(List<String> schema) {
        List<String> keys = new ArrayList<>();
        at(schema).path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** What belongs under a key. */
    String key(List<String> schema, String key) {
        return expected(resolved(at(schema).path("properties").path(key)));
    }

    /** What a schema wants, by its type, its example and its description. */
    String expected(List<String> schema) {
        return expected(resolved(at(schema)));
    }

    private String expected(JsonNode schema) {
        String type = type(schema);
        if (schema.has("examples")) {
            JsonNode example = schema.path("examples").get(0);
            type += " such as " + (example.isValueNode() ? example.asText() : asYaml(example));
        }
        String description = firstSentence(schema);
        if (type.isEmpty()) {
            return description;
        }
        return description.isEmpty() ? type : type + " (" + description + ")";
    }

    /** An example with no more quotes than YAML needs. */
    private static String asYaml(JsonNode example) {
        return example.toString()
                .replaceAll("\"([A-Za-z_][A-Za-z0-9_ ]*)\"", "$1")
                .replaceAll("([:,])(?=\\S)", "$1 ");
    }

    private String type(JsonNode schema) {
        if (schema.has("const")) {
            return "“" + schema.path("const").asText() + "”";
        }
        if (schema.has("enum")) {
            return oneOf(values(schema.path("enum")));
        }
        if (schema.has("oneOf") || schema.has("anyOf")) {
            JsonNode branches = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
            return StreamSupport.stream(branches.spliterator(), false)
                    .map(branch -> type(resolved(branch)))
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        return types(schema.path("type"));
    }

    private static String types(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(SchemaWords::types)
                        .collect(Collectors.joining(" or "))
                : TYPES.getOrDefault(type.asText(), "");
    }

    /** The branches of a choice. */
    String branches(List<String> choice) {
        return StreamSupport.stream(at(choice).spliterator(), false)
                .map(branch -> expected(resolved(branch)))
                .distinct()
                .collect(Collectors.joining(", or "));
    }

    /** What a bound such as {@code minimum} wants. */
    String bound(String keyword, JsonNode limit, List<String> schema) {
        String value = limit.asText();
        return switch (keyword) {
            case "minimum" -> "a number of at least " + value;
            case "maximum" -> "a number of at most " + value;
            case "exclusiveMinimum" -> "a number above " + value;
            case "exclusiveMaximum" -> "a number below " + value;
            case "multipleOf" -> "a multiple of " + value;
            case "minItems" -> "a list of " + value + " or more";
            case "maxItems" -> "a list of " + value + " or fewer";
            case "minProperties" -> value + " or more keys";
            case "maxProperties" -> value + " or fewer keys";
            case "minLength" -> "1".equals(value) ? "some text" : "text of " + value + " or more characters";
            case "maxLength" -> "text of " + value + " or fewer characters";
            default -> expected(schema);
        };
    }

    /** The values of an {@code enum} or {@code const}. */
    List<String> values(JsonNode values) {
        return values.isArray()
                ? StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(values.asText());
    }

    static String oneOf(List<String> choices) {
        return choices.size() == 1 ? choices.get(0) : "one of " + String.join(", ", choices);
    }

    static String remedyForKey(String key, List<String> keys) {
        String near = Suggestion.phrase(key, keys);
        return near.isEmpty() ? "remove the key or correct its name or indentation" : near;
    }

    static String remedy(YamlNode node, List<String> values) {
        return node instanceof YamlScalar scalar ? Suggestion.phrase(scalar.text(), values) : "";
    }

    static String remedyForType(YamlNode node, JsonNode type) {
        boolean textWanted = "string".equals(type.asText())
                || StreamSupport.stream(type.spliterator(), false).anyMatch(one -> "string".equals(one.asText()));
        if (!(node instanceof YamlScalar scalar) || scalar.kind() == YamlScalar.Kind.NOTHING) {
            return "";
        }
        if (textWanted) {
            return "put it in quotes: '" + scalar.text() + "'";
        }
        return "array".equals(type.asText()) ? "write it as a list: [" + scalar.text() + "]" : "";
    }

    private static String firstSentence(JsonNode schema) {
        String description = schema.path("description").asText("");
        int end = description.indexOf(". ");
        String sentence = end < 0 ? description : description.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private JsonNode at(List<String> path) {
        JsonNode node = root;
        for (String step : path) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    /** Follows a reference inside the schema; what stands beside the reference goes before what it refers to. */
    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        if (!reference.startsWith("#/")) {
            return schema;
        }
        JsonNode target = resolved(at(List.of(reference.substring(2).split("/"))));
        if (schema.size() == 1) {
            return target;
        }
        return ((com.fasterxml.jackson.databind.node.ObjectNode) target.deepCopy())
                .setAll((com.fasterxml.jackson.databind.node.ObjectNode) schema);
    }
}
