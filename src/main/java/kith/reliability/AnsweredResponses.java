package kith.reliability;

import java.util.List;
import kith.data.Responses;
import kith.finding.Finding;
import kith.moments.Missing;

/**
 * The responses of those who answered any item of a scale, with reversed items recoded; NaN where missing.
 *
 * @param items names of the items
 * @param scores one array an item
 * @param findings who was excluded, and what was assumed about the response scale
 */
public record AnsweredResponses(List<String> items, double[][] scores, List<Finding> findings) {

    public AnsweredResponses {
        items = List.copyOf(items);
        findings = List.copyOf(findings);
    }

    /** @throws kith.finding.InputException with every column that does not exist */
    public static AnsweredResponses of(ScaleItems scale, Responses responses) {
        KeyedMatrix keyed = KeyedMatrix.of(scale, responses, Missing.PAIRWISE);
        return new AnsweredResponses(
                keyed.items().stream().map(KeyedItem::name).toList(), keyed.keyed(), keyed.findings());
    }
}
