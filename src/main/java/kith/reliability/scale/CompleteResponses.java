package kith.reliability.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.moments.Missing;

/**
 * The responses of those who answered every item of a scale, with reversed items recoded. An item that no respondent
 * answered is left out, since otherwise no respondent would have answered every item.
 *
 * @param items names of the items
 * @param rows which rows of the data these are, from 0
 * @param columns one an item, one value a row of {@code rows}
 * @param findings who was excluded, and what was assumed about the response scale
 */
public record CompleteResponses(List<String> items, int[] rows, List<PackedNumbers> columns, List<Finding> findings) {

    public CompleteResponses {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
    }

    /** One array an item, one value a row of {@link #rows}. */
    public double[][] scores() {
        return columns.stream().map(PackedNumbers::toArray).toArray(double[][]::new);
    }

    /** @throws kith.finding.InputException with every column that does not exist */
    public static CompleteResponses of(ScaleItems scale, Responses responses) {
        return of(scale, responses, row -> true);
    }

    /**
     * @param eligible rows that may be used at all, such as those with a known group
     * @throws kith.finding.InputException with every column that does not exist
     */
    public static CompleteResponses of(ScaleItems scale, Responses responses, IntPredicate eligible) {
        boolean known =
                scale.items().stream().allMatch(item -> responses.numeric().containsKey(item.column()));
        if (!known || scale.items().isEmpty()) {
            ScaleResponses.of(scale, responses, Missing.LISTWISE);
        }
        int[] usable = IntStream.range(0, responses.size()).filter(eligible).toArray();
        List<KeyedItem> answered = scale.items().stream()
                .filter(item -> isAnswered(responses.packed(item.column()), usable))
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (answered.size() < scale.items().size() && !answered.isEmpty()) {
            scale.items().stream()
                    .filter(item -> !answered.contains(item))
                    .forEach(item ->
                            findings.add(Finding.of("item_without_responses").at(item.name())));
            return of(new ScaleItems(scale.name(), answered, List.of(), scale.context()), responses, usable, findings);
        }
        return of(scale, responses, usable, findings);
    }

    private static boolean isAnswered(PackedNumbers column, int[] rows) {
        return Arrays.stream(rows).anyMatch(row -> !Double.isNaN(column.at(row)));
    }

    private static CompleteResponses of(ScaleItems scale, Responses responses, int[] usable, List<Finding> findings) {
        List<PackedNumbers> columns = scale.items().stream()
                .map(item -> responses.packed(item.column()))
                .toList();
        int[] rows = Arrays.stream(usable)
                .filter(row -> columns.stream().noneMatch(column -> Double.isNaN(column.at(row))))
                .toArray();
        ScaleResponses keyed = ScaleResponses.of(scale, responses.rows(rows), Missing.LISTWISE);
        if (rows.length < usable.length) {
            findings.add(RowsLeftOut.finding(usable.length - rows.length, usable.length, "listwise", "screen"));
        }
        findings.addAll(keyed.findings());
        return new CompleteResponses(
                keyed.items().stream().map(KeyedItem::name).toList(), rows, keyed.keyed(), findings);
    }

    /** Only the items that vary; the others are findings where there are respondents at all. */
    public CompleteResponses varying() {
        List<Finding> more = new ArrayList<>(findings);
        int[] varying = IntStream.range(0, items.size())
                .filter(i -> varies(columns.get(i).toArray()))
                .toArray();
        List<String> names = Arrays.stream(varying).mapToObj(items::get).toList();
        items.stream()
                .filter(item -> rows.length > 0 && !names.contains(item))
                .forEach(item -> more.add(
                        Finding.of("no_variance", Map.of("reason", "none", "value", "", "consequence", "analysis"))
                                .as(Severity.WARNING)
                                .at(item)));
        return new CompleteResponses(
                names, rows, Arrays.stream(varying).mapToObj(columns::get).toList(), more);
    }

    /** Whether there is a variance that a computer can hold, and so a correlation. */
    private static boolean varies(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        return squares > 0 && Double.isFinite(squares);
    }
}
