package kith.report.section.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.grouplevel.OrderedEcometrics;
import kith.grouplevel.OrderedEcometrics.Deviation;
import kith.grouplevel.OrderedEcometrics.Score;
import kith.math.CumulativeLink;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Shows the ecometric models of scales for ordered responses. */
record OrderedEcometricsTables(List<OrderedEcometrics> models, Labels labels) {

    private static final int MOST_GROUPS = 60;

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        models.forEach(model -> blocks.add(new Block.Paragraph(sentence(model))));
        blocks.add(variances());
        blocks.add(parameters());
        models.forEach(model -> blocks.add(caterpillar(model)));
        return blocks;
    }

    private String title(OrderedEcometrics model) {
        return labels.title(model.question().scale().name());
    }

    private String sentence(OrderedEcometrics model) {
        if (!(model.intraclass() > 1e-6)) {
            return title(model)
                    + ": in the ecometric model for ordered responses groups did not differ, so their scores have no"
                    + " reliability.";
        }
        return title(model) + ": in the ecometric model for ordered responses "
                + NumberWords.percent(model.intraclass())
                + " of the variance of respondents’ latent scores lay between groups. The mean reliability of group scores was "
                + NumberWords.correlation(model.reliability()) + ".";
    }

    private Table variances() {
        double level = models.get(0).question().level();
        boolean logit = models.get(0).question().form().link() == CumulativeLink.LOGIT;
        return Table.of("group-ordered", "Ecometric model for ordered responses: variation and reliability", models)
                .text("Scale", model -> title(model))
                .number(Confidence.heading("Groups, σg", level), model -> deviation(model.groupDeviation()))
                .number(Confidence.heading("Respondents, σp", level), model -> deviation(model.personDeviation()))
                .correlation("ICC of respondents", OrderedEcometrics::intraclass)
                .correlation("ICC of a response", OrderedEcometrics::intraclassOfResponse)
                .correlation("λ", OrderedEcometrics::reliability)
                .twoDecimals("Log-likelihood", OrderedEcometrics::logLikelihood)
                .table("Ordered items within respondents within groups (" + Citation.narrative("raudenbushSampson1999")
                        + "), cumulative " + (logit ? "logit" : "probit")
                        + " link, by marginal maximum likelihood. σ: standard deviations on the latent scale, whose residual"
                        + " variance is " + (logit ? "π²/3" : "1")
                        + ". λ: mean over groups of 1 − (posterior variance)/σg².");
    }

    private static Cell deviation(Deviation deviation) {
        return Double.isFinite(deviation.lower())
                ? new Cell.Interval(deviation.estimate(), deviation.lower(), deviation.upper(), Format.TWO_DECIMALS)
                : Cell.number(deviation.estimate(), Format.TWO_DECIMALS);
    }

    private Table parameters() {
        int most = models.stream()
                .flatMap(model -> Arrays.stream(model.thresholds()))
                .mapToInt(thresholds -> thresholds.length)
                .max()
                .orElse(0);
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item or covariate"), Column.number("Effect (SE)")));
        IntStream.rangeClosed(1, most).forEach(k -> columns.add(Column.number("τ" + k + " (SE)")));
        List<List<Cell>> rows = new ArrayList<>();
        List<Table.RowGroup> headings = new ArrayList<>();
        for (OrderedEcometrics model : models) {
            headings.add(new Table.RowGroup(rows.size(), title(model)));
            for (int item = 0; item < model.items().size(); item++) {
                List<Cell> row = new ArrayList<>(List.of(Cell.text(model.items().get(item)), Cell.empty()));
                double[] thresholds = model.thresholds()[item];
                for (int k = 0; k < most; k++) {
                    row.add(
                            k < thresholds.length
                                    ? Cell.text(withError(thresholds[k], model.thresholdErrors()[item][k]))
                                    : Cell.empty());
                }
                rows.add(row);
            }
            for (OrderedEcometrics.Effect effect : model.effects()) {
                if (!effect.item()) {
                    List<Cell> row = new ArrayList<>(List.of(
                            Cell.text(effect.name()), Cell.text(withError(effect.estimate(), effect.standardError()))));
                    IntStream.range(0, most).forEach(k -> row.add(Cell.empty()));
                    rows.add(row);
                }
            }
        }
        return new Table(
                "group-ordered-parameters",
                "Ecometric model for ordered responses: thresholds and effects of covariates",
                columns,
                rows,
                headings,
                List.of("A response is in category k or below where the latent response is below τk."));
    }

    private static String withError(double estimate, double error) {
        return NumberWords.two(estimate) + " (" + NumberWords.two(error) + ")";
    }

    private Block caterpillar(OrderedEcometrics model) {
        List<Score> sorted = model.scores().stream()
                .sorted(Comparator.comparingDouble(Score::estimate))
                .toList();
        int shown = Math.min(MOST_GROUPS, sorted.size());
        List<Score> some = IntStream.range(0, shown)
                .mapToObj(i -> sorted.get(
                        shown == sorted.size() ? i : (int) Math.round(i * (sorted.size() - 1.0) / (shown - 1))))
                .toList();
        String name = model.question().scale().name();
        String caption = "Latent scores of groups: " + title(model);
        String range =
                shown == sorted.size() ? "" : " " + shown + " of " + sorted.size() + " groups, evenly spaced by rank.";
        double level = model.question().level();
        return new Figure(
                "group-ordered-scores-" + name,
                caption,
                "Groups in ascending order of their posterior mean, each with its " + Confidence.percent(level)
                        + " interval; the line marks an average group." + range,
                new Figure.Intervals(
                        some.stream().map(Score::group).toList(),
                        List.of(new Figure.IntervalSeries(
                                title(model),
                                some.stream().mapToDouble(Score::estimate).toArray(),
                                some.stream().mapToDouble(Score::lower).toArray(),
                                some.stream().mapToDouble(Score::upper).toArray())),
                        "Latent score",
                        0,
                        Format.TWO_DECIMALS),
                Table.of("group-ordered-scores-table-" + name, caption, some)
                        .text("Group", score -> score.group())
                        .count("Respondents", score -> score.respondents())
                        .number(Confidence.heading("Latent score", level), score -> (Cell)
                                new Cell.Interval(score.estimate(), score.lower(), score.upper(), Format.TWO_DECIMALS))
                        .correlation("Reliability", score -> score.reliability())
                        .table("Intervals include the uncertainty of all parameters." + range));
    }
}
