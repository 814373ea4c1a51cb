package kith.report.section.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.planning.InvariancePower;
import kith.planning.InvariancePower.Rejection;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;

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
        List<AtSize> rows = IntStream.range(0, power.names().size())
                .boxed()
                .flatMap(k -> power.sizes().stream()
                        .map(size -> new AtSize(size.respondents(), size.all().get(k))))
                .toList();
        return Table.of("plan-invariance", "Rejections of invariance by sample size", rows)
                .text("Level or parameter", row -> row.found().name())
                .statistic("n", Format.COUNT, AtSize::respondents)
                .count("Samples tested", row -> row.found().tested())
                .fitIndex("Power", row -> row.found().power())
                .fitIndex("Monte Carlo SE", row -> row.found().powerError())
                .fitIndex("Rejected by cut-offs", row -> row.found().chen())
                .fitIndex("Mean ΔCFI", row -> row.found().deltaCfi())
                .fitIndex("Mean ΔRMSEA", row -> row.found().deltaRmsea())
                .table(
                        "Power: share of samples with p < .05 in the χ² difference test; in an invariant population it is the"
                                + " error rate. Cut-offs: " + Citation.narrative("chen2007")
                                + ". n counts the respondents of all groups.");
    }

    private record AtSize(int respondents, Rejection found) {}

    private static Table population(InvariancePower power) {
        return Table.of("plan-invariance-population", "Changes of fit in the population", power.population())
                .text("Level", change -> change.level().id())
                .fitIndex("ΔCFI", change -> change.deltaCfi())
                .fitIndex("ΔRMSEA", change -> change.deltaRmsea())
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
                        .each(power.names(), (table, name) -> table.fitIndex(name, i -> power.power(name)[i]))
                        .table());
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^0", "");
    }
}
