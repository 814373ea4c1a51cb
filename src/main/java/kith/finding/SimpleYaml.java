package kith.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the catalogues of this package: YAML of mappings in mappings, whose leaves are texts on one line or folded
 * ({@code >-}). In a machine that has just started, a full reader of YAML takes four times as long for five of the
 * catalogues as this takes for all ({@code Starting.simpleYaml} of the benchmarks), and findings are made by every
 * verb. {@code FindingCatalogueTest} compares what is read with what the full reader reads.
 */
final class SimpleYaml {

    private final List<String> lines;
    private int next;

    private SimpleYaml(List<String> lines) {
        this.lines = lines;
    }

    /** The mapping in a resource; leaves are strings. */
    static Map<String, Object> read(String resource) {
        try (InputStream in = SimpleYaml.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SimpleYaml(text.lines()
                            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                            .toList())
                    .mapping(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> mapping(int indent) {
        Map<String, Object> entries = new LinkedHashMap<>();
        while (next < lines.size() && indent(lines.get(next)) == indent) {
            String line = lines.get(next++).strip();
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalStateException("no key in the line: " + line);
            }
            String value = line.substring(colon + 1).strip();
            if (entries.put(line.substring(0, colon), value(value, indent)) != null) {
                throw new IllegalStateException("a key stands twice: " + line);
            }
        }
        return entries;
    }

    private Object value(String text, int indent) {
        if (text.equals(">-")) {
            return folded(indent);
        }
        if (!text.isEmpty()) {
            return text.startsWith("'") ? text.substring(1, text.length() - 1).replace("''", "'") : text;
        }
        int below = next < lines.size() ? indent(lines.get(next)) : 0;
        return below > indent ? mapping(below) : "";
    }

    private String folded(int indent) {
        StringBuilder text = new StringBuilder();
        while (next < lines.size() && indent(lines.get(next)) > indent) {
            text.append(text.isEmpty() ? "" : " ").append(lines.get(next++).strip());
        }
        return text.toString();
    }

    private static int indent(String line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }
}
