package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kith.invariance.InvarianceAnswer;
import kith.invariance.LatentMean;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;

/** Presents a ladder of invariance: what may be compared across groups, and how far. */
public final class InvarianceSection {

    private final InvarianceAnswer answer;
    private final Labels labels;

    private InvarianceSection(InvarianceAnswer answer, Labels labels) {
        this.answer = answer;
        this.labels = labels;
    }

    public static Section of(InvarianceAnswer answer, Labels labels) {
        String title = answer.layout().repeated().isPresent()
                ? "Comparability across contexts"
                : "Comparability across groups";
        return new Section("invariance", title, new InvarianceSection(answer, labels).blocks());
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(InvarianceWords.conclusion(answer)));
        blocks.add(ladder());
        LadderTables tables = new LadderTables(answer);
        blocks.add(tables.comparisons());
        if (answer.steps().size() > 1) {
            blocks.add(tables.rules());
            InvarianceWords.equivalence(answer).ifPresent(text -> blocks.add(new Block.Paragraph(text)));
            blocks.add(tables.equivalence());
        }
        blocks.addAll(Notices.of(answer.findings()));
        blocks.add(figure());
        if (!answer.latentMeans().isEmpty()) {
            blocks.add(new Block.Paragraph(meansInWords()));
            blocks.add(latentMeans());
        }
        return blocks;
    }

    private String meansInWords() {
        String reference = labels.title(answer.contexts().get(0));
        return "Means of the factors, estimated with loadings and intercepts held equal; " + reference
                + " is the reference, where they are 0. "
                + (InvarianceWords.meansComparable(answer)
                        ? "They may be read as differences in what is measured."
                        : "Because equal intercepts do not hold, they mix differences in what is measured with differences"
                                + " in how items are answered, and must not be read as the former alone.");
    }

    /** The steps and their fit. */
    private Table ladder() {
        return FitTable.of(
                "invariance-ladder",
                "Steps of the ladder and how well each fits",
                answer.steps().stream()
                        .map(step -> new FitTable.Named(InvarianceWords.name(step.level()), step.fit()))
                        .toList());
    }

    /** Each step against the one before; also the table for spreadsheets and scripts. */
    public static Table comparisons(InvarianceAnswer answer) {
        return new LadderTables(answer).comparisons();
    }

    private Figure figure() {
        List<String> steps = answer.steps().stream()
                .map(step -> InvarianceWords.name(step.level()))
                .toList();
        double[] cfi = measure(ReportedFit::cfi);
        double[] rmsea = measure(ReportedFit::rmsea);
        double[] srmr = measure(ReportedFit::srmr);
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            rows.add(List.of(
                    Cell.text(steps.get(k)),
                    Cell.number(1 - cfi[k], Format.FIT_INDEX),
                    Cell.number(rmsea[k], Format.FIT_INDEX),
                    Cell.number(srmr[k], Format.FIT_INDEX)));
        }
        double[] misfit = java.util.Arrays.stream(cfi).map(value -> 1 - value).toArray();
        return new Figure(
                "invariance-figure",
                "How misfit grows from step to step",
                "Three lines over the steps of the ladder, one each for 1 − CFI, RMSEA and SRMR; a line that rises shows that"
                        + " what the step holds equal is not equal.",
                new Figure.Lines(
                        steps,
                        "Step",
                        "Misfit",
                        List.of(
                                new Figure.Line("1 − CFI", misfit, false),
                                new Figure.Line("RMSEA", rmsea, false),
                                new Figure.Line("SRMR", srmr, false)),
                        Format.FIT_INDEX),
                new Table(
                        "invariance-figure-table",
                        "Misfit by step",
                        List.of(
                                Column.text("Step"),
                                Column.number("1 − CFI"),
                                Column.number("RMSEA"),
                                Column.number("SRMR")),
                        rows,
                        List.of()));
    }

    private double[] measure(ToDoubleFunction<ReportedFit> measure) {
        return answer.steps().stream()
                .mapToDouble(
                        step -> measure.applyAsDouble(ReportedFit.of(step.fit().fit())))
                .toArray();
    }

    private Figure latentMeans() {
        List<String> factors =
                answer.latentMeans().stream().map(LatentMean::factor).distinct().toList();
        List<Figure.IntervalSeries> series = answer.contexts().stream()
                .map(context -> new Figure.IntervalSeries(
                        labels.title(context),
                        values(factors, context, LatentMean::estimate),
                        values(factors, context, LatentMean::lower),
                        values(factors, context, LatentMean::upper)))
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        for (String factor : factors) {
            headings.add(new RowGroup(rows.size(), labels.title(factor)));
            answer.latentMeans().stream()
                    .filter(mean -> mean.factor().equals(factor))
                    .forEach(mean -> rows.add(row(mean)));
        }
        Table table = new Table(
                "invariance-means-table",
                "Means of the factors by group",
                List.of(
                        Column.text("Group"),
                        Column.number("Mean [95% CI]"),
                        Column.statistic("SE"),
                        Column.statistic("p"),
                        Column.number("In SD")),
                rows,
                headings,
                List.of(
                        "In SD: the mean by the standard deviation of the factor, pooled over the groups by their size."));
        return new Figure(
                "invariance-means",
                "Means of the factors by group",
                "One row a factor, one point with its 95% interval a group; the line marks the reference, "
                        + labels.title(answer.contexts().get(0)) + ", at 0.",
                new Figure.Intervals(
                        factors.stream().map(labels::title).toList(),
                        series,
                        "Mean, in units of the factor",
                        0,
                        Format.TWO_DECIMALS),
                table);
    }

    private double[] values(List<String> factors, String context, ToDoubleFunction<LatentMean> value) {
        return factors.stream()
                .mapToDouble(factor -> answer.latentMeans().stream()
                        .filter(mean ->
                                mean.factor().equals(factor) && mean.context().equals(context))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
    }

    private List<Cell> row(LatentMean mean) {
        boolean reference = mean.se() == 0;
        return List.of(
                Cell.text(labels.title(mean.context())),
                reference
                        ? Cell.number(mean.estimate(), Format.TWO_DECIMALS)
                        : new Cell.Interval(mean.estimate(), mean.lower(), mean.upper(), Format.TWO_DECIMALS),
                reference ? Cell.empty() : Cell.number(mean.se(), Format.THREE_DECIMALS),
                reference ? Cell.empty() : Cell.number(mean.pValue(), Format.P_VALUE),
                Cell.number(mean.standardised(), Format.TWO_DECIMALS));
    }
}
