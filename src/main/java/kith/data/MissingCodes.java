package kith.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The codes that stand for a missing response: texts as they are, numbers however they are written. */
final class MissingCodes {

    private final NumberText numbers;
    private final Set<String> texts = new HashSet<>();
    private final Map<Double, String> values = new HashMap<>();

    /** @param numbers how numbers are written in the file; codes may be written with a point as well */
    MissingCodes(NumberText numbers, Collection<String> codes, Collection<String> more) {
        this.numbers = numbers;
        codes.forEach(this::add);
        more.forEach(this::add);
    }

    private void add(String code) {
        String stripped = code.strip();
        texts.add(stripped);
        double value = number(stripped);
        if (!Double.isNaN(value)) {
            values.put(value, stripped);
        }
    }

    private double number(String code) {
        double value = numbers.parse(code);
        return Double.isNaN(value) ? new NumberText(DecimalMark.POINT).parse(code) : value;
    }

    boolean isText(String cell) {
        return texts.contains(cell);
    }

    boolean isValue(double value) {
        return values.containsKey(value);
    }

    /** A code that is a number which could be an answer as well. */
    OptionalDouble clash(ValueRule.Points points) {
        return values.keySet().stream()
                .filter(value -> points.fault(value).isEmpty())
                .mapToDouble(Double::doubleValue)
                .min();
    }
}
