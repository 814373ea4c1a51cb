package kith.report.section.items;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.presenter.StudyContext;
import kith.report.section.sample.SampleSection;
import kith.study.ItemsAnswer;
import kith.study.SampleDescription;
import kith.study.SampleDescription.ItemResponses;

/** Reliability, and the items with their responses, in the report. */
final class ItemsReport {

    private final ItemsAnswer answer;
    private final StudyContext study;
    private final Instrument instrument;

    private ItemsReport(ItemsAnswer answer, StudyContext study) {
        this.answer = answer;
        this.study = study;
        this.instrument = study.results().study().instrument();
    }

    static List<Section> of(ItemsAnswer answer, StudyContext study) {
        ItemsReport report = new ItemsReport(answer, study);
        List<Block> reliability =
                new ArrayList<>(ReliabilitySummary.of(answer, study.labels()).paragraphs());
        reliability.addAll(ItemsSection.reliability(answer, study.labels()));
        List<Block> items = new ArrayList<>();
        items.add(report.items());
        items.addAll(report.responses());
        return List.of(
                new Section("items", "Reliability", reliability),
                new Section("responses", "Items and responses", items));
    }

    /** An item in the first scale of the instrument that has it. */
    private Map<ScaleAnalysis, List<ItemStatistics>> byScale() {
        Set<String> seen = new LinkedHashSet<>();
        Map<ScaleAnalysis, List<ItemStatistics>> scales = new LinkedHashMap<>();
        for (ScaleAnalysis scale : answer.everybody()) {
            List<ItemStatistics> own =
                    scale.items().stream().filter(item -> seen.add(item.item())).toList();
            if (!own.isEmpty()) {
                scales.put(scale, own);
            }
        }
        return scales;
    }

    private Table items() {
        SampleDescription sample = study.results().sample();
        boolean options = sample.items().stream().anyMatch(item -> item.points().length > 0);
        TableColumns<ItemStatistics> table = Table.of("items-items", "Items in the total sample", List.of());
        byScale().forEach((scale, items) -> table.group(study.labels().title(scale.name()), items));
        return table.text(
                        "Item", one -> one.item() + (instrument.item(one.item()).reversed() ? " (R)" : ""))
                .text("Content", one -> instrument.item(one.item()).content())
                .<ItemResponses>part(
                        one -> sample.items().stream()
                                .filter(some -> some.item().equals(one.item()))
                                .findFirst(),
                        answers -> answers.statistic(
                                        "M",
                                        Format.TWO_DECIMALS,
                                        some -> some.described().mean())
                                .statistic(
                                        "SD",
                                        Format.TWO_DECIMALS,
                                        some -> some.described().sd())
                                .percent("Missing", ItemResponses::missingShare)
                                .when(
                                        options,
                                        more -> more.number("Lowest", some -> share(some, 0))
                                                .number("Highest", some -> share(some, some.points().length - 1))))
                .correlation("Item–total r", one -> one.total().dropped())
                .correlation("Alpha if deleted", one -> one.ifDropped().alpha())
                .table(note(options));
    }

    /** @param options whether some item has response options */
    private String note(boolean options) {
        boolean reversed = instrument.items().stream().anyMatch(Item::reversed);
        return (reversed ? "M, SD: as answered; (R): reverse-keyed, recoded for the last two columns. " : "")
                + (options ? "Lowest, highest: share of the responses at the ends of the response scale. " : "")
                + "Item–total r: corrected, with the sum of the other items of the scale.";
    }

    private static Cell share(ItemResponses answers, int point) {
        int n = answers.described().n();
        return answers.points().length == 0 || n == 0
                ? Cell.empty()
                : Cell.number(answers.counts()[point] / (double) n, Format.PERCENT);
    }

    private List<Figure> responses() {
        return SampleSection.of(
                        study.results().sample(),
                        instrument,
                        study.results().study().language(),
                        study.labels())
                .stream()
                .filter(section -> section.id().equals("answers"))
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> BlockContent.of(block).figure().stream())
                .filter(figure -> figure.plot() instanceof Figure.StackedBars)
                .toList();
    }
}
