package kith.report.section.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.grouplevel.AgreementIndices;
import kith.grouplevel.AgreementStrength;
import kith.grouplevel.Ecometrics;
import kith.grouplevel.GroupAgreement;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.GroupIcc;
import kith.grouplevel.GroupMeasurement;
import kith.grouplevel.OrderedEcometrics;
import kith.grouplevel.Waba;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Presents how well scales measure groups. */
public final class GroupSection {

    /** Groups in a table of a report; JSON and CSV have all. */
    private static final int MOST_ROWS = 200;

    private GroupSection() {}

    /** How much is shown of single groups. */
    enum Extent {
        WHOLE,
        /** Scores alone, for a study with several contexts. */
        SCORES
    }

    /** @param findings of the reading and of the analysis */
    public static Section of(GroupAnswer answer, Labels labels, List<Finding> findings) {
        return of(answer, labels, findings, Extent.WHOLE);
    }

    static Section of(GroupAnswer answer, Labels labels, List<Finding> findings, Extent extent) {
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
        for (GroupMeasurement scale : answer.scales()) {
            blocks.add(new Block.Paragraph(sentence(scale, labels, answer)));
        }
        blocks.add(intraclass(answer, labels));
        answer.scales()
                .forEach(scale -> scale.agreement()
                        .ifPresent(agreement -> blocks.add(agreement(
                                scale, agreement, labels, answer.scales().size() > 1))));
        List<Ecometrics> models = answer.scales().stream()
                .flatMap(scale -> scale.ecometrics().stream())
                .filter(Ecometrics::converged)
                .toList();
        if (!models.isEmpty()) {
            blocks.addAll(new EcometricsTables(models, labels, answer.level()).blocks());
        }
        answer.domains()
                .filter(Ecometrics::converged)
                .ifPresent(model -> blocks.add(EcometricsTables.domains(model, labels)));
        List<OrderedEcometrics> ordered =
                answer.ordered().stream().filter(OrderedEcometrics::converged).toList();
        if (!ordered.isEmpty()) {
            blocks.addAll(new OrderedEcometricsTables(ordered, labels).blocks());
        }
        if (!answer.spatial().isEmpty()) {
            blocks.addAll(new SpatialTables(answer, labels).blocks());
        }
        if (extent == Extent.WHOLE) {
            answer.scales()
                    .forEach(
                            scale -> scale.icc().ifPresent(icc -> blocks.add(GroupFigures.funnel(scale, icc, labels))));
            answer.scales()
                    .forEach(scale -> scale.agreement()
                            .ifPresent(agreement -> blocks.add(GroupFigures.agreement(scale, agreement, labels))));
        }
        if (!answer.waba().isEmpty()) {
            blocks.add(waba(answer, labels));
        }
        if (extent == Extent.WHOLE) {
            blocks.add(shortened(byGroup(answer, labels)));
        }
        blocks.addAll(Notices.ofOthers(findings));
        return new Section("group", "Measurement of groups", blocks);
    }

    /** Column, sizes and measures stand with the first scale, sizes again where those of another scale differ. */
    private static String sentence(GroupMeasurement scale, Labels labels, GroupAnswer answer) {
        String title = labels.title(scale.scale());
        if (scale.icc().isEmpty()) {
            return title + ": the variance between groups could not be estimated.";
        }
        GroupMeasurement before = answer.scales().get(0);
        boolean first = scale.equals(before);
        boolean others = scale.respondents() != before.respondents() || scale.groups() != before.groups();
        GroupIcc icc = scale.icc().get();
        double share = icc.anova().iccN0();
        return title + ": "
                + (first || others
                        ? NumberWords.count(scale.respondents()) + " respondents in "
                                + NumberWords.count(scale.groups()) + " groups"
                                + (first ? " (column " + answer.cluster() + ")" : "") + ". Group means "
                        : "group means ")
                + (icc.anova().pvalue() < 0.05 ? "differed" : "did not differ significantly")
                + ", F(" + NumberWords.df(icc.anova().df1()) + ", "
                + NumberWords.df(icc.anova().df2()) + ") = "
                + NumberWords.two(icc.anova().f()) + ", p "
                + NumberWords.p(icc.anova().pvalue()) + ". ICC(1) = "
                + NumberWords.correlation(share)
                + (first
                        ? " (" + (share > 0 ? String.format(Locale.ROOT, "%.0f%%", 100 * share) : "none")
                                + " of the variance of a single response lies between groups)"
                        : "")
                + " and ICC(2) = " + NumberWords.correlation(icc.anova().icc2())
                + (first ? " (the reliability of a group mean)" : "") + "."
                + scale.agreement().map(found -> agreement(scale, found, first)).orElse("");
    }

    private static String agreement(GroupMeasurement scale, GroupAgreement agreement, boolean first) {
        double rwg = agreement.summary(group -> group.byNull().get(0).rwg()).mean();
        return " Agreement of members was on average "
                + AgreementStrength.of(rwg).name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (mean "
                + (scale.items().size() > 1 ? "rwg(j)" : "rwg") + " = " + NumberWords.correlation(rwg)
                + (first ? "; labels after " + Citation.unbracketed("lebretonSenter2008") : "") + ").";
    }

    private static Table intraclass(GroupAnswer answer, Labels labels) {
        boolean items = answer.scales().stream().anyMatch(scale -> scale.items().size() > 1);
        List<List<Cell>> rows = new ArrayList<>();
        List<Table.RowGroup> groups = new ArrayList<>();
        for (GroupMeasurement scale : answer.scales()) {
            if (items) {
                groups.add(new Table.RowGroup(rows.size(), labels.title(scale.scale())));
            }
            rows.add(icc(items ? "score (mean of the items)" : labels.title(scale.scale()), scale.icc()));
            for (int item = 0; item < scale.items().size() && scale.items().size() > 1; item++) {
                rows.add(icc(
                        labels.idAndTitle(scale.items().get(item)),
                        scale.itemIccs().get(item)));
            }
        }
        return intraclass(rows, groups, answer.level());
    }

    /** Of the scores of each context, a heading a context. */
    static Table byContext(Map<String, GroupAnswer> answers, Labels labels) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Table.RowGroup> groups = new ArrayList<>();
        double level = Double.NaN;
        for (Map.Entry<String, GroupAnswer> one : answers.entrySet()) {
            level = one.getValue().level();
            int count = one.getValue().scales().stream()
                    .mapToInt(GroupMeasurement::groups)
                    .max()
                    .orElse(0);
            groups.add(new Table.RowGroup(
                    rows.size(), labels.title(one.getKey()) + " (" + NumberWords.count(count) + " groups)"));
            one.getValue().scales().forEach(scale -> rows.add(icc(labels.title(scale.scale()), scale.icc())));
        }
        return intraclass(rows, groups, level);
    }

    private static Table intraclass(List<List<Cell>> rows, List<Table.RowGroup> groups, double level) {
        return new Table(
                "group-icc",
                "Variance between groups",
                List.of(
                        Column.text("Variable"),
                        Column.number(Confidence.heading("ICC(1)", level)),
                        Column.number(Confidence.heading("ICC(1), REML", level)),
                        Column.number(Confidence.heading("ICC(2)", level)),
                        Column.statistic("F"),
                        Column.statistic("p"),
                        Column.number("Design effect")),
                rows,
                groups,
                List.of(
                        "ICC(1): share of variance between groups, by analysis of variance with n₀ (interval by F) and by restricted"
                                + " maximum likelihood (REML, profile likelihood interval). ICC(2): reliability of group means."
                                + " Design effect: factor by which grouping inflates the variance of a mean."));
    }

    private static List<Cell> icc(String name, Optional<GroupIcc> found) {
        if (found.isEmpty()) {
            return List.of(
                    Cell.text(name),
                    Cell.empty(),
                    Cell.empty(),
                    Cell.empty(),
                    Cell.empty(),
                    Cell.empty(),
                    Cell.empty());
        }
        GroupIcc icc = found.get();
        return List.of(
                Cell.text(name),
                Confidence.cell(icc.anova().iccN0(), icc.anova().iccN0ByF(), Format.CORRELATION),
                Confidence.cell(icc.reml().icc(), icc.reml().iccInterval(), Format.CORRELATION),
                Confidence.cell(icc.anova().icc2(), icc.anova().icc2ByF(), Format.CORRELATION),
                Cell.number(icc.anova().f(), Format.TWO_DECIMALS),
                Cell.number(icc.anova().pvalue(), Format.P_VALUE),
                Cell.number(icc.anova().designEffectN0(), Format.TWO_DECIMALS));
    }

    private static Table agreement(GroupMeasurement scale, GroupAgreement agreement, Labels labels, boolean several) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < agreement.distributions().size(); k++) {
            int of = k;
            String name = agreement.distributions().get(k).name();
            rows.add(summary(
                    "rwg(j), " + name,
                    agreement.summary(group -> group.byNull().get(of).rwg()),
                    significant(agreement, of)));
        }
        rows.add(summary(
                "rwg*(j), " + agreement.distributions().get(0).name(),
                agreement.summary(group -> group.byNull().get(0).rwgStar()),
                Double.NaN));
        rows.add(summary("ADM(j)", agreement.summary(AgreementIndices::deviationFromMean), Double.NaN));
        rows.add(
                summary("AD(j) from the median", agreement.summary(AgreementIndices::deviationFromMedian), Double.NaN));
        rows.add(summary("awg(j)", agreement.summary(AgreementIndices::awg), Double.NaN));
        return new Table(
                "group-agreement" + (several ? "-" + scale.scale() : ""),
                "Agreement within groups: " + labels.title(scale.scale()),
                List.of(
                        Column.text("Index, null distribution"),
                        Column.statistic("M"),
                        Column.number("Median"),
                        Column.statistic("SD"),
                        Column.number("10th percentile"),
                        Column.number("90th percentile"),
                        Column.number("Groups with p ≤ .05")),
                rows,
                List.of(
                        agreement.groups().size() + " groups with two members or more. rwg(j): "
                                + Citation.narrative("jamesDemareeWolf1984") + ", 0 where items vary more than the null"
                                + " distribution; rwg*(j): " + Citation.narrative("lindellBrandtWhitney1999")
                                + "; ADM(j): "
                                + Citation.narrative("burkeFinkelsteinDusig1999") + ", in points of the scale; awg(j): "
                                + Citation.narrative("brownHauenstein2005") + ". Null distributions: "
                                + Citation.narrative("lebretonSenter2008") + ".",
                        "p: probability of at least this agreement if members answered each item independently by the null"
                                + " distribution."));
    }

    /** The share of groups whose agreement is significant; NaN where it was not computed. */
    private static double significant(GroupAgreement agreement, int distribution) {
        if (agreement.criticalValues().isEmpty()) {
            return Double.NaN;
        }
        return agreement.groups().stream()
                        .filter(group -> group.byNull().get(distribution).rwgPvalue() <= 0.05)
                        .count()
                / (double) agreement.groups().size();
    }

    private static List<Cell> summary(String name, GroupAgreement.Summary summary, double significant) {
        return List.of(
                Cell.text(name),
                Cell.number(summary.mean(), Format.TWO_DECIMALS),
                Cell.number(summary.median(), Format.TWO_DECIMALS),
                Cell.number(summary.sd(), Format.TWO_DECIMALS),
                Cell.number(summary.q10(), Format.TWO_DECIMALS),
                Cell.number(summary.q90(), Format.TWO_DECIMALS),
                Cell.number(significant, Format.PERCENT));
    }

    private static Table waba(GroupAnswer answer, Labels labels) {
        return Table.of("group-waba", "Correlations between and within groups (WABA)", answer.waba())
                .text("Variables", waba -> labels.title(waba.first()) + ", " + labels.title(waba.second()))
                .statistic("r", Format.CORRELATION, Waba::correlation)
                .number("r between", Format.CORRELATION, Waba::correlationBetween)
                .number("r within", Format.CORRELATION, Waba::correlationWithin)
                .number(
                        "Between component",
                        Format.CORRELATION,
                        waba -> waba.etaBetweenFirst() * waba.etaBetweenSecond() * waba.correlationBetween())
                .number(
                        "Within component",
                        Format.CORRELATION,
                        waba -> waba.etaWithinFirst() * waba.etaWithinSecond() * waba.correlationWithin())
                .statistic("z", Format.TWO_DECIMALS, Waba::z)
                .statistic("p", Format.P_VALUE, Waba::pvalue)
                .table("The components add up to r. z: test of r between against r within.");
    }

    /** One row per group: the one table that a spreadsheet wants. */
    public static Table byGroup(GroupAnswer answer) {
        return byGroup(answer, Labels.none());
    }

    private static Table byGroup(GroupAnswer answer, Labels labels) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Table.RowGroup> headings = new ArrayList<>();
        boolean several = answer.scales().size() > 1;
        for (GroupMeasurement scale : answer.scales()) {
            if (several) {
                headings.add(new Table.RowGroup(rows.size(), labels.title(scale.scale())));
            }
            List<GroupIcc.GroupMean> groups = scale.icc().map(GroupIcc::scores).orElse(List.of());
            Map<String, AgreementIndices> agreement = new HashMap<>();
            scale.agreement().ifPresent(all -> all.groups().forEach(one -> agreement.put(one.group(), one)));
            groups.forEach(group -> rows.add(
                    row(labels.title(scale.scale()), group, Optional.ofNullable(agreement.get(group.group())))));
        }
        return new Table(
                "group-by-group",
                "Groups",
                List.of(
                        Column.text("Scale"),
                        Column.text("Group"),
                        Column.statistic("n"),
                        Column.statistic("M"),
                        Column.number("Reliability"),
                        Column.number("Empirical Bayes deviation"),
                        Column.number("SE of score"),
                        Column.number("rwg(j)"),
                        Column.statistic("p"),
                        Column.number("ADM(j)"),
                        Column.number("awg(j)")),
                rows,
                headings,
                List.of(
                        "Empirical Bayes deviation: from the mean of all groups, shrunk by the reliability of the group’s"
                                + " mean. Its standard error includes the uncertainty of that mean. p: of rwg(j)."));
    }

    private static List<Cell> row(String scale, GroupIcc.GroupMean group, Optional<AgreementIndices> agreement) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(scale),
                Cell.text(group.group()),
                Cell.count(group.n()),
                Cell.number(group.mean(), Format.TWO_DECIMALS),
                Cell.number(group.reliability(), Format.CORRELATION),
                Cell.number(group.deviation(), Format.TWO_DECIMALS),
                Cell.number(group.scoreError(), Format.TWO_DECIMALS)));
        if (agreement.isEmpty()) {
            IntStream.range(0, 4).forEach(k -> cells.add(Cell.empty()));
        } else {
            AgreementIndices found = agreement.get();
            cells.add(Cell.number(found.byNull().get(0).rwg(), Format.CORRELATION));
            cells.add(Cell.number(found.byNull().get(0).rwgPvalue(), Format.P_VALUE));
            cells.add(Cell.number(found.deviationFromMean(), Format.TWO_DECIMALS));
            cells.add(Cell.number(found.awg(), Format.CORRELATION));
        }
        return cells;
    }

    private static Table shortened(Table table) {
        if (table.rows().size() <= MOST_ROWS) {
            return table;
        }
        List<String> notes = new ArrayList<>(table.notes());
        notes.add("The first " + MOST_ROWS + " of " + table.rows().size() + " rows; JSON and CSV have all.");
        return new Table(
                table.id(),
                table.caption(),
                table.columns(),
                table.rows().subList(0, MOST_ROWS),
                table.groups().stream()
                        .filter(group -> group.beforeRow() < MOST_ROWS)
                        .toList(),
                notes);
    }
}
