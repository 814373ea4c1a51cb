package kith.reliability.scale;

import java.util.List;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Finding;
import kith.moments.Missing;

/**
 * The responses of those who answered any item of a scale, with reversed items recoded; NaN where missing.
 *
 * @param items names of the items
 * @param columns one an item
 * @param rows of the data that they are in
 * @param findings who was excluded, and what was assumed about the response scale
 */
public record AnsweredResponses(List<String> items, List<PackedNumbers> columns, int[] rows, List<Finding> findings) {

    public AnsweredResponses {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
    }

    /** @throws kith.finding.InputException with every column that does not exist */
    public static AnsweredResponses of(ScaleItems scale, Responses responses) {
        ScaleResponses keyed = ScaleResponses.of(scale, responses, Missing.PAIRWISE);
        return new AnsweredResponses(
                keyed.items().stream().map(KeyedItem::name).toList(),
                keyed.keyed(),
                rows(scale, responses),
                keyed.findings());
    }

    private static int[] rows(ScaleItems scale, Responses responses) {
        List<PackedNumbers> columns = scale.items().stream()
                .map(item -> responses.packed(item.column()))
                .toList();
        return IntStream.range(0, responses.size())
                .filter(row -> columns.stream().anyMatch(column -> !Double.isNaN(column.at(row))))
                .toArray();
    }
}
