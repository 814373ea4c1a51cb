package kith.report.section.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.Subscale;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;

/** Presents an instrument: what it measures, its items, its scales, where it comes from. */
public final class InstrumentSection {

    private InstrumentSection() {}

    public static Section of(Instrument instrument, String language) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(instrument.title() + ", version " + instrument.version() + "."
                + (instrument.description().isBlank() ? "" : " " + instrument.description())));
        blocks.add(items(instrument, language));
        blocks.add(scales(instrument));
        instrument
                .citations()
                .forEach(citation -> blocks.add(new Block.Paragraph(
                        citation.text() + (citation.doi().isEmpty() ? "" : " https://doi.org/" + citation.doi()))));
        if (!instrument.wordingLicence().isBlank()) {
            blocks.add(new Block.Paragraph("Wording: " + instrument.wordingLicence() + "."));
        }
        return new Section("instrument", "Instrument", blocks);
    }

    private static Table items(Instrument instrument, String language) {
        boolean worded =
                instrument.items().stream().anyMatch(item -> !item.wordings().isEmpty());
        return Table.of("instrument-items", "Items", instrument.items())
                .text("Item", Item::id)
                .text("Scale", item -> scaleOf(instrument, item.id()))
                .text("Keyed", item -> item.reversed() ? "−" : "+")
                .text("Content", Item::content)
                .each(
                        worded ? instrument.contexts() : List.<ContextForm>of(),
                        (table, context) -> table.text(context.title(), item -> item.text(context.id(), language)))
                .when(
                        worded && instrument.contexts().isEmpty(),
                        table -> table.text("Wording", item -> item.text("", language)))
                .table("Keyed −: reverse-keyed; responses are recoded before the analyses.");
    }

    private static String scaleOf(Instrument instrument, String item) {
        return instrument.subscales().stream()
                .filter(subscale -> subscale.items().contains(item))
                .map(Subscale::title)
                .collect(Collectors.joining(", "));
    }

    private static Table scales(Instrument instrument) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Subscale subscale : instrument.subscales()) {
            rows.add(scale(subscale, subscale.items()));
        }
        instrument.total().ifPresent(total -> rows.add(scale(total, total.items())));
        instrument
                .shortForms()
                .forEach(form -> rows.add(List.of(
                        Cell.text(form.id()),
                        Cell.text(form.title()),
                        Cell.text(String.join(", ", form.items())),
                        Cell.empty())));
        instrument
                .higherOrder()
                .forEach(factor -> rows.add(List.of(
                        Cell.text(factor.id()),
                        Cell.text(factor.title() + " (second-order factor)"),
                        Cell.text(String.join(", ", factor.subscales())),
                        Cell.empty())));
        return new Table(
                "instrument-scales",
                "Scales",
                List.of(
                        Column.text("Id"),
                        Column.text("Scale"),
                        Column.text("Items"),
                        Column.text("Higher scores indicate")),
                rows,
                List.of());
    }

    private static List<Cell> scale(Subscale subscale, List<String> parts) {
        return List.of(
                Cell.text(subscale.id()),
                Cell.text(subscale.title()),
                Cell.text(String.join(", ", parts)),
                subscale.direction().isEmpty() ? Cell.empty() : Cell.text(subscale.direction()));
    }
}
