package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.reliability.model.ConstructValidity;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;
import kith.resampling.Interval;
import kith.sem.diagnostic.ModificationIndex;
import kith.sem.resampling.BootstrapAnswer;
import kith.sem.solution.StandardizedBy;

/** Modification indices, validity and bootstrap of a fitted model. */
public final class ModelDetails {

    private static final int MOST_SHOWN = 20;

    private static final RecordTree DETAILS = new RecordTree()
            .with(ModificationIndex.class, "sepc_lv", one -> one.standardised(StandardizedBy.FACTORS))
            .with(ModificationIndex.class, "sepc_all", one -> one.standardised(StandardizedBy.ALL))
            .with(ModificationIndex.class, "sepc_nox", one -> one.standardised(StandardizedBy.ALL_BUT_PREDICTORS))
            .keys(ModificationIndex.class, """
                    lhs op=op.symbol rhs group mi epc=expectedChange sepc_lv sepc_all sepc_nox delta=power.delta
                    ncp=power.ncp power=power.power decision=power.decision.symbol""")
            .keys(ConstructValidity.Group.class, "group=name factors htmt htmt_absolute htmt2")
            .keys(ConstructValidity.Factor.class, "factor=name composite_reliability=omega ave alpha omega_categorical")
            .keys(BootstrapAnswer.class, """
                    draws=question.draws usable=used without_category=counts.undrawn without_solution=counts.unsolved
                    inadmissible=counts.inadmissible seed=question.seed pvalue=pValue parameters=rows""")
            .keys(BootstrapAnswer.Row.class, """
                    lhs=of.lhs op=of.op.symbol rhs=of.rhs group=of.group level=of.level est=of.estimate bias se
                    normal_ci=normal percentile_ci=percentile bca_ci=bca""");

    private ModelDetails() {}

    /** The largest modification indices; at most twenty. */
    public static Table modificationIndices(List<ModificationIndex> all) {
        List<ModificationIndex> shown = descending(all).limit(MOST_SHOWN).toList();
        return Table.of("modification-indices", "Modification indices", shown)
                .text("Of", ModificationIndex::lhs)
                .text("Operator", one -> one.op().symbol())
                .text("With", ModificationIndex::rhs)
                .text("Group", one -> Integer.toString(one.group()))
                .twoDecimals("MI", ModificationIndex::mi)
                .threeDecimals("EPC", ModificationIndex::expectedChange)
                .threeDecimals("Standardised EPC", one -> one.standardised(StandardizedBy.ALL))
                .correlation("Power", one -> one.power().power())
                .text("Decision", one -> one.power().decision().symbol())
                .table(
                        "MI: expected drop of χ² with 1 df if the parameter is freed "
                                + Citation.parenthetical("sorbom1989")
                                + ". EPC: expected parameter change, standardised by all variables. The largest "
                                + shown.size() + " of " + all.size()
                                + ". A parameter freed because of these data needs a reason and other data.",
                        power(shown));
    }

    private static String power(List<ModificationIndex> shown) {
        String delta = shown.isEmpty()
                ? "a misspecification that matters"
                : "a misspecification of "
                        + String.format(
                                        Locale.ROOT,
                                        "%.3g",
                                        shown.get(0).power().delta())
                                .replaceFirst("0+$", "")
                                .replaceFirst("^0\\.", ".")
                        + " in units of the parameter";
        return "Power: to find " + delta
                + " " + Citation.parenthetical("saris2009")
                + ". Decision: m, misspecified; nm, not misspecified; epc:m and epc:nm, decided"
                + " by the expected change because power is high; i, inconclusive.";
    }

    /** All of them, the largest first. */
    public static List<Tree> ofIndices(List<ModificationIndex> all) {
        return DETAILS.of(descending(all).toList());
    }

    private static Stream<ModificationIndex> descending(List<ModificationIndex> all) {
        return all.stream()
                .filter(one -> Double.isFinite(one.mi()))
                .sorted(Comparator.comparingDouble(ModificationIndex::mi).reversed());
    }

    /** Bootstrap errors and intervals of the parameters. */
    public static List<Block> bootstrap(BootstrapAnswer answer) {
        boolean groups = answer.rows().stream().anyMatch(row -> row.of().group() > 1);
        boolean levels = answer.rows().stream().anyMatch(row -> row.of().level() > 1);
        Table table = Table.of("bootstrap", "Bootstrap of the parameters", answer.rows())
                .text("Of", row -> row.of().lhs())
                .text("Operator", row -> row.of().op().symbol())
                .text("With", row -> row.of().rhs())
                .when(
                        groups,
                        more -> more.text(
                                "Group", row -> Integer.toString(row.of().group())))
                .when(
                        levels,
                        more -> more.text(
                                "Level", row -> Integer.toString(row.of().level())))
                .threeDecimals("Estimate", row -> row.of().estimate())
                .threeDecimals("Bias", BootstrapAnswer.Row::bias)
                .statistic("SE", Format.THREE_DECIMALS, BootstrapAnswer.Row::se)
                .number(
                        Confidence.heading("Percentile", answer.level()),
                        row -> interval(row.of().estimate(), row.percentile()))
                .number(
                        Confidence.heading("BCa", answer.level()),
                        row -> interval(row.of().estimate(), row.bca()))
                .table(drawn(answer)
                        + " Intervals: between percentiles, and corrected for bias and acceleration (BCa).");
        return with(table, answer);
    }

    private static List<Block> with(Block block, BootstrapAnswer answer) {
        List<Block> blocks = new ArrayList<>(List.of(block));
        blocks.addAll(Notices.of(answer.findings()));
        return blocks;
    }

    /** The test of Bollen and Stine in words. */
    public static List<Block> bollenStine(BootstrapAnswer answer) {
        return with(
                new Block.Paragraph("Bootstrap test after " + Citation.narrative("bollenStine1992")
                        + ", of bootstrap samples under exact fit: p " + NumberWords.p(answer.pValue()) + ". "
                        + drawn(answer)),
                answer);
    }

    private static String drawn(BootstrapAnswer answer) {
        return answer.used() + " of " + answer.question().draws() + " samples drawn with seed "
                + answer.question().seed() + ".";
    }

    /** How well the indicators measure each factor, and how distinct the factors are. */
    public static List<Table> validity(ConstructValidity validity) {
        boolean groups = validity.groups().size() > 1;
        List<Table> tables = new ArrayList<>();
        for (ConstructValidity.Group group : validity.groups()) {
            String suffix = groups ? ", " + group.name() : "";
            tables.add(Table.of(
                            "validity-" + tables.size(), "How well the factors are measured" + suffix, group.factors())
                    .text("Factor", factor -> factor.name())
                    .correlation("Composite reliability", factor -> factor.omega())
                    .correlation("AVE", factor -> factor.ave())
                    .correlation("Alpha", factor -> factor.alpha())
                    .correlation("Categorical omega", factor -> factor.omegaCategorical())
                    .table("AVE: average variance extracted " + Citation.parenthetical("fornellLarcker1981")
                            + ". Categorical omega " + Citation.parenthetical("greenYang2009")
                            + " where indicators are ordered. Of a second-order factor: composite reliability is its share of the"
                            + " variance of the sum of all items, AVE its share of the variance of its factors."));
            tables.add(htmt(group, "htmt-" + tables.size(), suffix));
        }
        return tables;
    }

    private static Table htmt(ConstructValidity.Group group, String id, String suffix) {
        List<String> names = group.htmt2().rows();
        return Table.of(id, "Whether the factors are distinct" + suffix, names)
                .text("Factor", left -> left)
                .each(
                        names,
                        (table, right) -> table.correlation(
                                right,
                                left -> left.equals(right)
                                        ? Double.NaN
                                        : (names.indexOf(right) < names.indexOf(left) ? group.htmt2() : group.htmt())
                                                .at(left, right)))
                .table("Heterotrait–monotrait ratios: below the diagonal HTMT2 "
                        + Citation.parenthetical("roemerSchuberthHenseler2021")
                        + ", of absolute correlations; above it HTMT "
                        + Citation.parenthetical("henseler2015")
                        + ", of correlations with their signs. Guides for HTMT: above .85"
                        + " or .90 factors are hard to distinguish (Henseler et al., 2015); none were proposed for these point"
                        + " estimates of HTMT2. No test of HTMT < 1 is made.");
    }

    /** The same for programs, one a group. */
    public static List<Tree> ofValidity(ConstructValidity validity) {
        return DETAILS.of(validity.groups());
    }

    private static Cell interval(double estimate, Interval interval) {
        return Double.isFinite(interval.lower()) && Double.isFinite(interval.upper())
                ? new Cell.Interval(estimate, interval.lower(), interval.upper(), Format.THREE_DECIMALS)
                : Cell.empty();
    }

    /** The same for programs. */
    public static Tree tree(BootstrapAnswer answer) {
        return DETAILS.of(answer);
    }
}
