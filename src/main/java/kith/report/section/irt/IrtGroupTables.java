package kith.report.section.irt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.irt.GroupConstraints;
import kith.irt.IrtFit;
import kith.irt.IrtScaling;
import kith.irt.ItemEstimate;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.TableColumns;
import kith.report.section.word.NumberWords;

/** Presents item response models of several groups: latent distributions and item parameters side by side. */
final class IrtGroupTables {

    static final String LATENT = "Latent means and variances";
    static final String FIXED =
            "Values without a standard error were fixed to identify the model. The first group sets the scale.";

    private IrtGroupTables() {}

    static List<Block> of(IrtScaling scaling, String id) {
        return List.of(latent(scaling, id), items(scaling, id), IrtSection.itemFit(scaling, id));
    }

    /** What was equal in all groups, as part of a sentence. */
    static String equality(IrtFit fit) {
        GroupConstraints constraints = fit.question().constraints();
        int items = fit.patterns().items().size();
        String groups = " in " + fit.patterns().groups().size() + " groups, with ";
        if (!constraints.equalSlopes().isEmpty()
                && !constraints.equalIntercepts().isEmpty()) {
            return groups + "equal slopes and intercepts of "
                    + items(constraints.equalSlopes().size(), items) + ",";
        }
        if (!constraints.equalSlopes().isEmpty()) {
            return groups + "equal slopes of " + items(constraints.equalSlopes().size(), items) + ",";
        }
        return constraints.equalIntercepts().isEmpty()
                ? groups + "all item parameters free in each group,"
                : groups + "equal intercepts of "
                        + items(constraints.equalIntercepts().size(), items) + ",";
    }

    private static String items(int equal, int all) {
        return equal == all ? "all items" : equal + " of " + all + " items";
    }

    private static Table latent(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        return Table.of("irt-latent" + id, LATENT, fit.patterns().groups().size())
                .text("Group", g -> fit.patterns().groups().get(g))
                .statistic("N", Format.COUNT, g -> fit.patterns().respondents(g))
                .twoDecimals("Mean", g -> fit.means(g)[0])
                .number("SE of mean", g -> number(fit.meanErrors(g)[0]))
                .twoDecimals("Variance", g -> fit.covariances(g)[0][0])
                .number("SE of variance", g -> number(fit.covarianceErrors(g)[0]))
                .correlation(
                        "Marginal reliability",
                        g -> scaling.statistics().get(g).reliability().marginal())
                .correlation(
                        "Empirical reliability (EAP)",
                        g -> scaling.statistics().get(g).reliability().empiricalEap())
                .percent(
                        "Zh below −" + NumberWords.two(IrtScaling.Statistics.UNUSUAL_ZH),
                        g -> scaling.statistics().get(g).misfitting())
                .table(
                        FIXED,
                        "Zh: person fit of respondents with complete responses; 2.5% are expected below this value.");
    }

    /** Item parameters by group. */
    static Table items(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        int most = IntStream.range(0, scaling.items().size())
                .map(i -> fit.item(0, i).difficulties().length)
                .max()
                .orElse(0);
        List<ItemEstimate> estimates = new ArrayList<>();
        List<String> items = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            for (int g = 0; g < fit.patterns().groups().size(); g++) {
                items.add(scaling.items().get(i));
                groups.add(fit.patterns().groups().get(g));
                estimates.add(fit.item(g, i));
            }
        }
        TableColumns<Integer> table = Table.of("irt-items" + id, "Item parameters by group", estimates.size())
                .text("Item", row -> items.get(row))
                .text("Group", row -> groups.get(row))
                .statistic("a", Format.TWO_DECIMALS, row -> estimates.get(row).slopes()[0])
                .cell(Column.statistic("SE"), row -> number(estimates.get(row).errors()[0]));
        for (int k = 0; k < most; k++) {
            int step = k;
            table.number(
                            "b" + (k + 1),
                            row -> IrtSection.value(estimates.get(row).difficulties(), step))
                    .number(
                            "SE b" + (k + 1),
                            row -> IrtSection.value(estimates.get(row).difficultyErrors(), step));
        }
        return table.table(
                "a: slope (discrimination), logistic metric, D = 1. b: thresholds or steps on the scale of the trait.");
    }

    static Cell number(double value) {
        return Double.isNaN(value) ? Cell.empty() : Cell.number(value, Format.TWO_DECIMALS);
    }
}
