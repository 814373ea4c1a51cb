package kith.report.section.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.math.CumulativeLink;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import kith.twolevel.ItemIntraclass;
import kith.twolevel.OrderedTwoLevelFit;

/**
 * Presents a two-level factor model of ordered responses: likelihood, parameters of each level, thresholds, intraclass
 * correlations.
 */
public final class OrderedTwoLevelSection {

    private static final List<String> LEVELS = List.of("within clusters", "between clusters");

    private final String id;
    private final OrderedTwoLevelFit fit;

    private OrderedTwoLevelSection(String id, OrderedTwoLevelFit fit) {
        this.id = id;
        this.fit = fit;
    }

    public static Section of(String id, String title, OrderedTwoLevelFit fit) {
        return new Section(id, title, new OrderedTwoLevelSection(id, fit).blocks());
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(fit.findings()));
        blocks.add(new Block.Paragraph(
                NumberWords.count(fit.rows()) + " rows in " + NumberWords.count(fit.clusters()) + " clusters."));
        if (fit.converged()) {
            blocks.add(likelihood());
        }
        blocks.addAll(Notices.ofOthers(fit.findings()));
        if (!fit.converged()) {
            blocks.add(new Block.Paragraph("The model did not converge, so there are no estimates to show."));
            return blocks;
        }
        for (int level = 1; level <= 2; level++) {
            blocks.add(parameters(level));
        }
        blocks.add(thresholds());
        blocks.add(intraclass());
        return blocks;
    }

    private Table likelihood() {
        boolean logit = fit.link() == CumulativeLink.LOGIT;
        return new Table(
                id + "-fit",
                "Likelihood of the model",
                List.of(
                        Column.number("Parameters"),
                        Column.number("Log-likelihood"),
                        Column.number("AIC"),
                        Column.number("BIC")),
                List.of(List.of(
                        Cell.count(fit.parameterCount()),
                        Cell.number(fit.logLikelihood(), Format.TWO_DECIMALS),
                        Cell.number(fit.aic(), Format.TWO_DECIMALS),
                        Cell.number(fit.bic(), Format.TWO_DECIMALS))),
                List.of("Marginal maximum likelihood with a cumulative " + (logit ? "logit" : "probit")
                        + " link; residual variances of latent responses are " + (logit ? "π²/3" : "1")
                        + " within clusters and 0 between. Rows were used with the responses that they had."
                        + " There is no χ² test: the table of all response patterns is too sparse."));
    }

    private Table parameters(int level) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Estimate e : fit.estimates()) {
            boolean ofFactors = e.op() == Operator.LOADING
                    || e.op() == Operator.COVARIANCE && !fit.table().observed().contains(e.lhs());
            if (e.level() == level && ofFactors || level == 2 && e.op() == Operator.DEFINITION) {
                rows.add(row(e));
            }
        }
        return new Table(
                id + "-level-" + level,
                "Loadings, variances and covariances " + LEVELS.get(level - 1),
                List.of(
                        Column.text("Of"),
                        Column.text("Operator"),
                        Column.text("With"),
                        Column.number(Confidence.heading("Estimate", Estimate.LEVEL)),
                        Column.statistic("SE"),
                        Column.statistic("z"),
                        Column.statistic("p"),
                        Column.number("Standardised")),
                rows,
                List.of("Standardised by the variances of factors and latent responses of the level."));
    }

    private static List<Cell> row(Estimate e) {
        boolean fixed = e.free() == 0 && e.op() != Operator.DEFINITION;
        return List.of(
                Cell.text(e.lhs()),
                Cell.text(e.op().symbol()),
                Cell.text(e.rhs()),
                fixed || !Double.isFinite(e.lower())
                        ? Cell.number(e.estimate(), Format.THREE_DECIMALS)
                        : new Cell.Interval(e.estimate(), e.lower(), e.upper(), Format.THREE_DECIMALS),
                fixed ? Cell.empty() : Cell.number(e.se(), Format.THREE_DECIMALS),
                fixed ? Cell.empty() : Cell.number(e.z(), Format.TWO_DECIMALS),
                fixed ? Cell.empty() : Cell.number(e.pValue(), Format.P_VALUE),
                Cell.number(e.stdAll(), Format.THREE_DECIMALS));
    }

    private Table thresholds() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Estimate e : fit.estimates()) {
            if (e.level() == 2 && e.op() == Operator.THRESHOLD) {
                rows.add(List.of(
                        Cell.text(e.lhs()),
                        Cell.text(e.rhs()),
                        new Cell.Interval(e.estimate(), e.lower(), e.upper(), Format.THREE_DECIMALS),
                        Cell.number(e.se(), Format.THREE_DECIMALS)));
            }
        }
        return new Table(
                id + "-thresholds",
                "Thresholds",
                List.of(
                        Column.text("Item"),
                        Column.text("Threshold"),
                        Column.number(Confidence.heading("Estimate", Estimate.LEVEL)),
                        Column.statistic("SE")),
                rows,
                List.of());
    }

    private Table intraclass() {
        return Table.of(id + "-icc", "Intraclass correlations of latent responses", fit.intraclass())
                .text("Item", ItemIntraclass::variable)
                .number("Variance within", Format.THREE_DECIMALS, ItemIntraclass::within)
                .number("Variance between", Format.THREE_DECIMALS, ItemIntraclass::between)
                .statistic("ICC", Format.CORRELATION, ItemIntraclass::icc)
                .table("Implied by the model, with the residual variance of the link within clusters.");
    }
}
