package kith.report.section.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.document.Tree;
import kith.study.SampleDescription;
import kith.study.SampleDescription.ItemResponses;

/**
 * A codebook: the instrument, its response scales, and how often each response was given.
 *
 * <p>A single small count of an item could be computed from the others and the number of respondents; the next smallest
 * count is then not shown either.
 *
 * @param least counts below it, but not 0, are not shown
 */
public record Codebook(Instrument instrument, SampleDescription sample, int least) {

    /** Stands for missing responses among the points of an item. */
    private static final int MISSING = Integer.MIN_VALUE;

    /** For readers. */
    public Section section() {
        Section own = InstrumentSection.of(instrument, instrument.language());
        List<Block> blocks = new ArrayList<>(own.blocks());
        blocks.add(responseScales());
        byScale().forEach((scale, items) -> blocks.add(counts(scale, items)));
        measurements().ifPresent(blocks::add);
        return new Section("codebook", "Codebook", blocks, own.subsections());
    }

    private Table responseScales() {
        List<Value> rows = new ArrayList<>();
        for (ResponseScale scale : instrument.scales()) {
            if (scale instanceof ResponseScale.Rating rating) {
                rating.points()
                        .forEach(point ->
                                rows.add(new Value(scale.id(), Integer.toString(point.value()), label(point))));
            }
            scale.missingCodes().forEach((code, meaning) -> rows.add(new Value(scale.id(), code, missing(meaning))));
        }
        return Table.of("codebook-scales", "Response scales", rows)
                .text("Response scale", Value::scale)
                .text("Value", Value::value)
                .text("Label", Value::label)
                .table();
    }

    private record Value(String scale, String value, String label) {}

    private static String missing(String meaning) {
        return "missing" + (meaning.isBlank() ? "" : ": " + meaning);
    }

    private String label(ResponseScale.Point point) {
        return point.labels().getOrDefault(instrument.language(), "");
    }

    private Map<ResponseScale.Rating, List<ItemResponses>> byScale() {
        Map<ResponseScale.Rating, List<ItemResponses>> byScale = new LinkedHashMap<>();
        for (ItemResponses answers : sample.items()) {
            if (scaleOf(answers) instanceof ResponseScale.Rating rating && rating.known()) {
                byScale.computeIfAbsent(rating, key -> new ArrayList<>()).add(answers);
            }
        }
        return byScale;
    }

    private ResponseScale scaleOf(ItemResponses answers) {
        return instrument.scaleOf(item(answers));
    }

    private Table counts(ResponseScale.Rating scale, List<ItemResponses> items) {
        String id = scale.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return named("codebook-counts-" + id, "Responses on the scale " + scale.id(), items)
                .each(
                        scale.points(),
                        (table, point) -> table.number(
                                (point.value() + " " + label(point)).strip(), answers -> count(answers, point.value())))
                .number("Missing", answers -> count(answers, MISSING))
                .table("Responses as answered."
                        + (least > 1
                                ? " Counts below " + least
                                        + ", but not 0, are not shown. If an item has only one such count,"
                                        + " its next smallest count is not shown either."
                                : ""));
    }

    private TableColumns<ItemResponses> named(String id, String caption, List<ItemResponses> items) {
        return Table.of(id, caption, items)
                .text("Item", ItemResponses::item)
                .text("Keyed", answers -> item(answers).reversed() ? "−" : "+");
    }

    private Item item(ItemResponses answers) {
        return instrument.item(answers.item());
    }

    private static int of(ItemResponses answers, int value) {
        if (value == MISSING) {
            return answers.described().missing();
        }
        int at = Arrays.binarySearch(answers.points(), value);
        return at < 0 ? 0 : answers.counts()[at];
    }

    private Cell count(ItemResponses answers, int value) {
        int count = of(answers, value);
        if (!hidden(answers).contains(value)) {
            return Cell.count(count);
        }
        return Cell.text(isSmall(count) ? "< " + least : "suppressed");
    }

    private boolean isSmall(int count) {
        return count > 0 && count < least;
    }

    /** The points whose counts are not shown, and {@link #MISSING} where that of missing responses is not. */
    private Set<Integer> hidden(ItemResponses answers) {
        List<Integer> values =
                new ArrayList<>(Arrays.stream(answers.points()).boxed().toList());
        values.add(MISSING);
        Set<Integer> hidden = values.stream()
                .filter(value -> isSmall(of(answers, value)))
                .collect(Collectors.toCollection(HashSet::new));
        if (hidden.size() == 1) {
            values.stream()
                    .filter(value -> of(answers, value) >= least)
                    .min(Comparator.comparingInt(value -> of(answers, value)))
                    .ifPresent(hidden::add);
        }
        return hidden;
    }

    /** Items that are measured and not rated. */
    private Optional<Table> measurements() {
        List<ItemResponses> measured = sample.items().stream()
                .filter(answers -> answers.points().length == 0)
                .toList();
        return Optional.of(named("codebook-measurements", "Measurements", measured)
                        .number(
                                "n",
                                answers -> hidden(answers).contains(MISSING)
                                        ? Cell.text("suppressed")
                                        : Cell.count(answers.described().n()))
                        .number("Missing", answers -> count(answers, MISSING))
                        .statistic(
                                "M",
                                Format.TWO_DECIMALS,
                                answers -> answers.described().mean())
                        .statistic(
                                "SD",
                                Format.TWO_DECIMALS,
                                answers -> answers.described().sd())
                        .table())
                .filter(table -> !measured.isEmpty());
    }

    /** One row for each item and response, for a spreadsheet. */
    public Table table() {
        List<Response> rows = new ArrayList<>();
        byScale()
                .forEach((scale, items) -> items.forEach(
                        answers -> scale.points().forEach(point -> rows.add(new Response(answers, scale, point)))));
        return Table.of("codebook", "Codebook", rows)
                .text("item", row -> row.answers().item())
                .text("wording", row -> item(row.answers()).text("", instrument.language()))
                .text("keyed", row -> item(row.answers()).reversed() ? "reversed" : "forward")
                .text("scale", row -> row.scale().id())
                .count("value", row -> row.point().value())
                .text("label", row -> label(row.point()))
                .number("count", row -> count(row.answers(), row.point().value()))
                .table();
    }

    private record Response(ItemResponses answers, ResponseScale.Rating scale, ResponseScale.Point point) {}

    /** For programs; counts that are not shown are null. */
    public Tree tree() {
        List<Tree> items = new ArrayList<>();
        for (ItemResponses answers : sample.items()) {
            Set<Integer> hidden = hidden(answers);
            Tree counts = new Tree();
            for (int k = 0; k < answers.points().length; k++) {
                int point = answers.points()[k];
                counts.putValue(Integer.toString(point), hidden.contains(point) ? null : answers.counts()[k]);
            }
            boolean known = !hidden.contains(MISSING);
            items.add(new Tree()
                    .put("item", answers.item())
                    .putValue("n", known ? answers.described().n() : null)
                    .putValue("missing", known ? answers.described().missing() : null)
                    .put("counts", counts));
        }
        return InstrumentTree.of(instrument).put("responses", items);
    }
}
