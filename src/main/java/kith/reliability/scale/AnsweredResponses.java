package kith.reliability.scale;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.Finding;
import kith.moments.Missing;

/**
 * The responses of those who answered any item of a scale, with reversed items recoded; NaN where missing.
 *
 * @param items names of the items
 * @param scores one array an item
 * @param rows of the data that they are in
 * @param findings who was excluded, and what was assumed about the response scale
 */
public record AnsweredResponses(List<String> items, double[][] scores, int[] rows, List<Finding> findings) {

    public AnsweredResponses {
        items = List.copyOf(items);
        findings = List.copyOf(findings);
    }

    /** @throws kith.finding.InputException with every column that does not exist */
    public static AnsweredResponses of(ScaleItems scale, Responses responses) {
        ScaleResponses keyed = ScaleResponses.of(scale, responses, Missing.PAIRWISE);
        return new AnsweredResponses(
                keyed.items().stream().map(KeyedItem::name).toList(),
                keyed.keyedColumns(),
                rows(scale, responses),
                keyed.findings());
    }

    private static int[] rows(ScaleItems scale, Responses responses) {
        double[][] columns = scale.items().stream()
                .map(item -> responses.column(item.column()))
                .toArray(double[][]::new);
        return IntStream.range(0, responses.size())
                .filter(row -> Arrays.stream(columns).anyMatch(column -> !Double.isNaN(column[row])))
                .toArray();
    }
}
