package kith.report.section.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.citation.Citation;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.moments.PairwiseMoments;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.study.SampleDescription;
import kith.study.SampleDescription.Group;
import kith.study.SampleDescription.ItemResponses;

/** Presents who answered and what was answered to each item. */
public final class SampleSection {

    private final SampleDescription sample;
    private final Instrument instrument;
    private final String language;
    private final Labels labels;

    private SampleSection(SampleDescription sample, Instrument instrument, String language, Labels labels) {
        this.sample = sample;
        this.instrument = instrument;
        this.language = language;
        this.labels = labels;
    }

    /** The sections “Respondents and missing responses” and “Responses to the items”. */
    public static List<Section> of(SampleDescription sample, Instrument instrument, String language, Labels labels) {
        SampleSection section = new SampleSection(sample, instrument, language, labels);
        return List.of(
                new Section("sample", "Respondents and missing responses", section.respondents()),
                new Section("answers", "Responses to the items", section.answers()));
    }

    private Table groups() {
        boolean clustered = sample.groups().stream().anyMatch(group -> group.clusters() > 0);
        String caption = sample.rows() == sample.respondents() ? "Respondents" : "Assessments";
        return Table.of("sample-groups", caption, sample.groups())
                .text("Group", group -> group.name().isEmpty() ? "Total sample" : labels.title(group.name()))
                .statistic("n", Format.COUNT, Group::rows)
                .when(clustered, table -> table.count("Clusters", Group::clusters))
                .count("Complete responses", Group::complete)
                .percent("Missing responses", Group::missingShare)
                .table();
    }

    private List<Block> respondents() {
        boolean answeredAll = sample.items().stream().allMatch(item -> item.missingShare() == 0);
        return answeredAll ? List.of(groups()) : List.of(groups(), missingness());
    }

    private Figure missingness() {
        List<String> items = sample.items().stream().map(ItemResponses::item).toList();
        double[] shares =
                sample.items().stream().mapToDouble(ItemResponses::missingShare).toArray();
        Table table = Table.of("sample-missing-table", "Missing responses by item", sample.items())
                .text("Item", item -> item.item())
                .statistic("n", Format.COUNT, item -> item.described().n())
                .count("Missing", item -> item.described().missing())
                .percent("Share missing", item -> item.missingShare())
                .table();
        double most = Arrays.stream(shares).max().orElse(0);
        return new Figure(
                "sample-missing",
                "Share of missing responses by item",
                "One bar per item; the longest is " + NumberWords.percent(most) + ".",
                new Figure.Bars(items, shares, "Share missing", Double.NaN, Format.PERCENT),
                table);
    }

    private List<Block> answers() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(statistics());
        Map<String, List<ItemResponses>> byScale = new LinkedHashMap<>();
        for (ItemResponses answers : sample.items()) {
            Item item = instrument.item(answers.item());
            if (instrument.scaleOf(item) instanceof ResponseScale.Rating rating && rating.known()) {
                byScale.computeIfAbsent(rating.id(), key -> new ArrayList<>()).add(answers);
            }
        }
        byScale.forEach((scale, items) -> blocks.add(distributions(scale, items, byScale.size() == 1)));
        blocks.add(correlations());
        return blocks;
    }

    private Table statistics() {
        return Table.of("answers-items", "Responses to each item, as answered", sample.items())
                .text("Item", ItemResponses::item)
                .text("Content", answers -> instrument.item(answers.item()).content())
                .text("Keyed", answers -> instrument.item(answers.item()).reversed() ? "−" : "+")
                .statistic("n", Format.COUNT, answers -> answers.described().n())
                .statistic(
                        "M", Format.TWO_DECIMALS, answers -> answers.described().mean())
                .statistic(
                        "SD",
                        Format.TWO_DECIMALS,
                        answers -> answers.described().sd())
                .twoDecimals("Skew", answers -> answers.described().skew())
                .twoDecimals("Kurtosis", answers -> answers.described().kurtosis())
                .twoDecimals("Min", answers -> answers.described().minimum())
                .twoDecimals("Max", answers -> answers.described().maximum())
                .table(
                        "Keyed −: reverse-keyed; shown as answered, recoded in the analyses.",
                        "Skew and kurtosis are b1 and b2 (type 3 of " + Citation.unbracketed("joanesGill1998")
                                + "); a normal distribution has 0 and 0.");
    }

    /** The items with the highest mean first. */
    private Figure distributions(String scaleId, List<ItemResponses> unordered, boolean only) {
        List<ItemResponses> items = unordered.stream()
                .sorted(Comparator.comparingDouble(
                        (ItemResponses item) -> -item.described().mean()))
                .toList();
        ResponseScale.Rating scale = (ResponseScale.Rating) instrument.scales().stream()
                .filter(known -> known.id().equals(scaleId))
                .findFirst()
                .orElseThrow();
        List<String> segments = scale.points().stream().map(this::pointName).toList();
        double[][] shares = new double[items.size()][];
        for (int i = 0; i < items.size(); i++) {
            shares[i] = shares(items.get(i), scale);
        }
        String suffix =
                only ? "" : "-" + scaleId.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Table table = Table.of(
                        "answers-distributions" + suffix + "-table",
                        "Share of each response" + (only ? "" : ", scale " + scaleId),
                        items.size())
                .text("Item", i -> marked(items.get(i)))
                .numbers(segments, Format.PERCENT, i -> shares[i])
                .table("Of the respondents who answered the item; responses as answered.");
        return new Figure(
                "answers-distributions" + suffix,
                "Responses to each item" + (only ? "" : ", scale " + scaleId),
                "One bar per item, from the highest mean to the lowest, divided by the share of each of the "
                        + segments.size()
                        + " response options."
                        + (items.stream()
                                        .anyMatch(item ->
                                                instrument.item(item.item()).reversed())
                                ? " (R): reverse-keyed, shown as answered."
                                : ""),
                new Figure.StackedBars(items.stream().map(this::marked).toList(), segments, shares, true),
                table);
    }

    private String marked(ItemResponses answers) {
        return answers.item() + (instrument.item(answers.item()).reversed() ? " (R)" : "");
    }

    private String pointName(ResponseScale.Point point) {
        String label = point.labels().get(language);
        return label == null ? Integer.toString(point.value()) : point.value() + " " + label;
    }

    private static double[] shares(ItemResponses answers, ResponseScale.Rating scale) {
        int[] points = answers.points();
        int[] counts = answers.counts();
        return scale.points().stream()
                .mapToDouble(point -> {
                    int at = Arrays.binarySearch(points, point.value());
                    return at < 0 || answers.described().n() == 0
                            ? 0
                            : (double) counts[at] / answers.described().n();
                })
                .toArray();
    }

    private Figure correlations() {
        PairwiseMoments moments = sample.moments();
        List<String> names = moments.names();
        double[][] r = moments.pairCorrelation().toArray();
        Table table = Table.of("answers-correlations-table", "Correlations of the items", names.size())
                .text("Item", names::get)
                .each(
                        names,
                        (columns, name) -> columns.cell(
                                new Column(name, Table.Alignment.END, false, true),
                                i -> names.indexOf(name) > i
                                        ? Cell.text("")
                                        : Cell.number(r[i][names.indexOf(name)], Format.CORRELATION)))
                .table(
                        "Pearson correlations of the respondents who answered both items; reverse-keyed items are recoded.");
        return new Figure(
                "answers-correlations",
                "Correlations of the items",
                "A matrix of " + names.size() + " by " + names.size()
                        + " items, coloured by the size of their correlation.",
                new Figure.HeatMap(names, names, r, -1, 1, Format.CORRELATION),
                table);
    }
}
