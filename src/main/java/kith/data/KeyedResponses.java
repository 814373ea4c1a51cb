package kith.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.instrument.Instrument;

/**
 * Responses to an instrument with the answers to its reverse-keyed items recoded, so that a high value means more of
 * what is measured. Analyses of structure take these, so that loadings of reverse-keyed items are positive where items
 * work as intended; fit is the same either way.
 *
 * @param findings which items were recoded within the observed answers, for want of a known response scale
 *     ({@link KeyedAnswers})
 */
public record KeyedResponses(Responses responses, List<Finding> findings) {

    public KeyedResponses {
        findings = List.copyOf(findings);
    }

    /** Items that have no column in the responses are passed over. */
    public static KeyedResponses of(Instrument instrument, Responses responses) {
        return of(
                instrument.items().stream()
                        .map(item -> KeyedItem.of(instrument, item, ""))
                        .filter(item -> responses.numeric().containsKey(item.column()))
                        .toList(),
                responses);
    }

    /** @throws kith.finding.InputException with every column that is not there or holds no numbers */
    public static KeyedResponses of(List<KeyedItem> items, Responses responses) {
        KeyedAnswers answers = KeyedAnswers.of(items, responses);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).reversed()) {
                columns.put(items.get(i).column(), answers.keyed().get(i).toArray());
            }
        }
        return new KeyedResponses(responses.withNumbers(columns), answers.findings());
    }
}
