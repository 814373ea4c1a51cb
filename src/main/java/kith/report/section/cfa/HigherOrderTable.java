package kith.report.section.cfa;

import java.util.List;
import java.util.Optional;
import kith.math.NormalDistribution;
import kith.reliability.model.HigherOrderReliability;
import kith.reliability.model.VarianceShare;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;

/** How well sums of items measure the factors of a higher order of a model. */
final class HigherOrderTable {

    private HigherOrderTable() {}

    /** Empty where no factor loads on another. */
    static Optional<Table> of(String id, SemFit fit, Labels labels) {
        List<HigherOrderReliability> all = HigherOrderReliability.of(fit);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean groups = fit.groups().size() > 1;
        return Optional.of(
                Table.of(
                                id + "-higher-order",
                                "Reliability of the sum of all items as a measure of the second-order factor",
                                all)
                        .when(groups, table -> table.text("Group", found -> labels.title(found.group())))
                        .text("Factor", found -> labels.title(found.factor()))
                        .number(
                                Confidence.heading("Omega hierarchical", Estimate.LEVEL),
                                found -> cell(found.omegaHierarchical()))
                        .number(Confidence.heading("Omega total", Estimate.LEVEL), found -> cell(found.omegaTotal()))
                        .number(
                                Confidence.heading("Partial omega", Estimate.LEVEL),
                                found -> cell(found.omegaPartial()))
                        .number(
                                Confidence.heading("Omega of the factors", Estimate.LEVEL),
                                found -> cell(found.omegaOfFactors()))
                        .table(
                                "Shares of the model-implied variance, intervals by the delta method. Omega hierarchical: share of the"
                                        + " second-order factor in the variance of the sum of all items; omega total: share of all"
                                        + " factors; partial omega: share of the second-order factor when the specific variance of the"
                                        + " factors is excluded; omega of the factors: its share in the variance of their sum."));
    }

    /** A share with its interval of another level, cut off at 0 and 1. */
    static Cell cell(VarianceShare share, double level) {
        if (level == Estimate.LEVEL) {
            return cell(share);
        }
        double width = NormalDistribution.twoSided(level) * share.standardError();
        double lower = Math.max(0, share.estimate() - width);
        double upper = Math.min(1, share.estimate() + width);
        return cell(new VarianceShare(share.estimate(), share.standardError(), lower, upper));
    }

    static Cell cell(VarianceShare share) {
        return Cell.interval(share.estimate(), share.lower(), share.upper(), Format.CORRELATION);
    }
}
