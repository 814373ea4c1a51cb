package kith.report.section.items;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.math.Descriptives;
import kith.reliability.coefficient.MeasurementError;
import kith.reliability.coefficient.SplitHalves;
import kith.reliability.item.CategoryUse;
import kith.reliability.item.ConditionalError;
import kith.reliability.item.ItemDistribution;
import kith.reliability.item.ItemRestPoint;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.section.word.Confidence;

/** Presents what the verb {@code items} tells of one scale beside its items and coefficients. */
final class ScaleDetails {

    /** More answers than these cannot be told apart by their colours. */
    private static final int MOST_SEGMENTS = 12;

    /** A matrix of more columns than these cannot be read on a page. */
    private static final int MOST_COLUMNS = 40;

    /** Fewer splits than these make no distribution. */
    private static final int FEWEST_SPLITS = 30;

    private final ScaleAnalysis scale;
    private final String id;
    private final String of;

    /**
     * @param id of the scale, for the ids of blocks
     * @param of how captions name the scale, such as “the scale A”
     */
    ScaleDetails(ScaleAnalysis scale, String id, String of) {
        this.scale = scale;
        this.id = "items-" + id;
        this.of = of;
    }

    /** How items are answered: their place, their ends, how well they part respondents. */
    List<Block> answers() {
        List<Block> blocks = new ArrayList<>();
        if (scale.items().stream().anyMatch(item -> item.answers().isPresent())) {
            blocks.add(distributions());
        }
        categories().ifPresent(blocks::add);
        return blocks;
    }

    private Table distributions() {
        return Table.of(
                        id + "-answers",
                        "How the items of " + of + " are answered",
                        scale.items().stream()
                                .filter(item -> item.answers().isPresent())
                                .toList())
                .text("Item", ItemStatistics::item)
                .twoDecimals("Median", item -> described(item).median())
                .twoDecimals("Trimmed M", item -> described(item).trimmed())
                .twoDecimals("Lowest", item -> described(item).minimum())
                .twoDecimals("Highest", item -> described(item).maximum())
                .percent("Floor", item -> item.answers().orElseThrow().floor())
                .percent("Ceiling", item -> item.answers().orElseThrow().ceiling())
                .correlation(
                        "Discrimination", item -> item.answers().orElseThrow().discrimination())
                .correlation("Mean r", item -> item.total().meanInterItem())
                .table(
                        "Reverse-keyed items are recoded. Trimmed M: without the lowest and the highest tenth. Floor and ceiling:"
                                + " share at the lowest and at the highest response. Discrimination: mean of the upper less mean of the lower"
                                + " 27% of respondents by the scale, over the range of the responses "
                                + Citation.parenthetical("kelley1939") + ". Mean r: with the other items.");
    }

    private static Descriptives described(ItemStatistics item) {
        return item.answers().orElseThrow().described();
    }

    /** Use of each answer, where all items have the same few answers. */
    private Optional<Block> categories() {
        List<List<CategoryUse>> uses = scale.items().stream()
                .map(item -> item.answers().map(ItemDistribution::categories).orElse(List.of()))
                .toList();
        double[] points = uses.stream()
                .flatMap(List::stream)
                .mapToDouble(CategoryUse::value)
                .distinct()
                .sorted()
                .toArray();
        if (uses.stream().anyMatch(List::isEmpty) || points.length < 2 || points.length > MOST_SEGMENTS) {
            return Optional.empty();
        }
        List<String> segments =
                Arrays.stream(points).mapToObj(ScaleDetails::point).toList();
        double[][] shares = new double[uses.size()][points.length];
        for (int i = 0; i < shares.length; i++) {
            for (CategoryUse use : uses.get(i)) {
                shares[i][Arrays.binarySearch(points, use.value())] = use.share();
            }
        }
        String caption = "Responses to the items of " + of;
        return Optional.of(new Figure(
                id + "-categories",
                caption,
                "One bar per item, divided by the share of each response.",
                new Figure.StackedBars(names(), segments, shares, true),
                byItem(
                        id + "-categories-table",
                        caption,
                        segments,
                        shares,
                        Format.PERCENT,
                        "Of the respondents who answered the item; responses before any recoding round.")));
    }

    /** One row per item and one column per heading. */
    private Table byItem(
            String tableId, String caption, List<String> headings, double[][] values, Format format, String... notes) {
        return Table.of(tableId, caption, values.length)
                .text("Item", i -> names().get(i))
                .numbers(headings, format, i -> values[i])
                .table(notes);
    }

    private static String point(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private List<String> names() {
        return scale.items().stream().map(ItemStatistics::item).toList();
    }

    /** How the items go together. */
    Block correlations() {
        if (scale.items().size() > MOST_COLUMNS) {
            return new Block.Paragraph(
                    "The correlations of more than " + MOST_COLUMNS + " items are in the JSON, not in a figure.");
        }
        List<String> names = scale.correlations().matrix().rows();
        double[][] values = scale.correlations().matrix().toArray();
        String caption = "Correlations of the items of " + of;
        return new Figure(
                id + "-correlations",
                caption,
                "The deeper the colour, the nearer to 1 or −1. Reverse-keyed items are recoded.",
                new Figure.HeatMap(names, names, values, -1, 1, Format.CORRELATION),
                byItem(id + "-correlations-table", caption, names, values, Format.CORRELATION));
    }

    /** The reliability of every way to part the scale into halves. */
    List<Block> halves() {
        List<Block> blocks = new ArrayList<>();
        scale.splitHalves().filter(halves -> halves.count() > 1).ifPresent(halves -> {
            blocks.add(splits(halves));
            if (halves.count() >= FEWEST_SPLITS) {
                blocks.add(histogram(halves));
            }
        });
        return blocks;
    }

    private Table splits(SplitHalves halves) {
        List<String> titles = List.of("Worst", "2.5%", "25%", "Median", "Mean", "75%", "97.5%", "Best");
        double[] q = halves.quantiles();
        double[] values = {halves.worst(), q[0], q[1], q[2], halves.mean(), q[3], q[4], halves.best()};
        return Table.of(id + "-halves", "Reliability of " + of + " by its halves", List.of(values))
                .numbers(titles, Format.CORRELATION, row -> row)
                .table((halves.all() ? "All " : "A sample of ") + halves.count()
                        + " ways to part the items into halves. Best: " + half(halves.bestHalf())
                        + " against the rest; worst: " + half(halves.worstHalf()) + " against the rest.");
    }

    private String half(List<Integer> items) {
        List<String> names = scale.correlations().matrix().rows();
        return String.join(", ", items.stream().map(names::get).toList());
    }

    private Figure histogram(SplitHalves halves) {
        int[] counts = halves.histogram();
        double all = Math.max(1, Arrays.stream(counts).sum());
        double width = (halves.best() - halves.worst()) / counts.length;
        List<String> bins = IntStream.range(0, counts.length)
                .mapToObj(bin -> String.format(
                                java.util.Locale.ROOT,
                                "%.3f to %.3f",
                                halves.worst() + bin * width,
                                halves.worst() + (bin + 1) * width)
                        .replace("0.", "."))
                .toList();
        double[] shares =
                Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
        String caption = "Reliabilities of the halves of " + of;
        return new Figure(
                id + "-halves-spread",
                caption,
                "How many of the splits have a reliability within each range.",
                new Figure.Bars(bins, shares, "Share of the splits", Double.NaN, Format.PERCENT),
                Table.of(id + "-halves-spread-table", caption, counts.length)
                        .text("Reliability", bin -> bins.get(bin))
                        .count("Splits", bin -> counts[bin])
                        .percent("Share", bin -> shares[bin])
                        .table());
    }

    /** The score, and how far it is off. */
    List<Block> score() {
        List<Block> blocks = new ArrayList<>();
        scale.score().ifPresent(score -> blocks.add(score(score)));
        if (scale.conditionalErrors().size() > 2) {
            blocks.add(conditionalErrors());
        }
        return blocks;
    }

    private Table score(Descriptives score) {
        Optional<MeasurementError> error = scale.measurementError();
        String note = "The mean of the answered items.";
        if (error.isPresent()) {
            note +=
                    " SEM: standard error of measurement by alpha, so of the error within one session only. SDC: z √2 SEM, z by the level of "
                            + Confidence.percent(scale.level())
                            + ", and"
                            + " the same divided by √n for the mean of as many respondents "
                            + Citation.parenthetical("deVet2006") + ". " + MeasurementErrorWords.RETEST;
        }
        return Table.of(id + "-score", "The score of " + of, List.of(score))
                .statistic("n", Format.COUNT, Descriptives::n)
                .statistic("M", Format.TWO_DECIMALS, Descriptives::mean)
                .statistic("SD", Format.TWO_DECIMALS, Descriptives::sd)
                .twoDecimals("Median", Descriptives::median)
                .twoDecimals("Lowest", Descriptives::minimum)
                .twoDecimals("Highest", Descriptives::maximum)
                .twoDecimals("Skew", Descriptives::skew)
                .twoDecimals("Kurtosis", Descriptives::kurtosis)
                .when(
                        error.isPresent(),
                        table -> table.<MeasurementError>part(
                                row -> error,
                                of -> of.twoDecimals("SEM", MeasurementError::standardError)
                                        .twoDecimals("SDC", MeasurementError::detectableChange)
                                        .twoDecimals("SDC, groups", MeasurementError::detectableGroupChange)))
                .table(note);
    }

    private Figure conditionalErrors() {
        List<ConditionalError> errors = scale.conditionalErrors();
        double[] at = errors.stream().mapToDouble(ConditionalError::score).toArray();
        double[] sem =
                errors.stream().mapToDouble(ConditionalError::standardError).toArray();
        double[] people = errors.stream().mapToDouble(ConditionalError::n).toArray();
        String caption = "Standard error of measurement along the score of " + of;
        return new Figure(
                id + "-conditional-error",
                caption,
                "The line: how far a score of that height is off " + Citation.parenthetical("feldtSteffenGupta1985")
                        + ". The area: how many respondents have it; where they"
                        + " are few, the line is not to be relied on.",
                new Figure.Curves(
                        at,
                        "Score",
                        "Standard error",
                        List.of(new Figure.Curve("Standard error of measurement", sem, people)),
                        Format.TWO_DECIMALS),
                Table.of(id + "-conditional-error-table", caption, errors)
                        .twoDecimals("Score", ConditionalError::score)
                        .statistic("n", Format.COUNT, ConditionalError::n)
                        .twoDecimals("SEM", ConditionalError::standardError)
                        .table());
    }

    /** How each item rises with the rest of the scale. */
    Optional<Figure> itemRest() {
        List<List<ItemRestPoint>> curves = scale.items().stream()
                .map(item -> item.answers().map(ItemDistribution::curve).orElse(List.of()))
                .toList();
        int most = curves.stream().mapToInt(List::size).max().orElse(0);
        if (most < 3) {
            return Optional.empty();
        }
        double[][] values = new double[curves.size()][most];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(values[i], Double.NaN);
            for (int place = 0; place < curves.get(i).size(); place++) {
                values[i][place] = curves.get(i).get(place).item();
                lowest = Math.min(lowest, values[i][place]);
                highest = Math.max(highest, values[i][place]);
            }
        }
        List<String> places =
                IntStream.rangeClosed(1, most).mapToObj(Integer::toString).toList();
        String caption = "Each item along the rest of " + of;
        return Optional.of(new Figure(
                id + "-item-rest",
                caption,
                "Mean response of respondents with similar sums of the other items, from the lowest (1) to the highest ("
                        + most + "). A good item rises from left to right.",
                new Figure.HeatMap(names(), places, values, lowest, highest, Format.TWO_DECIMALS),
                byItem(id + "-item-rest-table", caption, places, values, Format.TWO_DECIMALS)));
    }
}
