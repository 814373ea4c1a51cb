package kith.report.section.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import kith.citation.Citation;
import kith.planning.InvariancePower;
import kith.planning.InvariancePower.Rejection;
import kith.planning.InvariancePower.RejectionAtSize;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;

/** Presents the power to detect non-invariance by sample size. */
public final class InvariancePlanSection {

    private InvariancePlanSection() {}

    public static Section of(InvariancePower power) {
        List<Block> blocks = new ArrayList<>();
        power.planned().forEach(name -> blocks.add(new Block.Paragraph(sentence(power, name))));
        blocks.add(table(power));
        blocks.add(figure(power));
        blocks.add(population(power));
        return new Section("plan", "Sample size", blocks);
    }

    static String sentence(InvariancePower power, String name) {
        boolean ofLevel = power.sizes().get(0).levels().stream()
                .anyMatch(level -> level.name().equals(name));
        String what = ofLevel ? name + " invariance was rejected" : "the equality of " + name + " was rejected";
        double[] found = power.power(name);
        OptionalDouble highest = Arrays.stream(found).filter(Double::isFinite).max();
        if (highest.isEmpty()) {
            return "In no sample could " + (ofLevel ? name + " invariance" : "the equality of " + name) + " be tested.";
        }
        return power.smallest(name).isPresent()
                ? String.format(
                        Locale.ROOT,
                        "With %,d respondents, the smallest of the sample sizes compared with a power of at least %s, %s in"
                                + " %.0f%% of samples.",
                        power.smallest(name).getAsInt(),
                        share(power.question().power()),
                        what,
                        100 * found[index(power, name)])
                : String.format(
                        Locale.ROOT,
                        "No sample size up to %,d reached a power of %s: %s in at most %.0f%% of samples.",
                        power.sizes().get(power.sizes().size() - 1).respondents(),
                        share(power.question().power()),
                        what,
                        100 * highest.getAsDouble());
    }

    private static int index(InvariancePower power, String name) {
        int size = power.smallest(name).getAsInt();
        for (int i = 0; i < power.sizes().size(); i++) {
            if (power.sizes().get(i).respondents() == size) {
                return i;
            }
        }
        return -1;
    }

    /** Every level and parameter by sample size: the one table that a spreadsheet wants. */
    public static Table table(InvariancePower power) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < power.names().size(); k++) {
            for (RejectionAtSize size : power.sizes()) {
                Rejection one = size.all().get(k);
                rows.add(List.of(
                        Cell.text(one.name()),
                        Cell.count(size.respondents()),
                        Cell.count(one.tested()),
                        Cell.number(one.power(), Format.FIT_INDEX),
                        Cell.number(one.powerError(), Format.FIT_INDEX),
                        Cell.number(one.chen(), Format.FIT_INDEX),
                        Cell.number(one.deltaCfi(), Format.FIT_INDEX),
                        Cell.number(one.deltaRmsea(), Format.FIT_INDEX)));
            }
        }
        return new Table(
                "plan-invariance",
                "Rejections of invariance by sample size",
                List.of(
                        Column.text("Level or parameter"),
                        Column.statistic("n"),
                        Column.number("Samples tested"),
                        Column.number("Power"),
                        Column.number("Monte Carlo SE"),
                        Column.number("Rejected by cut-offs"),
                        Column.number("Mean ΔCFI"),
                        Column.number("Mean ΔRMSEA")),
                rows,
                List.of(
                        "Power: share of samples with p < .05 in the χ² difference test; in an invariant population it is the"
                                + " error rate. Cut-offs: " + Citation.narrative("chen2007")
                                + ". n counts the respondents of all groups."));
    }

    private static Table population(InvariancePower power) {
        return Table.of("plan-invariance-population", "Changes of fit in the population", power.population())
                .text("Level", change -> change.level().id())
                .number("ΔCFI", Format.FIT_INDEX, change -> change.deltaCfi())
                .number("ΔRMSEA", Format.FIT_INDEX, change -> change.deltaRmsea())
                .table(String.format(
                        Locale.ROOT,
                        "In one sample of %,d respondents without missing or careless responses.",
                        InvariancePower.LARGE));
    }

    private static Figure figure(InvariancePower power) {
        List<Figure.Line> lines = new ArrayList<>();
        power.names().forEach(name -> lines.add(new Figure.Line(name, power.power(name), false)));
        lines.add(new Figure.Line(
                "Power wanted",
                DoubleStream.generate(() -> power.question().power())
                        .limit(power.sizes().size())
                        .toArray(),
                true));
        List<String> places = power.sizes().stream()
                .map(size -> Integer.toString(size.respondents()))
                .toList();
        return new Figure(
                "plan-invariance-power",
                "Power by sample size",
                "Lines: share of samples in which the test was significant.",
                new Figure.Lines(places, "Sample size", "Power", lines, Format.FIT_INDEX),
                Table.of("plan-invariance-power-table", "Power by sample size", places.size())
                        .statistic("n", Format.COUNT, i -> power.sizes().get(i).respondents())
                        .each(
                                power.names(),
                                (table, name) -> table.number(name, Format.FIT_INDEX, i -> power.power(name)[i]))
                        .table());
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^0", "");
    }
}
