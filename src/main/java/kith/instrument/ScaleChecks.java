package kith.instrument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.yaml.Mark;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/** Points in order, missing codes apart from answers, and items on a scale that there is and that can be recoded. */
final class ScaleChecks {

    private final InstrumentChecks checks;

    ScaleChecks(InstrumentChecks checks) {
        this.checks = checks;
    }

    void check() {
        checks.root().mappings("scales").forEach(this::scale);
        for (String list : List.of("items", "profile", "covariates")) {
            checks.root().mappings(list).forEach(this::use);
        }
    }

    private void scale(YamlMapping scale) {
        Optional<Double> minimum = number(scale, "minimum");
        Optional<Double> maximum = number(scale, "maximum");
        if (minimum.isPresent() && maximum.isPresent() && minimum.get() >= maximum.get()) {
            checks.add(
                    scale.valueMark("maximum"),
                    "the maximum " + scale.text("maximum") + " is not above the minimum " + scale.text("minimum"),
                    "a minimum below the maximum",
                    "swap or correct them");
            return;
        }
        List<YamlScalar> points = scale.mappings("points").stream()
                .flatMap(point -> point.scalar("value").stream())
                .filter(value -> value.kind() == YamlScalar.Kind.WHOLE_NUMBER)
                .toList();
        consecutive(points);
        missing(scale, points, minimum, maximum);
    }

    private static Optional<Double> number(YamlMapping scale, String key) {
        return scale.scalar(key)
                .filter(value -> value.kind() == YamlScalar.Kind.NUMBER || value.kind() == YamlScalar.Kind.WHOLE_NUMBER)
                .map(YamlScalar::number);
    }

    private void consecutive(List<YamlScalar> points) {
        Map<Double, Mark> seen = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            YamlScalar point = points.get(i);
            Mark first = seen.putIfAbsent(point.number(), point.mark());
            if (first != null) {
                checks.add(
                        point.mark(),
                        "the point " + point.text() + " stands here a second time (first in line " + first.line() + ")",
                        "every point once",
                        "correct the value");
            } else if (i > 0 && point.number() < points.get(i - 1).number()) {
                checks.add(
                        point.mark(),
                        "the point " + point.text() + " stands after "
                                + points.get(i - 1).text(),
                        "points in ascending order",
                        "sort the points; whether a high value means much or little is said by “direction”");
            } else if (i > 0 && point.number() > points.get(i - 1).number() + 1) {
                checks.add(
                        point.mark(),
                        "the point " + point.text() + " stands after "
                                + points.get(i - 1).text(),
                        "consecutive whole numbers",
                        "add the points between, or move a code for a missing response to “missing”");
            }
        }
    }

    private void missing(
            YamlMapping scale, List<YamlScalar> points, Optional<Double> minimum, Optional<Double> maximum) {
        Optional<YamlMapping> missing = scale.mapping("missing");
        if (missing.isEmpty()) {
            return;
        }
        double[] values =
                points.stream().mapToDouble(YamlScalar::number).sorted().toArray();
        double lowest = values.length > 0 ? values[0] : minimum.orElse(Double.NEGATIVE_INFINITY);
        double highest = values.length > 0 ? values[values.length - 1] : maximum.orElse(Double.POSITIVE_INFINITY);
        if (Double.isInfinite(lowest) && Double.isInfinite(highest)) {
            return; // what a measurement without bounds can be is not known
        }
        for (YamlMapping.Entry entry : missing.get().entries()) {
            double code = code(entry.key());
            if (code >= lowest && code <= highest) {
                checks.add(
                        entry.keyMark(),
                        "the missing code " + entry.key() + " lies inside the range of the scale"
                                + (Double.isInfinite(highest) ? "" : " (" + new ScoreRange(lowest, highest) + ")"),
                        "a code that cannot be an answer",
                        "take a code outside the range, or correct the points or bounds");
            }
        }
    }

    /** The code as a number, or NaN for a code such as NA. */
    private static double code(String key) {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException text) {
            return Double.NaN;
        }
    }

    private void use(YamlMapping item) {
        List<YamlMapping> scales = checks.root().mappings("scales");
        List<String> ids = checks.ids("scales");
        if (scales.stream().anyMatch(scale -> scale.text("id", "").isEmpty())) {
            return; // a scale without an id is told by the schema, and may be the one meant
        }
        String id = item.text("scale", "");
        if (id.isEmpty()) {
            if (scales.size() > 1 && !item.keys().contains("scale")) {
                checks.add(
                        item.mark(),
                        "“scale” is missing" + named(item),
                        InstrumentChecks.oneOf(ids),
                        "name the scale, as there are several");
            }
        } else if (!ids.contains(id)) {
            checks.unknown(item.valueMark("scale"), "scale", id, ids);
        }
        scales.stream()
                .filter(scale ->
                        id.isEmpty() ? scales.size() == 1 : scale.text("id", "").equals(id))
                .findFirst()
                .filter(scale -> item.truth("reversed", false))
                .ifPresent(scale -> turnRound(item, scale));
    }

    private void turnRound(YamlMapping item, YamlMapping scale) {
        boolean bounded =
                number(scale, "minimum").isPresent() && number(scale, "maximum").isPresent();
        if (scale.text("type", "").equals("continuous") && !bounded) {
            checks.add(
                    item.keyMark("reversed"),
                    "a reversed item" + named(item) + " on the continuous scale “" + scale.text("id", "")
                            + "” without bounds",
                    "a scale with “minimum” and “maximum”",
                    "add them to the scale: responses are reverse-scored between them");
        }
    }

    static String named(YamlMapping item) {
        return item.text("id", "").isEmpty() ? "" : " (item “" + item.text("id") + "”)";
    }
}
