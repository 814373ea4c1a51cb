package kith.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.RegularFile;

/**
 * What changed between two results: numbers, words such as verdicts, and what only one of them has. Elements of lists
 * are matched by what they are about (item, parameter, level, scale, code), not by their place, where that tells them
 * apart.
 *
 * @param compared how many values both have
 * @param changes numbers that differ by more than the tolerance, and words that differ
 * @param first what only the first has
 * @param second what only the second has
 */
public record ResultsDifference(int compared, List<Change> changes, List<String> first, List<String> second) {

    /** Keys that say what an element of a list is about; those of respondents, such as titles, do not. */
    private static final List<String> IDENTITY = List.of(
            "analysis",
            "part",
            "name",
            "scale",
            "item",
            "items",
            "coefficient",
            "method",
            "level",
            "group",
            "context",
            "factor",
            "lhs",
            "op",
            "rhs",
            "code",
            "where",
            "key",
            "criterion",
            "first",
            "second",
            "wave",
            "arm",
            "role");

    private static final ObjectMapper JSON = new ObjectMapper();

    public ResultsDifference {
        changes = List.copyOf(changes);
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /**
     * A value that differs.
     *
     * @param place keys from the outermost, joined by points
     * @param first as it is in the first results
     * @param relative difference of two numbers by the larger in size; NaN for words
     */
    public record Change(String place, String first, String second, double relative) {

        /** Whether it is a word or a truth value, such as a verdict, and no number. */
        public boolean isWord() {
            return Double.isNaN(relative);
        }
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty() && first.isEmpty() && second.isEmpty();
    }

    /**
     * @param tolerance relative difference up to which two numbers are the same
     * @throws InputException when a file is no JSON
     */
    public static ResultsDifference of(Path first, Path second, double tolerance) {
        Map<String, JsonNode> one = values(first);
        Map<String, JsonNode> other = values(second);
        List<Change> changes = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, JsonNode> entry : one.entrySet()) {
            JsonNode now = other.get(entry.getKey());
            if (now == null) {
                continue;
            }
            compared++;
            JsonNode before = entry.getValue();
            if (before.isNumber() && now.isNumber()) {
                double relative = relative(before.asDouble(), now.asDouble());
                if (relative > tolerance) {
                    changes.add(new Change(entry.getKey(), before.asText(), now.asText(), relative));
                }
            } else if (!before.equals(now)) {
                changes.add(new Change(entry.getKey(), before.asText(), now.asText(), Double.NaN));
            }
        }
        return new ResultsDifference(compared, changes, onlyIn(one, other), onlyIn(other, one));
    }

    private static double relative(double a, double b) {
        double size = Math.max(Math.abs(a), Math.abs(b));
        return size == 0 ? 0 : Math.abs(a - b) / size;
    }

    private static List<String> onlyIn(Map<String, JsonNode> some, Map<String, JsonNode> others) {
        Set<String> places = new LinkedHashSet<>(some.keySet());
        places.removeAll(others.keySet());
        return List.copyOf(places);
    }

    private static Map<String, JsonNode> values(Path file) {
        RegularFile.obstacle(file).ifPresent(found -> {
            throw new InputException(file.toString(), found, "a results.json of Kith", "check the name and the folder");
        });
        try {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            add("", JSON.readTree(Files.readAllBytes(file)), values);
            return values;
        } catch (JsonProcessingException wrong) {
            throw new InputException(
                    file.toString(),
                    "this is not JSON (line " + wrong.getLocation().getLineNr() + ")",
                    "a results.json of Kith",
                    "");
        } catch (IOException failure) {
            throw new InputException(
                    file.toString(), "the file cannot be read", "a results.json of Kith", "check its permissions");
        }
    }

    private static void add(String place, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                add(place.isEmpty() ? field.getKey() : place + "." + field.getKey(), field.getValue(), values);
            }
        } else if (node.isArray()) {
            Map<String, Integer> seen = new LinkedHashMap<>();
            for (int k = 0; k < node.size(); k++) {
                String about = about(node.get(k));
                String name = about.isEmpty() ? Integer.toString(k) : about;
                int times = seen.merge(name, 1, Integer::sum);
                add(place + "[" + name + (times > 1 ? " #" + times : "") + "]", node.get(k), values);
            }
        } else {
            values.put(place, node);
        }
    }

    private static String about(JsonNode element) {
        List<String> about = new ArrayList<>();
        for (String key : IDENTITY) {
            JsonNode value = element.get(key);
            if (value != null && value.isValueNode() && !value.asText().isEmpty()) {
                about.add(value.asText());
            }
        }
        return String.join(" ", about);
    }
}
