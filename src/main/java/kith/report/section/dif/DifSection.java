package kith.report.section.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.dif.DifAnswer;
import kith.dif.DifComparison;
import kith.dif.DifLikelihoodRatio;
import kith.dif.DifMethod;
import kith.dif.DifScale;
import kith.dif.ItemDif;
import kith.dif.MethodResult;
import kith.dif.OmnibusStatistics;
import kith.dif.OrdinalLogistic;
import kith.dif.joint.JointComparison;
import kith.finding.Finding;
import kith.invariance.ComparabilityAnswer;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;

/** Presents differential item functioning. */
public final class DifSection {

    static final String TITLE = "Differential item functioning";

    private DifSection() {}

    /**
     * @param invariance of the same groups, whose search for non-invariant parameters stands beside the methods
     * @param findings of the reading and of the analysis
     */
    public static Section of(
            DifAnswer answer, Optional<ComparabilityAnswer> invariance, List<Finding> findings, Labels labels) {
        if (answer.scales().size() == 1) {
            List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
            blocks.addAll(blocks(answer.scales().get(0), invariance, ""));
            blocks.addAll(Notices.ofOthers(findings));
            return new Section("dif", TITLE, blocks);
        }
        List<Section> scales = new ArrayList<>();
        for (DifScale scale : answer.scales()) {
            String id = "-" + plain(scale.name());
            scales.add(new Section("dif" + id, labels.title(scale.name()), blocks(scale, invariance, id)));
        }
        return new Section("dif", TITLE, Notices.of(findings), scales);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static List<Block> blocks(DifScale scale, Optional<ComparabilityAnswer> invariance, String id) {
        List<Block> blocks = new ArrayList<>();
        for (DifComparison comparison : scale.comparisons()) {
            String place = id + "-" + plain(comparison.focal());
            JointComparison joint = JointComparison.of(scale, comparison, invariance);
            Stream.concat(
                            new DifWords(comparison, scale.question().alpha()).sentences().stream(),
                            new JointWords(joint).sentences().stream())
                    .forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
            blocks.add(JointTable.of(joint, place));
            blocks.add(methods(scale, comparison, place));
            ResponseFunctioningTable.of(comparison, place).forEach(blocks::add);
            blocks.add(points(comparison, place));
        }
        if (!scale.omnibus().isEmpty()) {
            blocks.add(omnibus(scale, id));
        }
        return blocks;
    }

    /** Every method by item, all comparisons of the first scale: the one table that a spreadsheet wants. */
    public static Table methods(DifAnswer answer) {
        DifScale scale = answer.scales().get(0);
        DifComparison first = scale.comparisons().get(0);
        List<Row> rows = scale.comparisons().stream()
                .flatMap(comparison -> rows(comparison).stream())
                .toList();
        return methods(
                scale,
                first,
                Table.of("dif-methods", caption(first), rows)
                        .text("Focal group", row -> row.comparison().focal()));
    }

    /** An item in a comparison. */
    private record Row(DifComparison comparison, ItemDif item) {

        Optional<MethodResult> by(DifMethod method) {
            return item.results().stream().filter(one -> one.method() == method).findFirst();
        }

        Optional<DifLikelihoodRatio> irt() {
            return comparison.irt().stream()
                    .flatMap(irt -> irt.drop().stream())
                    .filter(test -> test.item().equals(item.item()) && test.converged())
                    .findFirst();
        }
    }

    private static List<Row> rows(DifComparison comparison) {
        return comparison.items().stream()
                .map(item -> new Row(comparison, item))
                .toList();
    }

    private static String caption(DifComparison found) {
        return "Differential item functioning, " + found.focal() + " compared with " + found.reference();
    }

    private static Table methods(DifScale scale, DifComparison found, String place) {
        return methods(scale, found, Table.of("dif-methods" + place, caption(found), rows(found)));
    }

    private static Table methods(DifScale scale, DifComparison found, TableColumns<Row> table) {
        List<DifMethod> asked = Arrays.stream(DifMethod.values())
                .filter(method -> asked(scale, method))
                .toList();
        return table.text("Item", row -> row.item().item())
                .text(
                        "Verdict",
                        row -> row.item().verdict().kind().word()
                                + (row.item().verdict().methodsDisagree() ? " (methods disagree)" : ""))
                .each(
                        asked,
                        (columns, method) -> columns.<MethodResult>part(
                                row -> row.by(method),
                                result -> result.when(
                                                hasOwnTest(method),
                                                more -> more.statistic(
                                                        method.title() + " p",
                                                        Format.P_VALUE,
                                                        one -> one.test().pvalue()))
                                        .threeDecimals(unit(method), MethodResult::effect)
                                        .text("Class", one -> one.size().name())))
                .when(
                        found.irt().isPresent(),
                        more -> more.part(
                                Row::irt,
                                irt -> irt.statistic(
                                        "IRT LR p",
                                        Format.P_VALUE,
                                        one -> one.test().pvalue())))
                .statistic(
                        "Non-uniform p",
                        Format.P_VALUE,
                        row -> row.item()
                                .purified()
                                .logisticTotal()
                                .test(OrdinalLogistic.Effect.NON_UNIFORM)
                                .pvalue())
                .statistic(
                        "Crossing SIBTEST p",
                        Format.P_VALUE,
                        row -> row.item().purified().sibtest().crossing().pvalue())
                .twoDecimals("Points", row -> row.item().points())
                .table(notes());
    }

    private static boolean asked(DifScale scale, DifMethod method) {
        return method.isInVerdict() && scale.question().methods().contains(method);
    }

    /** The Liu–Agresti odds ratio is tested by Mantel's test. */
    private static boolean hasOwnTest(DifMethod method) {
        return method != DifMethod.LIU_AGRESTI;
    }

    private static String unit(DifMethod method) {
        return switch (method) {
            case MANTEL -> "Δ or SMD/SD";
            case LIU_AGRESTI -> "ln Ψ";
            case LOGISTIC -> "ΔR²";
            case SIBTEST -> "β";
            case IRT, LORDIF -> "";
        };
    }

    private static List<String> notes() {
        return List.of(
                "Classes: A negligible, B moderate, C large; A where not significant. Two categories: Δ by ETS’s rule ("
                        + Citation.unbracketed("zieky1993")
                        + "). More categories: standardised mean difference over SD, B above"
                        + " .17, C above .25 (" + Citation.unbracketed("allenEtAl1999")
                        + "); |ln Ψ| B from .43, C from .64 ("
                        + Citation.unbracketed("penfield2007") + "). Nagelkerke’s ΔR² B from .035, C from .070 ("
                        + Citation.unbracketed("jodoinGierl2001")
                        + "). |β| over the range of the item B from .059, C from .088 ("
                        + Citation.unbracketed("roussosStout1996") + ").",
                "Verdict: moderate or large where at least half of the methods class the item so. ln Ψ is tested by Mantel’s test. IRT LR: all parameters"
                        + " of the item in the graded response model released; it does not enter the verdict. Points: standardised mean"
                        + " difference, focal less reference; below 0 the focal group scores lower at equal matching scores."
                        + " p values are not adjusted for the number of items.");
    }

    private static Figure points(DifComparison found, String place) {
        List<String> names = found.items().stream().map(ItemDif::item).toList();
        double[] values = found.items().stream().mapToDouble(ItemDif::points).toArray();
        return new Figure(
                "dif-points" + place,
                "Points by which " + found.focal() + " differs at equal matching scores",
                "A bar for each item; bars to the left mean lower scores in " + found.focal() + ".",
                new Figure.Bars(names, values, "Points", 0, Format.TWO_DECIMALS),
                Table.of(
                                "dif-points-table" + place,
                                "Points by which " + found.focal() + " differs at equal matching scores",
                                values.length)
                        .text("Item", i -> names.get(i))
                        .twoDecimals("Points", i -> values[i])
                        .table());
    }

    private static Table omnibus(DifScale scale, String id) {
        return Table.of("dif-omnibus" + id, "All groups at once", scale.omnibus())
                .text("Item", OmnibusStatistics::item)
                .statistic(
                        "Mantel χ²", Format.TWO_DECIMALS, item -> item.ordinal().chi2())
                .statistic("df", Format.COUNT, item -> item.ordinal().df())
                .statistic("p", Format.P_VALUE, item -> item.ordinal().pvalue())
                .statistic(
                        "Generalised MH χ²",
                        Format.TWO_DECIMALS,
                        item -> item.nominal().chi2())
                .statistic("df", Format.COUNT, item -> item.nominal().df())
                .statistic("p", Format.P_VALUE, item -> item.nominal().pvalue())
                .statistic(
                        "Uniform p",
                        Format.P_VALUE,
                        item -> item.logistic()
                                .test(OrdinalLogistic.Effect.UNIFORM)
                                .pvalue())
                .statistic(
                        "Non-uniform p",
                        Format.P_VALUE,
                        item -> item.logistic()
                                .test(OrdinalLogistic.Effect.NON_UNIFORM)
                                .pvalue())
                .fitIndex(
                        "ΔR²",
                        item -> item.logistic()
                                .rSquared(OrdinalLogistic.RSquared.NAGELKERKE, OrdinalLogistic.Effect.TOTAL))
                .table("Matched by the sum of all items. Uniform, non-uniform and Nagelkerke’s ΔR²: ordinal logistic"
                        + " regression with an indicator of each group.");
    }
}
