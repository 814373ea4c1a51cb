package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.instrument.AnswerRange;
import kith.instrument.Instrument;
import kith.instrument.Item;

/**
 * Responses to an instrument with the answers to its reverse-keyed items recoded, so that a high value means more of
 * what is measured. Analyses of structure take these, so that loadings of reverse-keyed items are positive where items
 * work as intended; fit is the same either way.
 *
 * @param findings which items were recoded within the observed answers, for want of a known response scale
 *     ({@link AnswerRange})
 */
public record KeyedResponses(Responses responses, List<Finding> findings) {

    public KeyedResponses {
        findings = List.copyOf(findings);
    }

    /** Items that have no column in the responses are passed over. */
    public static KeyedResponses of(Instrument instrument, Responses responses) {
        Map<String, double[]> columns = new LinkedHashMap<>(responses.numeric());
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        Map<String, AnswerRange> observed = new HashMap<>();
        for (Item item : instrument.items()) {
            double[] answers = columns.get(item.id());
            if (!item.reversed() || answers == null) {
                continue;
            }
            AnswerRange range = AnswerRange.of(instrument.scaleOf(item));
            if (!range.isKnown()) {
                range = range.orElse(observed.computeIfAbsent(
                        item.scale(), scale -> observed(instrument, scale, responses.numeric())));
                unknown.computeIfAbsent(item.scale(), scale -> new ArrayList<>())
                        .add(item.id());
            }
            columns.put(item.id(), range.recoded(answers));
        }
        List<Finding> findings = new ArrayList<>();
        unknown.forEach((scale, items) -> findings.add(fromObserved(scale, items, observed.get(scale))));
        return new KeyedResponses(
                new Responses(responses.source(), responses.rowIds(), columns, responses.labels()), findings);
    }

    private static AnswerRange observed(Instrument instrument, String scale, Map<String, double[]> columns) {
        return AnswerRange.observed(instrument.items().stream()
                .filter(item -> item.scale().equals(scale) && columns.containsKey(item.id()))
                .map(item -> columns.get(item.id()))
                .toList());
    }

    private static Finding fromObserved(String scale, List<String> items, AnswerRange observed) {
        return Finding.of(
                        "range_from_answers", Map.of("observed", observed.toString(), "name", scale, "scale", "named"))
                .at(items);
    }
}
