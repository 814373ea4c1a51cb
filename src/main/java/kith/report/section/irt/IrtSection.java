package kith.report.section.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.irt.IrtAnswer;
import kith.irt.IrtFit;
import kith.irt.IrtScaling;
import kith.irt.ItemEstimate;
import kith.irt.LimitedInformation;
import kith.irt.ResidualFit;
import kith.irt.SumScoreFit;
import kith.irt.SumScoreTable;
import kith.irt.TraitCurves;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Presents item response models. */
public final class IrtSection {

    static final String TITLE = "Item response model";

    private IrtSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(IrtAnswer answer, List<Finding> findings, Labels labels) {
        if (answer.scales().size() == 1) {
            List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
            blocks.addAll(blocks(answer.scales().get(0), ""));
            blocks.addAll(Notices.ofOthers(findings));
            return new Section("irt", TITLE, blocks);
        }
        List<Section> scales = new ArrayList<>();
        for (IrtScaling scaling : answer.scales()) {
            String id = "-" + slug(scaling.name());
            scales.add(new Section("irt" + id, labels.title(scaling.name()), blocks(scaling, id)));
        }
        return new Section("irt", TITLE, Notices.of(findings), scales);
    }

    /** What a scale developer acts on: fit, items to review, where the trait is measured, the score table. */
    static Section brief(IrtAnswer answer, Labels labels) {
        List<Section> scales = new ArrayList<>();
        for (IrtScaling scaling : answer.scales()) {
            String id = "-" + slug(scaling.name());
            scales.add(new Section("irt" + id, labels.title(scaling.name()), brief(scaling, id)));
        }
        return new Section("irt", TITLE + "s", List.of(), scales);
    }

    private static List<Block> brief(IrtScaling scaling, String id) {
        return blocks(
                scaling,
                id,
                false,
                found -> List.of(
                        new Block.Paragraph(reliability(found)),
                        IrtFigures.precision(found, id),
                        sumScores(found.sumScores(), id)));
    }

    private static List<Block> blocks(
            IrtScaling scaling, String id, boolean whole, Function<IrtScaling.Statistics, List<Block>> ofStatistics) {
        List<Block> blocks = new ArrayList<>();
        if (scaling.fit().isEmpty()) {
            blocks.add(new Block.Paragraph("No item response model could be fitted."));
            return blocks;
        }
        IrtFit fit = scaling.fit().get();
        blocks.add(new Block.Paragraph(model(scaling, fit)));
        scaling.c2().ifPresent(test -> blocks.add(new Block.Paragraph(test("C2", test))));
        scaling.m2().filter(test -> whole).ifPresent(test -> blocks.add(new Block.Paragraph(test("M2*", test))));
        blocks.addAll(IrtReviewTables.comparison(scaling, id));
        List<Block> special = ofGroupsOrFactors(scaling, id);
        if (!special.isEmpty()) {
            blocks.addAll(special);
            return blocks;
        }
        blocks.addAll(IrtReviewTables.review(scaling, id));
        blocks.add(items(scaling, id));
        scaling.statistics().forEach(found -> blocks.addAll(ofStatistics.apply(found)));
        return blocks;
    }

    private static List<Block> blocks(IrtScaling scaling, String id) {
        return blocks(scaling, id, true, found -> {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Paragraph(reliability(found)));
            blocks.add(itemFit(scaling, id));
            blocks.add(IrtFigures.residuals(scaling, found, id));
            blocks.add(dependence(scaling, found, id));
            blocks.add(IrtFigures.information(scaling, found, id));
            blocks.add(IrtFigures.precision(found, id));
            for (int i = 0; i < scaling.items().size(); i++) {
                blocks.add(IrtFigures.characteristic(scaling, found, i, id));
            }
            blocks.add(IrtFigures.personItemMap(scaling, scaling.fit().orElseThrow(), id));
            blocks.add(sumScores(found.sumScores(), id));
            return blocks;
        });
    }

    /** Empty for one group and one factor. */
    private static List<Block> ofGroupsOrFactors(IrtScaling scaling, String id) {
        if (!scaling.factors().isEmpty()) {
            return IrtFactorTables.of(scaling, id);
        }
        return scaling.isOfGroups() ? IrtGroupTables.of(scaling, id) : List.of();
    }

    private static String model(IrtScaling scaling, IrtFit fit) {
        String groups = scaling.isOfGroups() ? IrtGroupTables.equality(fit) : "";
        return "A " + scaling.model().title()
                + " with " + IrtFactorTables.structure(fit.question().structure()) + groups
                + " was fitted by marginal maximum likelihood to the responses of "
                + NumberWords.count(fit.patterns().respondents()) + " respondents (" + fit.parameters()
                + " parameters): log-likelihood "
                + NumberWords.two(fit.logLikelihood()) + ", AIC " + NumberWords.two(fit.aic()) + ", BIC "
                + NumberWords.two(fit.bic()) + ".";
    }

    private static String test(String name, LimitedInformation test) {
        return name + "(" + test.degreesOfFreedom() + ") = " + NumberWords.two(test.statistic()) + ", p "
                + NumberWords.p(test.pValue()) + ", RMSEA = "
                + NumberWords.index(test.rmsea().estimate()) + ", 90% CI ["
                + NumberWords.index(test.rmsea().lower()) + ", "
                + NumberWords.index(test.rmsea().upper()) + "], SRMSR = "
                + Arrays.stream(test.srmsr()).mapToObj(NumberWords::index).collect(Collectors.joining(" and "))
                + ", CFI = " + NumberWords.index(test.cfi()) + ", TLI = " + NumberWords.index(test.tli()) + ".";
    }

    private static String reliability(IrtScaling.Statistics found) {
        return "Marginal reliability was "
                + NumberWords.index(found.reliability().marginal())
                + "; the empirical reliability of EAP scores was "
                + NumberWords.index(found.reliability().empiricalEap())
                + ". Zh was below −" + NumberWords.two(IrtScaling.Statistics.UNUSUAL_ZH) + " for "
                + String.format(Locale.ROOT, "%.1f%%", 100 * found.misfitting())
                + " of respondents with complete responses (2.5% are expected when all follow the model).";
    }

    /** Item parameters: the one table that a spreadsheet wants. */
    public static Table items(IrtAnswer answer) {
        IrtScaling first = answer.scales().get(0);
        if (!first.factors().isEmpty()) {
            return IrtFactorTables.items(first, "");
        }
        return first.isOfGroups() ? IrtGroupTables.items(first, "") : items(first, "");
    }

    /** Information of the test and of the items with the standard error of measurement, one table a scale. */
    public static List<Table> information(IrtAnswer answer) {
        return answer.scales().stream()
                .flatMap(scaling -> IntStream.range(0, scaling.statistics().size())
                        .mapToObj(g -> information(
                                scaling,
                                scaling.statistics().get(g).curves(),
                                name(scaling, g, answer.scales().size() > 1))))
                .toList();
    }

    private static Table information(IrtScaling scaling, TraitCurves curves, String name) {
        double[] theta = IrtTree.THETA;
        double[] test = curves.testInformation(theta);
        double[] errors = curves.standardErrors(theta);
        TableColumns<Integer> table = Table.of(
                        "irt-information" + (name.isEmpty() ? "" : "-" + slug(name)),
                        "Test information and standard error of measurement" + (name.isEmpty() ? "" : ": " + name),
                        theta.length)
                .twoDecimals("θ", q -> theta[q])
                .twoDecimals("Information", q -> test[q])
                .twoDecimals("SEM", q -> errors[q]);
        for (int i = 0; i < curves.items(); i++) {
            double[] item = curves.information(i, theta);
            table.twoDecimals(scaling.items().get(i), q -> item[q]);
        }
        return table.table(
                "SEM: standard error of measurement, one over the root of the test information. The columns of the items"
                        + " give their information, which adds up to that of the test.");
    }

    /** Of a scale among several, a group among several, or both; empty for one scale in one group. */
    private static String name(IrtScaling scaling, int group, boolean several) {
        String scale = several ? scaling.name() : "";
        String of = scaling.isOfGroups()
                ? scaling.fit().orElseThrow().patterns().groups().get(group)
                : "";
        return scale.isEmpty() || of.isEmpty() ? scale + of : scale + ", " + of;
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static Table items(IrtScaling scaling, String id) {
        List<ItemEstimate> items = scaling.fit().stream()
                .flatMap(fit -> IntStream.range(0, scaling.items().size()).mapToObj(i -> fit.item(0, i)))
                .toList();
        int most = items.stream()
                .mapToInt(item -> item.difficulties().length)
                .max()
                .orElse(0);
        TableColumns<Integer> table = Table.of("irt-items" + id, "Item parameters", items.size())
                .text("Item", i -> scaling.items().get(i))
                .statistic("a", Format.TWO_DECIMALS, i -> items.get(i).slopes()[0])
                .statistic("SE", Format.TWO_DECIMALS, i -> items.get(i).errors()[0]);
        for (int k = 0; k < most; k++) {
            int step = k;
            table.number("b" + (k + 1), i -> value(items.get(i).difficulties(), step))
                    .number("SE b" + (k + 1), i -> value(items.get(i).difficultyErrors(), step));
        }
        return table.table("a: slope (discrimination), logistic metric, D = 1. b: "
                + (scaling.model().isCumulative()
                        ? "value of the trait at which a response in this or a higher category has probability .50."
                        : "value of the trait at which two neighbouring categories are equally probable."));
    }

    static Cell value(double[] values, int at) {
        return at < values.length ? Cell.number(values[at], Format.TWO_DECIMALS) : Cell.empty();
    }

    /** S-χ², infit and outfit by item, and by group where there are several. */
    static Table itemFit(IrtScaling scaling, String id) {
        boolean grouped = scaling.isOfGroups();
        int groups = scaling.statistics().size();
        return Table.of(
                        "irt-item-fit" + id,
                        "Fit of the items" + (grouped ? " by group" : ""),
                        scaling.items().size() * groups)
                .text("Item", row -> scaling.items().get(row / groups))
                .when(
                        grouped,
                        table -> table.text(
                                "Group",
                                row -> scaling.fit()
                                        .orElseThrow()
                                        .patterns()
                                        .groups()
                                        .get(row % groups)))
                .<SumScoreFit>part(
                        row -> Optional.of(scaling.statistics()
                                .get(row % groups)
                                .sumScoreFit()
                                .get(row / groups)),
                        fit -> fit.twoDecimals("S-χ²", SumScoreFit::statistic)
                                .statistic("df", Format.COUNT, SumScoreFit::degreesOfFreedom)
                                .statistic("p", Format.P_VALUE, SumScoreFit::pValue)
                                .fitIndex("RMSEA", SumScoreFit::rmsea))
                .<ResidualFit>part(
                        row -> Optional.of(scaling.statistics()
                                .get(row % groups)
                                .residualFit()
                                .get(row / groups)),
                        fit -> fit.twoDecimals("Infit", ResidualFit::infit).twoDecimals("Outfit", ResidualFit::outfit))
                .table(
                        "Of respondents with complete responses. Infit and outfit at EAP scores, which are expected below 1.");
    }

    private static Table dependence(IrtScaling scaling, IrtScaling.Statistics found, String id) {
        double[][] adjusted = found.dependence().adjustedQ3();
        return Table.of("irt-q3" + id, "Local dependence: adjusted Q3", adjusted.length)
                .text("Item", i -> scaling.items().get(i))
                .numbers(scaling.items(), Format.CORRELATION, i -> Arrays.copyOf(adjusted[i], i))
                .table("Correlations of residuals less their mean, "
                        + NumberWords.index(found.dependence().meanQ3()) + ".");
    }

    private static Table sumScores(SumScoreTable table, String id) {
        return Table.of("irt-sum-scores" + id, "Trait by sum score", table.size())
                .count("Sum score", s -> table.lowest() + s)
                .twoDecimals("Trait (EAP)", s -> table.estimates()[s])
                .statistic("SE", Format.TWO_DECIMALS, s -> table.errors()[s])
                .count("Observed", s -> table.observed()[s])
                .twoDecimals("Expected", s -> table.expected()[s])
                .table(
                        "Posterior mean and standard deviation of the trait given the sum of all items. Respondents with complete"
                                + " responses were counted.");
    }
}
