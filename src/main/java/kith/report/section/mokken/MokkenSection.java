package kith.report.section.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.mokken.ItemOrdering;
import kith.mokken.MokkenAnswer;
import kith.mokken.MokkenScaling;
import kith.mokken.Monotonicity;
import kith.mokken.Scalability;
import kith.mokken.ViolationSize;
import kith.mokken.Violations;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.resampling.Interval;

/** Presents Mokken scale analyses. */
public final class MokkenSection {

    static final String TITLE = "Mokken scale analysis";

    private MokkenSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(MokkenAnswer answer, List<Finding> findings, Labels labels) {
        if (answer.scales().size() == 1) {
            MokkenScaling only = answer.scales().get(0);
            List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
            blocks.addAll(blocks(only, ""));
            blocks.addAll(Notices.ofOthers(findings));
            return new Section("mokken", TITLE, blocks);
        }
        List<Section> scales = new ArrayList<>();
        for (MokkenScaling scaling : answer.scales()) {
            String id = "-" + scaling.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
            scales.add(new Section("mokken" + id, labels.title(scaling.name()), blocks(scaling, id)));
        }
        return new Section("mokken", TITLE, Notices.of(findings), scales);
    }

    private static List<Block> blocks(MokkenScaling scaling, String id) {
        List<Block> blocks = new ArrayList<>();
        if (scaling.scalability().isEmpty()) {
            blocks.add(new Block.Paragraph("Scalability could not be computed."));
            return blocks;
        }
        MokkenWords words = new MokkenWords(scaling);
        words.sentences().forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
        blocks.add(items(scaling, id));
        blocks.add(scalabilityFigure(scaling, id));
        blocks.add(selection(scaling, id));
        if (!scaling.monotonicity().isEmpty()) {
            blocks.add(curves(scaling, id));
            blocks.add(violations(
                    scaling,
                    "mokken-monotonicity" + id,
                    "Violations of monotonicity",
                    scaling.items(),
                    scaling.monotonicity().stream()
                            .map(Monotonicity::violations)
                            .toList(),
                    scaling.monotonicity().stream()
                            .mapToDouble(Monotonicity::criterion)
                            .toArray(),
                    "z"));
        }
        if (!scaling.nonIntersection().isEmpty()) {
            blocks.add(violations(
                    scaling,
                    "mokken-restscore" + id,
                    "Intersections of item steps (method restscore)",
                    scaling.items(),
                    scaling.nonIntersection().stream()
                            .map(item -> item.violations())
                            .toList(),
                    scaling.nonIntersection().stream()
                            .mapToDouble(item -> item.criterion())
                            .toArray(),
                    "z"));
        }
        scaling.orderings().ifPresent(found -> {
            blocks.add(ordering(scaling, found.manifest(), "mokken-miio" + id, "Manifest invariant item ordering"));
            blocks.add(ordering(
                    scaling,
                    found.cumulative(),
                    "mokken-mscpm" + id,
                    "Invariant ordering of cumulative probabilities (MS-CPM)"));
        });
        return blocks;
    }

    /** Items with their scalability and scale: the one table that a spreadsheet wants. */
    public static Table items(MokkenAnswer answer) {
        return items(answer.scales().get(0), "");
    }

    private static Table items(MokkenScaling scaling, String id) {
        return Table.of(
                        "mokken-items" + id,
                        "Scalability of items and scales found",
                        scaling.items().size())
                .text("Item", scaling.items()::get)
                .statistic("M", Format.TWO_DECIMALS, i -> scaling.means()[i])
                .number(Confidence.heading("Hi", scaling.question().level()), i -> hi(scaling, i))
                .statistic(
                        "Z",
                        Format.TWO_DECIMALS,
                        i -> scaling.scalability().map(found -> found.zi()[i]).orElse(Double.NaN))
                .number("Scale", i -> scale(scaling.selection()[i]))
                .number("Scale, longest", i -> scale(scaling.largest()[i]))
                .table(
                        "M: mean of scores that start at 0. Standard errors of Hi by the delta method: "
                                + Citation.narrative("kuijpersEtAl2013") + ".",
                        "Scale: automated item selection with the lower bound "
                                + NumberWords.index(scaling.question().bound())
                                + "; a dash for items that belong to no scale. Scale, longest: the partition whose first scale"
                                + " has as many items as possible (" + Citation.unbracketed("straatEtAl2013") + ").");
    }

    private static Cell hi(MokkenScaling scaling, int item) {
        return scaling.scalability()
                .map(found -> {
                    double hi = found.hi()[item];
                    Interval interval = scaling.interval(hi, found.standardErrorHi()[item]);
                    return (Cell) new Cell.Interval(hi, interval.lower(), interval.upper(), Format.CORRELATION);
                })
                .orElse(Cell.empty());
    }

    private static Cell scale(int number) {
        return number == 0 ? Cell.empty() : Cell.count(number);
    }

    private static Figure scalabilityFigure(MokkenScaling scaling, String id) {
        Scalability found = scaling.scalability().orElseThrow();
        int k = scaling.items().size();
        double[] lower = new double[k];
        double[] upper = new double[k];
        for (int i = 0; i < k; i++) {
            Interval interval = scaling.interval(found.hi()[i], found.standardErrorHi()[i]);
            lower[i] = interval.lower();
            upper[i] = interval.upper();
        }
        return new Figure(
                "mokken-hi-figure" + id,
                "Scalability of each item with its confidence interval",
                "A point with an interval for each item; a line at the lower bound "
                        + NumberWords.index(scaling.question().bound()) + ".",
                new Figure.Intervals(
                        scaling.items(),
                        List.of(new Figure.IntervalSeries("Hi", found.hi(), lower, upper)),
                        "Hi",
                        scaling.question().bound(),
                        Format.CORRELATION),
                items(scaling, id + "-of-figure"));
    }

    private static Table selection(MokkenScaling scaling, String id) {
        List<Double> grid = scaling.question().grid();
        TableColumns<Integer> table = Table.of(
                        "mokken-selection" + id,
                        "Scale of each item by lower bound",
                        scaling.items().size())
                .text("Item", i -> scaling.items().get(i));
        for (int k = 0; k < grid.size(); k++) {
            int[] scales = scaling.grid().get(k);
            table.number(bound(grid.get(k)), i -> scale(scales[i]));
        }
        return table.table(
                "Items that stay in one scale while the bound rises measure one trait; a scale that falls apart measures"
                        + " several (" + Citation.unbracketed("sijtsmaVanDerArk2017") + ").");
    }

    private static String bound(double bound) {
        return String.format(java.util.Locale.ROOT, "%.2f", bound).replaceFirst("^0", "");
    }

    private static Figure curves(MokkenScaling scaling, String id) {
        int most = scaling.monotonicity().stream()
                .mapToInt(item -> item.groups().size())
                .max()
                .orElse(0);
        List<String> places =
                IntStream.rangeClosed(1, most).mapToObj(String::valueOf).toList();
        List<Figure.Line> lines = new ArrayList<>();
        for (Monotonicity item : scaling.monotonicity()) {
            double[] means = new double[most];
            Arrays.fill(means, Double.NaN);
            for (int g = 0; g < item.groups().size(); g++) {
                means[g] = item.groups().get(g).mean();
            }
            lines.add(new Figure.Line(item.item(), means, false));
        }
        return new Figure(
                "mokken-curves" + id,
                "Mean of each item by group of rest scores",
                "A line for each item over groups of respondents with rising scores on the other items; a line that falls violates"
                        + " monotonicity.",
                new Figure.Lines(places, "Group of rest scores, from the lowest", "Mean", lines, Format.TWO_DECIMALS),
                Table.of("mokken-curves-table" + id, "Mean of each item by group of rest scores", lines)
                        .text("Item", Figure.Line::name)
                        .numbers(places, Format.TWO_DECIMALS, Figure.Line::values)
                        .table());
    }

    private static Table ordering(MokkenScaling scaling, ItemOrdering found, String id, String caption) {
        boolean t = found.method() == ItemOrdering.Method.MIIO && scaling.steps() > 1;
        Table table =
                violations(scaling, id, caption, found.items(), found.violations(), found.criteria(), t ? "t" : "z");
        List<String> notes = new ArrayList<>(table.notes());
        String removed = found.removed().isEmpty()
                ? "Backward selection removed no item"
                : "Backward selection removed " + String.join(", ", found.removed());
        notes.add("Items in order of their means, the highest first. " + removed + "; HT of the others "
                + NumberWords.index(found.ht()) + ".");
        return new Table(table.id(), table.caption(), table.columns(), table.rows(), notes);
    }

    private static Table violations(
            MokkenScaling scaling,
            String id,
            String caption,
            List<String> items,
            List<Violations> found,
            double[] criteria,
            String statistic) {
        double[] hi = scaling.scalability().orElseThrow().hi();
        return Table.of(id, caption, items.size())
                .text("Item", i -> items.get(i))
                .statistic("Hi", Format.CORRELATION, i -> hi[scaling.items().indexOf(items.get(i))])
                .count("Comparisons", i -> found.get(i).comparisons())
                .count("Violations", i -> found.get(i).violations())
                .correlation("per comparison", i -> found.get(i).rate())
                .correlation("Largest", i -> found.get(i).largest())
                .twoDecimals("Sum", i -> found.get(i).sum())
                .twoDecimals("Largest " + statistic, i -> found.get(i).statistic())
                .count("Significant", i -> found.get(i).significant())
                .count("Criterion", i -> criteria[i])
                .table("Violations of at least "
                        + NumberWords.index(scaling.question().minimumViolation())
                        + (statistic.equals("t") ? " per item step" : "")
                        + "; groups of at least " + scaling.minimumGroup() + " respondents; one-sided tests, α = "
                        + NumberWords.index(scaling.question().alpha())
                        + ". Criterion: below " + NumberWords.count(ViolationSize.QUESTIONABLE_FROM)
                        + " acceptable, from " + NumberWords.count(ViolationSize.SERIOUS_FROM) + " serious ("
                        + Citation.unbracketed("molenaarSijtsma2000") + ").");
    }
}
