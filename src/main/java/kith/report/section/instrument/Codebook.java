package kith.report.section.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.study.SampleDescription;
import kith.study.SampleDescription.ItemResponses;

/**
 * A codebook: the instrument, its response scales, and how often each response was given.
 *
 * @param least counts below it, but not 0, are not shown
 */
public record Codebook(Instrument instrument, SampleDescription sample, int least) {

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
        List<List<Cell>> rows = new ArrayList<>();
        for (ResponseScale scale : instrument.scales()) {
            if (scale instanceof ResponseScale.Rating rating) {
                rating.points()
                        .forEach(point -> rows.add(row(scale.id(), Integer.toString(point.value()), label(point))));
            }
            scale.missingCodes().forEach((code, meaning) -> rows.add(row(scale.id(), code, missing(meaning))));
        }
        return new Table(
                "codebook-scales",
                "Response scales",
                List.of(Column.text("Response scale"), Column.text("Value"), Column.text("Label")),
                rows,
                List.of());
    }

    private static List<Cell> row(String scale, String value, String label) {
        return List.of(Cell.text(scale), Cell.text(value), Cell.text(label));
    }

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
        return instrument.scaleOf(instrument.item(answers.item()));
    }

    private Table counts(ResponseScale.Rating scale, List<ItemResponses> items) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item"), Column.text("Keyed")));
        scale.points().forEach(point -> columns.add(Column.number((point.value() + " " + label(point)).strip())));
        columns.add(Column.number("Missing"));
        List<List<Cell>> rows = new ArrayList<>();
        for (ItemResponses answers : items) {
            List<Cell> row = new ArrayList<>(names(answers));
            scale.points().forEach(point -> row.add(count(of(answers, point.value()))));
            row.add(count(answers.described().missing()));
            rows.add(row);
        }
        return new Table(
                "codebook-counts-"
                        + scale.id().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                "Responses on the scale " + scale.id(),
                columns,
                rows,
                least > 1
                        ? List.of("Responses as answered. Counts below " + least + ", but not 0, are not shown.")
                        : List.of("Responses as answered."));
    }

    private List<Cell> names(ItemResponses answers) {
        Item item = instrument.item(answers.item());
        return List.of(Cell.text(item.id()), Cell.text(item.reversed() ? "−" : "+"));
    }

    private static int of(ItemResponses answers, int value) {
        int at = Arrays.binarySearch(answers.points(), value);
        return at < 0 ? 0 : answers.counts()[at];
    }

    private Cell count(int count) {
        return hidden(count) ? Cell.text("< " + least) : Cell.count(count);
    }

    private boolean hidden(int count) {
        return count > 0 && count < least;
    }

    /** Items that are measured and not rated. */
    private java.util.Optional<Table> measurements() {
        List<List<Cell>> rows = sample.items().stream()
                .filter(answers -> answers.points().length == 0)
                .map(answers -> {
                    List<Cell> row = new ArrayList<>(names(answers));
                    row.add(Cell.count(answers.described().n()));
                    row.add(Cell.count(answers.described().missing()));
                    row.add(Cell.number(answers.described().mean(), Format.TWO_DECIMALS));
                    row.add(Cell.number(answers.described().sd(), Format.TWO_DECIMALS));
                    return List.copyOf(row);
                })
                .toList();
        return rows.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Table(
                        "codebook-measurements",
                        "Measurements",
                        List.of(
                                Column.text("Item"),
                                Column.text("Keyed"),
                                Column.statistic("n"),
                                Column.number("Missing"),
                                Column.statistic("M"),
                                Column.statistic("SD")),
                        rows,
                        List.of()));
    }

    /** One row for each item and response, for a spreadsheet. */
    public Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        byScale()
                .forEach((scale, items) -> items.forEach(answers -> {
                    Item item = instrument.item(answers.item());
                    scale.points()
                            .forEach(point -> rows.add(List.of(
                                    Cell.text(item.id()),
                                    Cell.text(item.text("", instrument.language())),
                                    Cell.text(item.reversed() ? "reversed" : "forward"),
                                    Cell.text(scale.id()),
                                    Cell.count(point.value()),
                                    Cell.text(label(point)),
                                    count(of(answers, point.value())))));
                }));
        return new Table(
                "codebook",
                "Codebook",
                List.of(
                        Column.text("item"),
                        Column.text("wording"),
                        Column.text("keyed"),
                        Column.text("scale"),
                        Column.number("value"),
                        Column.text("label"),
                        Column.number("count")),
                rows,
                List.of());
    }

    /** For programs; counts that are not shown are null. */
    public Tree tree() {
        List<Tree> items = new ArrayList<>();
        for (ItemResponses answers : sample.items()) {
            Tree counts = new Tree();
            for (int k = 0; k < answers.points().length; k++) {
                int count = answers.counts()[k];
                counts.putValue(Integer.toString(answers.points()[k]), hidden(count) ? null : count);
            }
            int missing = answers.described().missing();
            items.add(new Tree()
                    .put("item", answers.item())
                    .put("n", answers.described().n())
                    .putValue("missing", hidden(missing) ? null : missing)
                    .put("counts", counts));
        }
        return InstrumentTree.of(instrument).put("responses", items);
    }
}
