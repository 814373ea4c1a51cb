package kith.report.section.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import kith.citation.Citation;
import kith.planning.GroupSizes;
import kith.planning.ModelPower;
import kith.planning.ModelPower.ParameterPower;
import kith.planning.ModelPower.PowerAtSize;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
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
                .number("Respondents per group", Format.COUNT, point -> point.respondents())
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
                .number("Samples", Format.COUNT, size -> size.samples())
                .number("Converged", Format.PERCENT, size -> size.convergence())
                .number("Improper solutions", Format.PERCENT, size -> size.improperShare())
                .number("Rejected by the test of fit", Format.PERCENT, size -> size.rejection())
                .table(
                        "Improper solutions as a share of the converged samples, rejections (p < .05) as a share of those with a test of"
                                + " fit. Improper solutions are kept in the results for parameters.");
    }

    /** Every parameter by sample size: the one table that a spreadsheet wants. */
    public static Table parameters(ModelPower power) {
        List<List<Cell>> rows = new ArrayList<>();
        int count = power.sizes().get(0).parameters().size();
        for (int i = 0; i < count; i++) {
            for (PowerAtSize size : power.sizes()) {
                ParameterPower one = size.parameters().get(i);
                rows.add(List.of(
                        Cell.text(one.name()),
                        Cell.count(size.respondents()),
                        Cell.number(one.power(), Format.FIT_INDEX),
                        Cell.number(one.powerError(), Format.FIT_INDEX),
                        Cell.number(one.population(), Format.THREE_DECIMALS),
                        Cell.number(one.bias(), Format.THREE_DECIMALS),
                        Cell.number(one.coverage(), Format.FIT_INDEX),
                        Cell.number(one.width(), Format.THREE_DECIMALS),
                        Cell.number(one.standardError(), Format.THREE_DECIMALS),
                        Cell.number(one.deviation(), Format.THREE_DECIMALS)));
            }
        }
        return new Table(
                "plan-parameters",
                "Power, bias, coverage and interval width by parameter and sample size",
                List.of(
                        Column.text("Parameter"),
                        Column.statistic("n"),
                        Column.number("Power"),
                        Column.number("Monte Carlo SE"),
                        Column.number("Population value"),
                        Column.number("Bias"),
                        Column.number("Coverage of the 95% CI"),
                        Column.number("Width of the 95% CI"),
                        Column.number("Mean SE"),
                        Column.number("SD of estimates")),
                rows,
                List.of(String.format(
                        Locale.ROOT,
                        "Converged samples. Power: share with p < .05 (two-sided Wald test). Population values: estimates in one sample of"
                                + " %,d respondents without missing or careless responses.",
                        ModelPower.LARGE)));
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
        List<Column> columns = new ArrayList<>(List.of(Column.statistic("n")));
        shown.forEach(name -> columns.add(Column.number(name)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            List<Cell> row =
                    new ArrayList<>(List.of(Cell.count(power.sizes().get(i).respondents())));
            for (String name : shown) {
                row.add(Cell.number(power.power(name)[i], Format.FIT_INDEX));
            }
            rows.add(row);
        }
        return new Figure(
                "plan-power",
                "Power by sample size",
                "Lines: share of converged samples in which the parameter was significant."
                        + (shown.size() < power.planned().size()
                                ? " The " + shown.size() + " parameters with the lowest power."
                                : ""),
                new Figure.Lines(places, "Sample size", "Power", lines, Format.FIT_INDEX),
                new Table("plan-power-table", "Power by sample size", columns, rows, List.of()));
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^0", "");
    }

    private static String thousandth(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("^0", "");
    }
}
