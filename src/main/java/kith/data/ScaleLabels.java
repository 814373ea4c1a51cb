package kith.data;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.instrument.ResponseScale;

/**
 * The labels of a rating scale's points, in every language of the instrument, and what they stand for; meanings of its
 * missing codes stand for a missing response (NaN). Upper and lower case, the kind of apostrophe and the number of
 * blanks do not matter. A label that stands for different points in different languages stands for none.
 */
final class ScaleLabels {

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();

    /** No labels. */
    ScaleLabels() {}

    ScaleLabels(ResponseScale scale) {
        if (scale instanceof ResponseScale.Rating rating) {
            for (ResponseScale.Point point : rating.points()) {
                point.labels().values().forEach(label -> add(label, point.value()));
            }
            rating.points().stream()
                    .flatMap(point -> point.labels().values().stream().limit(1))
                    .forEach(shown::add);
        }
        scale.missingCodes().values().stream()
                .filter(meaning -> !meaning.isBlank())
                .forEach(meaning -> add(meaning, Double.NaN));
    }

    private void add(String label, double value) {
        Double before = values.putIfAbsent(folded(label), value);
        if (before != null && Double.compare(before, value) != 0) {
            ambiguous.add(folded(label));
        }
    }

    /** What a cell stands for, if it is a label. */
    Optional<Double> value(String cell) {
        String folded = folded(cell);
        return ambiguous.contains(folded) ? Optional.empty() : Optional.ofNullable(values.get(folded));
    }

    /** Whether a cell is a label that stands for several points. */
    boolean ambiguous(String cell) {
        return ambiguous.contains(folded(cell));
    }

    /** The labels of the points in the first language. */
    List<String> shown() {
        return List.copyOf(shown);
    }

    private static String folded(String label) {
        return label.replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .strip()
                .replaceAll("[\\u2018\\u2019\\u02BC\\u00B4`]", "'")
                .toLowerCase(Locale.ROOT);
    }
}
