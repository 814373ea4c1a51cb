package kith.report.section.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.math.CumulativeLink;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
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
        return Table.of(id + "-fit", "Likelihood of the model", List.of(fit))
                .count("Parameters", OrderedTwoLevelFit::parameterCount)
                .twoDecimals("Log-likelihood", OrderedTwoLevelFit::logLikelihood)
                .twoDecimals("AIC", OrderedTwoLevelFit::aic)
                .twoDecimals("BIC", OrderedTwoLevelFit::bic)
                .table("Marginal maximum likelihood with a cumulative " + (logit ? "logit" : "probit")
                        + " link; residual variances of latent responses are " + (logit ? "π²/3" : "1")
                        + " within clusters and 0 between. Rows were used with the responses that they had."
                        + " There is no χ² test: the table of all response patterns is too sparse.");
    }

    private Table parameters(int level) {
        List<Estimate> shown =
                fit.estimates().stream().filter(e -> isShown(e, level)).toList();
        return Table.of(id + "-level-" + level, "Loadings, variances and covariances " + LEVELS.get(level - 1), shown)
                .text("Of", Estimate::lhs)
                .text("Operator", e -> e.op().symbol())
                .text("With", Estimate::rhs)
                .number(
                        Confidence.heading("Estimate", Estimate.LEVEL),
                        e -> isFixed(e)
                                ? Cell.number(e.estimate(), Format.THREE_DECIMALS)
                                : Cell.interval(e.estimate(), e.lower(), e.upper(), Format.THREE_DECIMALS))
                .statistic("SE", Format.THREE_DECIMALS, e -> isFixed(e) ? Double.NaN : e.se())
                .statistic("z", Format.TWO_DECIMALS, e -> isFixed(e) ? Double.NaN : e.z())
                .statistic("p", Format.P_VALUE, e -> isFixed(e) ? Double.NaN : e.pValue())
                .threeDecimals("Standardised", Estimate::stdAll)
                .table("Standardised by the variances of factors and latent responses of the level.");
    }

    private boolean isShown(Estimate e, int level) {
        boolean ofFactors = e.op() == Operator.LOADING
                || e.op() == Operator.COVARIANCE && !fit.table().observed().contains(e.lhs());
        return e.level() == level && ofFactors || level == 2 && e.op() == Operator.DEFINITION;
    }

    private static boolean isFixed(Estimate e) {
        return e.free() == 0 && e.op() != Operator.DEFINITION;
    }

    private Table thresholds() {
        List<Estimate> thresholds = fit.estimates().stream()
                .filter(e -> e.level() == 2 && e.op() == Operator.THRESHOLD)
                .toList();
        return Table.of(id + "-thresholds", "Thresholds", thresholds)
                .text("Item", Estimate::lhs)
                .text("Threshold", Estimate::rhs)
                .number(
                        Confidence.heading("Estimate", Estimate.LEVEL),
                        e -> new Cell.Interval(e.estimate(), e.lower(), e.upper(), Format.THREE_DECIMALS))
                .statistic("SE", Format.THREE_DECIMALS, Estimate::se)
                .table();
    }

    private Table intraclass() {
        return Table.of(id + "-icc", "Intraclass correlations of latent responses", fit.intraclass())
                .text("Item", ItemIntraclass::variable)
                .threeDecimals("Variance within", ItemIntraclass::within)
                .threeDecimals("Variance between", ItemIntraclass::between)
                .statistic("ICC", Format.CORRELATION, ItemIntraclass::icc)
                .table("Implied by the model, with the residual variance of the link within clusters.");
    }
}
