package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.AnswerRange;

/**
 * The answers to some items, as they stand in the data and with those to reverse-keyed items recoded. Every analysis
 * that heeds the keys of items takes its answers from here.
 *
 * <p>Where an end of the response scale is not known, the lowest or highest answer observed to all items of the same
 * response scale takes its place ({@link AnswerRange}); where it is not known either which those are, the items given
 * here do.
 *
 * @param items what the columns are
 * @param raw one column per item: answers as they stand in the data, NaN where missing
 * @param keyed one column per item: recoded where it is reverse-keyed
 * @param findings which response scales were taken from the answers
 */
public record KeyedAnswers(
        List<KeyedItem> items, List<PackedNumbers> raw, List<PackedNumbers> keyed, List<Finding> findings) {

    /** The recoded answers as arrays, one per item. */
    public double[][] keyedColumns() {
        return keyed.stream().map(PackedNumbers::toArray).toArray(double[][]::new);
    }

    public KeyedAnswers {
        items = List.copyOf(items);
        raw = List.copyOf(raw);
        keyed = List.copyOf(keyed);
        findings = List.copyOf(findings);
    }

    /** How many wrong answers of a column are told one by one. */
    private static final int TOLD_ONE_BY_ONE = 20;

    /** @throws kith.finding.InputException with every column that is not there or holds no numbers */
    public static KeyedAnswers of(List<KeyedItem> items, Responses responses) {
        requireColumns(items, responses);
        List<PackedNumbers> raw =
                items.stream().map(item -> responses.packed(item.column())).toList();
        List<PackedNumbers> keyed = new ArrayList<>(raw);
        Map<KeyedItem.Scale, AnswerRange> observed = new LinkedHashMap<>();
        Map<KeyedItem.Scale, List<String>> recoded = new LinkedHashMap<>();
        for (int i = 0; i < raw.size(); i++) {
            KeyedItem item = items.get(i);
            if (item.reversed() && item.scale().range().isKnown()) {
                keyed.set(i, recoded(raw.get(i), item.scale().range()));
            } else if (item.reversed()) {
                AnswerRange found =
                        observed.computeIfAbsent(item.scale(), scale -> observed(scale, items, responses.numeric()));
                keyed.set(i, recoded(raw.get(i), item.scale().range().orElse(found)));
                recoded.computeIfAbsent(item.scale(), scale -> new ArrayList<>())
                        .add(item.name());
            }
        }
        List<Finding> findings = new ArrayList<>();
        observed.forEach((scale, range) -> findings.add(fromObserved(scale, range, recoded.get(scale))));
        return new KeyedAnswers(items, raw, keyed, findings);
    }

    private static PackedNumbers recoded(PackedNumbers answers, AnswerRange range) {
        return PackedNumbers.of(range.recoded(answers.toArray()));
    }

    private static AnswerRange observed(KeyedItem.Scale scale, List<KeyedItem> items, Map<String, double[]> columns) {
        List<String> names = scale.columns().isEmpty()
                ? items.stream()
                        .filter(item -> item.scale().equals(scale))
                        .map(KeyedItem::column)
                        .toList()
                : scale.columns();
        return AnswerRange.observed(
                names.stream().map(columns::get).filter(Objects::nonNull).toList());
    }

    private static Finding fromObserved(KeyedItem.Scale scale, AnswerRange observed, List<String> items) {
        String named = scale.name().isEmpty() ? "response_scale" : "named";
        return Finding.of(
                        "range_from_answers",
                        Map.of("observed", observed.toString(), "name", scale.name(), "scale", named))
                .at(items);
    }

    /** @throws kith.finding.InputException with every column that is not there or holds no numbers */
    public static void requireColumns(List<KeyedItem> items, Responses responses) {
        Problems problems = new Problems();
        items.forEach(item -> requireColumn(item, responses, problems));
        problems.throwIfAny();
    }

    /** Tells where an item has no column of numbers, and gives whether it has one. */
    public static boolean requireColumn(KeyedItem item, Responses responses, Problems problems) {
        String name = item.column();
        boolean there = responses.numeric().containsKey(name);
        if (!there) {
            problems.add(
                    responses.source(),
                    responses.labels().containsKey(name)
                            ? "column “" + name + "” holds text"
                            : "there is no column “" + name + "”",
                    "one of the columns of numbers: "
                            + String.join(", ", responses.numeric().keySet()),
                    "");
        }
        return there;
    }

    /** Tells every answer that is infinite or outside the response scale. */
    public static void requireWithin(KeyedItem item, Responses responses, Problems problems) {
        PackedNumbers answers = responses.packed(item.column());
        double lowest = item.lowest().orElse(Double.NEGATIVE_INFINITY);
        double highest = item.highest().orElse(Double.POSITIVE_INFINITY);
        int wrong = 0;
        for (int row = 0; row < answers.size(); row++) {
            double answer = answers.at(row);
            boolean outside = answer < lowest || answer > highest || Double.isInfinite(answer);
            if (outside && ++wrong <= TOLD_ONE_BY_ONE) {
                problems.add(
                        responses.source() + ": row " + responses.rowIds().get(row) + ", column " + item.column(),
                        number(answer) + " is outside the response scale",
                        number(lowest) + " to " + number(highest),
                        "correct it, or name it a missing code");
            }
        }
        if (wrong > TOLD_ONE_BY_ONE) {
            problems.add(
                    responses.source() + ": column " + item.column(),
                    (wrong - TOLD_ONE_BY_ONE) + " more answers outside the response scale",
                    "",
                    "");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && !Double.isInfinite(value)
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
