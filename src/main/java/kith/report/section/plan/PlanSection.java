package kith.report.section.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.planning.GroupSizes;
import kith.planning.ModelPower;
import kith.planning.ModelPower.ParameterPower;
import kith.planning.ModelPower.PowerAtSize;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.section.word.NumberWords;

/** Presents plans of sample sizes. */
public final class PlanSection {

    private static final int MOST_LINES = 6;

    private PlanSection() {}

    /** Respondents per group for reliable group scores. */
    public static Section of(GroupSizes sizes) {
        return new Section("plan", "Sample size", List.of(sentence(sizes), reliabilities(sizes)));
    }

    static Block.Paragraph sentence(GroupSizes sizes) {
        if (Double.isNaN(sizes.respondents())) {
            return new Block.Paragraph(
                    "The variance between groups is 0: no number of respondents gives reliable group scores.");
        }
        return new Block.Paragraph(String.format(
                Locale.ROOT,
                "Group scores reach a reliability of %s with %s per group (λ = %s), with the variances taken as known %s."
                        + " The reliability does not depend on the number of groups.",
                share(sizes.target()),
                NumberWords.counted(sizes.respondents(), "respondent", "respondents"),
                thousandth(sizes.reliability()),
                Citation.parenthetical("raudenbushSampson1999")));
    }

    /** λ by number of respondents. */
    public static Table reliabilities(GroupSizes sizes) {
        return Table.of(
                        "plan-group-reliability",
                        "Reliability of group scores by number of respondents per group",
                        sizes.points())
                .count("Respondents per group", point -> point.respondents())
                .statistic("λ", Format.FIT_INDEX, point -> point.reliability())
                .table();
    }

    /** Power of the parameters of a model by sample size. */
    public static Section of(ModelPower power) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(sentence(power)));
        blocks.add(samples(power));
        blocks.add(figure(power));
        blocks.add(parameters(power));
        return new Section("plan", "Sample size", blocks);
    }

    static String sentence(ModelPower power) {
        String wanted = share(power.question().power());
        List<String> without = power.planned().stream()
                .filter(name -> power.smallest(name).isEmpty())
                .toList();
        PowerAtSize largest = power.sizes().get(power.sizes().size() - 1);
        if (power.planned().isEmpty()) {
            return "The model has no loading, regression or covariance that is estimated; the table shows all parameters.";
        }
        if (!without.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "No sample size up to %,d reached a power of %s for %s %s.",
                    largest.respondents(),
                    wanted,
                    String.join(", ", without),
                    Citation.parenthetical("muthenMuthen2002"));
        }
        int smallest = power.planned().stream()
                .mapToInt(name -> power.smallest(name).orElseThrow())
                .max()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%,d was the smallest of the sample sizes compared with a power of at least %s for %s %s.",
                smallest,
                wanted,
                power.planned().size() == 1 ? power.planned().get(0) : "each of " + String.join(", ", power.planned()),
                Citation.parenthetical("muthenMuthen2002"));
    }

    private static Table samples(ModelPower power) {
        return Table.of("plan-samples", "Convergence and test of fit by sample size", power.sizes())
                .statistic("n", Format.COUNT, size -> size.respondents())
                .count("Samples", size -> size.samples())
                .percent("Converged", size -> size.convergence())
                .percent("Improper solutions", size -> size.improperShare())
                .percent("Rejected by the test of fit", size -> size.rejection())
                .table(
                        "Improper solutions as a share of the converged samples, rejections (p < .05) as a share of those with a test of"
                                + " fit. Improper solutions are kept in the results for parameters.");
    }

    /** Every parameter by sample size: the one table that a spreadsheet wants. */
    public static Table parameters(ModelPower power) {
        return Table.of(
                        "plan-parameters",
                        "Power, bias, coverage and interval width by parameter and sample size",
                        IntStream.range(0, power.sizes().get(0).parameters().size())
                                .boxed()
                                .flatMap(i -> power.sizes().stream().map(size -> new AtSize(size, i)))
                                .toList())
                .text("Parameter", row -> row.parameter().name())
                .statistic("n", Format.COUNT, row -> row.size().respondents())
                .fitIndex("Power", row -> row.parameter().power())
                .fitIndex("Monte Carlo SE", row -> row.parameter().powerError())
                .threeDecimals("Population value", row -> row.parameter().population())
                .threeDecimals("Bias", row -> row.parameter().bias())
                .fitIndex("Coverage of the 95% CI", row -> row.parameter().coverage())
                .threeDecimals("Width of the 95% CI", row -> row.parameter().width())
                .threeDecimals("Mean SE", row -> row.parameter().standardError())
                .threeDecimals("SD of estimates", row -> row.parameter().deviation())
                .table(String.format(
                        Locale.ROOT,
                        "Converged samples. Power: share with p < .05 (two-sided Wald test). Population values: estimates in one sample of"
                                + " %,d respondents without missing or careless responses.",
                        ModelPower.LARGE));
    }

    /** One parameter, by its place, at one sample size. */
    private record AtSize(PowerAtSize size, int place) {

        ParameterPower parameter() {
            return size.parameters().get(place);
        }
    }

    private static Figure figure(ModelPower power) {
        List<String> shown = power.planned().stream()
                .sorted(Comparator.comparingDouble(name -> Arrays.stream(power.power(name))
                        .filter(Double::isFinite)
                        .sum()))
                .limit(MOST_LINES)
                .toList();
        double[] wanted = DoubleStream.generate(() -> power.question().power())
                .limit(power.sizes().size())
                .toArray();
        List<Figure.Line> lines = shown.stream()
                .map(name -> new Figure.Line(name, power.power(name), false))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(new Figure.Line("Power wanted", wanted, true));
        List<String> places = power.sizes().stream()
                .map(size -> Integer.toString(size.respondents()))
                .toList();
        return new Figure(
                "plan-power",
                "Power by sample size",
                "Lines: share of converged samples in which the parameter was significant."
                        + (shown.size() < power.planned().size()
                                ? " The " + shown.size() + " parameters with the lowest power."
                                : ""),
                new Figure.Lines(places, "Sample size", "Power", lines, Format.FIT_INDEX),
                Table.of("plan-power-table", "Power by sample size", places.size())
                        .statistic("n", Format.COUNT, i -> power.sizes().get(i).respondents())
                        .each(shown, (table, name) -> table.fitIndex(name, i -> power.power(name)[i]))
                        .table());
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^0", "");
    }

    private static String thousandth(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("^0", "");
    }
}
