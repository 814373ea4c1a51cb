package kith.report.section.efa;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.efa.retention.FactorRetention;
import kith.efa.retention.ParallelAnalysis;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Figure.Line;
import kith.report.document.Table;

/** Draws eigenvalues beside those of data without factors. */
final class ScreeFigure {

    /** Further eigenvalues than these would only make the figure narrow. */
    private static final int MOST_EIGENVALUES = 30;

    private static final int FEW_PLACES = 9;
    private static final int EVERY = 5;

    private ScreeFigure() {}

    /** The scree with the parallel analysis that the recommendation rests on. */
    static Figure of(FactorRetention retention) {
        ParallelAnalysis guide = retention.parallel().get(retention.parallel().size() - 1);
        int shown = Math.min(MOST_EIGENVALUES, guide.components().observed().length);
        List<Line> lines = List.of(
                line("Components, observed", guide.components().observed(), shown, false),
                line("Components, 95th percentile", guide.components().percentile(), shown, true),
                line("Factors, observed", guide.factors().observed(), shown, false),
                line("Factors, 95th percentile", guide.factors().percentile(), shown, true));
        List<String> places = IntStream.rangeClosed(1, shown)
                .mapToObj(place -> label(place, shown))
                .toList();
        return new Figure(
                "efa-scree",
                "Eigenvalues, and those of data without factors",
                "Factors are counted from the left as long as the line of the data lies above the dashed line of the same kind: "
                        + guide.components().abovePercentile() + " by components, "
                        + guide.factors().abovePercentile() + " by factors.",
                new Figure.Lines(places, "Number of the component or factor", "Eigenvalue", lines, Format.TWO_DECIMALS),
                Table.of("efa-scree-table", "Eigenvalues, and those of data without factors", shown)
                        .count("Number", i -> i + 1)
                        .each(lines, (table, line) -> table.twoDecimals(line.name(), i -> line.values()[i]))
                        .table(
                                "Simulated data sets: " + guide.replications() + ", of " + drawn(guide)
                                        + ". Factors: with the communalities of one factor on the diagonal, as psych’s fa.parallel."));
    }

    /** Where there are many places, only some are written, so that they can be read on a narrow page. */
    private static String label(int place, int shown) {
        return shown <= FEW_PLACES || place == 1 || place % EVERY == 0 ? Integer.toString(place) : "";
    }

    private static String drawn(ParallelAnalysis analysis) {
        return switch (analysis.data()) {
            case NORMAL -> "normal data";
            case PERMUTED -> "the responses to each item permuted";
            case REDRAWN -> "responses sampled from each item’s own distribution";
        };
    }

    private static Line line(String name, double[] values, int shown, boolean dashed) {
        return new Line(name, Arrays.copyOf(values, shown), dashed);
    }
}
