package kith.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.InputException;
import picocli.CommandLine.Option;

/** Scales of a data file that has no instrument file yet. */
final class NamedScales {

    @Option(
            names = "--scale",
            paramLabel = "NAME=ITEM,-ITEM",
            description =
                    "For a data file without an instrument file: a scale and its columns; a minus marks a reverse-keyed"
                            + " item. Once for each scale. Without it, blocks of items are found by names and response scales.")
    private List<String> scales = List.of();

    boolean isEmpty() {
        return scales.isEmpty();
    }

    /** Columns by scale, a minus before those that are reverse-keyed. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String scale : scales) {
            String[] parts = scale.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new InputException(
                        "--scale", "“" + scale + "”", "NAME=ITEM,-ITEM", "write such as --scale trust=q1,q2,-q3");
            }
            named.put(parts[0].strip(), List.of(parts[1].strip().split("\\s*,\\s*")));
        }
        return named;
    }
}
